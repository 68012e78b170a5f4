using Vigil.Contracts.Messenger;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Assistant;

/// <summary>Who writes in Vietnamese, Russian or Spanish is met in that language; where the answer is English, they are told so and can have a person.</summary>
public abstract class OtherLanguageTests(TestDatabase database) : SliceTest(database)
{
    [Theory]
    [InlineData("tôi rút USDT từ tối qua mà giờ vẫn chưa thấy về ví", "Hiện phần trả lời chi tiết chỉ có bằng tiếng Anh", "Đăng nhập", "Gặp nhân viên")]
    [InlineData("вывел USDT вчера вечером, до сих пор не пришло на кошелёк", "Подробный ответ пока есть только на английском", "Войти", "Позвать сотрудника")]
    [InlineData("retiré USDT anoche y todavía no llega a mi billetera", "Por ahora la respuesta detallada está solo en inglés", "Iniciar sesión", "Hablar con una persona")]
    public async Task An_answer_that_is_only_English_says_so_first(string question, string foreword, string signIn, string person)
    {
        var answer = await AskAsync(question);

        Assert.StartsWith(foreword, answer.Text, StringComparison.Ordinal);
        var article = Assert.Single(answer.Parts!.Articles);
        Assert.Equal(("withdrawal-arrival-times", "en"), (article.Slug, article.Language));
        Assert.Equal([signIn, person], answer.Parts.Replies.Select(r => r.Label));
    }

    [Theory]
    [InlineData("cho tôi gặp nhân viên hỗ trợ", "Tôi đang chuyển cho nhân viên hỗ trợ")]
    [InlineData("позовите живого оператора пожалуйста", "Зову сотрудника")]
    [InlineData("quiero hablar con un agente humano", "Le paso con una persona")]
    [InlineData("hôm nay thời tiết ở Hà Nội thế nào", "Tôi không có thông tin chắc chắn")]
    [InlineData("какая завтра погода в Казани", "У меня нет надёжных сведений")]
    [InlineData("qué tiempo hace mañana en Lima", "No tengo información fiable")]
    public async Task A_person_and_what_is_not_known_are_told_in_their_language(string said, string answer) =>
        Assert.StartsWith(answer, (await AskAsync(said)).Text, StringComparison.Ordinal);

    private async Task<EntryView> AskAsync(string question)
    {
        var exchange = await StartExchangeAsync();
        exchange.Parameters = Meridians.Figures();
        var customer = await Customer.StartAsync(await StartAsync(exchange: exchange, assistant: true), locale: "en");
        return (await Meridians.AnswersAsync(customer, await customer.OpenCaseAsync(question), 1))[0];
    }
}

public sealed class OtherLanguageTestsOnSqlite() : OtherLanguageTests(TestDatabase.Sqlite);

public sealed class OtherLanguageTestsOnPostgres(PostgresCluster cluster) : OtherLanguageTests(TestDatabase.Postgres(cluster));

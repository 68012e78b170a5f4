using Vigil.Contracts.Messenger;
using Vigil.Language;
using Vigil.Server.Assistant.Answers;
using Vigil.Server.Assistant.Personal;
using Vigil.Server.Assistant.Scripts;
using Vigil.Server.Knowledge;

namespace Vigil.Server.Assistant.Dialogue;

/// <summary>Answers from the articles: the point that was asked where one is clear, otherwise the short answer, with the article beside it.</summary>
internal sealed class ComposeFromArticles(ArticleLibrary articles, ChoosePoint points, ReadExperience experience)
{
    /// <summary>Null where no article answers, or a figure in the answer cannot be read.</summary>
    public async Task<Reply?> AnswerAsync(Plan plan, Question question, CancellationToken cancellationToken)
    {
        var words = question.Words;
        if (plan.Chosen is null && TopicScripts.Find(plan.Topic)?.Says?[words.Language] is { } stance)
        {
            return Reply.Of(stance, [words.Human]);
        }

        if ((plan.Chosen ?? Chosen(plan, question)) is not { } chosen || (plan.Quoted ?? await SayAsync(chosen, question, cancellationToken)) is not { } answer)
        {
            return null;
        }

        ArticleLink link = new(chosen.Article.Slug, chosen.Article.Language, chosen.Article.Title);
        var headings = plan.Near.Select(heading => new QuickReply("say", heading));
        if (plan.NeedsSignIn)
        {
            return Reply.Of($"{answer}\n{words.SignInFirst}", [new QuickReply("signIn", words.ChipSignIn), .. headings.Take(1), words.Human], [link]);
        }

        var reply = Reply.Of(answer, [.. headings, words.Human], [link]);

        // Whoever is talked with about it already has read what is added for beginners.
        return plan.Topic is { } topic && topic != question.KnownTopic && await experience.AdditionAsync(topic, null, question.Customer.Uid, cancellationToken) is { } addition ? addition.After(reply, words, articles) : reply;
    }

    /// <summary>What comes nearest, with the word that it may not be what is meant; null where nothing is near enough, or a figure in it cannot be read.</summary>
    public async Task<Reply?> PerhapsAsync(Plan plan, Question question, CancellationToken cancellationToken)
    {
        if (plan.Perhaps is not { } near || question.Words.IfNotMeant is not { } ifNotMeant || await SayAsync(near, question, cancellationToken) is not { } text)
        {
            return null;
        }

        var words = question.Words;
        var (signIn, button) = plan.NeedsSignIn ? ($"\n{words.SignInFirst}", (QuickReply[])[new QuickReply("signIn", words.ChipSignIn)]) : ("", []);
        return Reply.Of($"{text}\n{ifNotMeant}{signIn}", [.. button, .. plan.Near.Select(label => new QuickReply("say", label)), words.Human], [new ArticleLink(near.Article.Slug, near.Article.Language, near.Article.Title)]) with { NotKnown = true };
    }

    // Where no record tells anything the article may say the point; a thing or a code that is only named is answered by the article as a whole.
    private ChosenPoint? Chosen(Plan plan, Question question) =>
        plan.Step is Step.AnswerRecord ? points.InTopic(question.Reading, plan.Topic!, question.Text, question.Words.Language)
            : points.Whole(plan.Topic!, question.Text, question.Words.Language) is { } article ? new ChosenPoint(article, null)
            : null;

    // A point with a figure that cannot be read says nothing; the short answer may still be whole.
    private async Task<string?> SayAsync(ChosenPoint chosen, Question question, CancellationToken cancellationToken) =>
        chosen.Point is { } point && await articles.SayAsync(point, cancellationToken) is { } said ? said
            : await articles.ShortAnswerAsync(chosen.Article, SituationOf(question, chosen.Article), cancellationToken);

    // A status or code that the article has an answer of its own for; 502 and 503 are 5xx.
    private static string? SituationOf(Question question, Article article) =>
        question.Reading.Entities.FirstOrDefault(e => e.Kind is EntityKind.ErrorCode)?.Value is not { } code ? null
            : new[] { code, $"{code[0]}xx" }.FirstOrDefault(article.Situations.Contains);
}

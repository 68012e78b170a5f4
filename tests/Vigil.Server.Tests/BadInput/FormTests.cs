using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.BadInput;

/// <summary>Bodies that say they are a form and are none: an answer to whoever sent them, and no fault of ours.</summary>
public sealed class FormTests() : SliceTest(TestDatabase.Sqlite)
{
    private const string Fields = "application/x-www-form-urlencoded";
    private const string Parts = "multipart/form-data; boundary=x";

    public static TheoryData<string, string> Bodies => new()
    {
        { Fields, "account=%2Fe%00&value=%00&kind=%00" },
        { Fields, "%00=1" },
        { Fields, string.Join('&', Enumerable.Range(0, 1_100).Select(n => $"{n:x}=")) },
        { Fields, new string('k', 3_000) + "=1" },
        { Parts, "--x\r\nContent-Disposition: form-data; name=account\r\n\r\nbroken off" },
        { Parts, "no part at all" },
        { "multipart/form-data", "--x--" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task What_is_no_form_is_answered_with_the_page_that_says_so(string type, string text)
    {
        var http = (await StartAsync()).CreateClient();
        foreach (var path in (string[])["/verify/zh", "/verify/en", "/freeze/zh", "/freeze/en"])
        {
            using var body = new ByteArrayContent(Encoding.ASCII.GetBytes(text));
            body.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

            var answer = await http.PostAsync(new Uri(path, UriKind.Relative), body, Ending);

            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        }
    }
}

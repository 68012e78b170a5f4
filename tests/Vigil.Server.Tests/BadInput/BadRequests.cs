using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Vigil.Server.Tests.BadInput;

/// <summary>A request that is not what the operation asks for.</summary>
/// <param name="MustRefuse">False where the operation may take it, or never looks at it; a fault it is never.</param>
/// <param name="Bare">True where the HTTP server itself may refuse, before anything of ours runs: it sends no body.</param>
internal sealed record BadRequest(string Name, Func<HttpRequestMessage> Make, bool MustRefuse, bool Bare = false);

/// <summary>Everything that is thrown at an operation.</summary>
internal static class BadRequests
{
    /// <summary>Texts that hurt, none of which is malformed as JSON.</summary>
    public static readonly (string Name, string Text)[] Texts =
    [
        ("empty", ""), ("blank", " \t\u3000\n"), ("U+0000", "a\0b"), ("10,001 characters", new string('长', 10_001)), ("60,000 characters", new string('x', 60_000)),
        ("right-to-left override", "abc\u202Etxt.exe\u202C\u2066\u2069"), ("10,000 combining marks", "e" + new string('\u0301', 9_998)), ("no character", "\uFFFE\uFFFF"),
        ("controls", "\u0001\u0007\u001B[31m\u0085\u009F"), ("SQL", "'; drop table cases; --"), ("markup", "<script>alert(1)</script>"), ("path", "../../../../etc/passwd"), ("format", "{0} %s %n ${7*7} {{7*7}}"),
    ];

    public static IEnumerable<BadRequest> For(ApiOperation operation, string caseId, string foreignId)
    {
        var path = operation.PathWith(caseId);
        return [.. Addresses(operation, caseId, foreignId), .. Headers(operation, path), .. operation.Body is null ? WithoutBody(operation, path) : [.. Bodies(operation, path), .. Fields(operation, path)]];
    }

    private static IEnumerable<BadRequest> Addresses(ApiOperation operation, string caseId, string foreignId)
    {
        (string Name, string Escaped, bool Bare)[] odd =
        [
            ("no id", "7", false), ("cut", caseId[..35], false), ("long", new string('a', 5_000), false), ("braces", $"%7B{caseId}%7D", false), ("up", "..%2f..%2fetc", false), ("null", "null", false),
            ("SQL", "'%20or%201=1%20--", false), ("half a character", "%ED%A0%80", false), ("no UTF-8", "%FF%FE", false), ("U+0000", "%00", true), ("marks", string.Concat(Enumerable.Repeat("%CC%81", 1_000)), false),
            ("foreign", foreignId, false), ("unknown", "00000000-0000-7000-8000-00000000abcd", false),
        ];
        foreach (var parameter in operation.Parameters.Where(p => p.In == "path"))
        {
            foreach (var (name, escaped, bare) in odd)
            {
                yield return new BadRequest($"{parameter.Name}: {name}", () => Request(operation.Method, operation.PathWith(caseId, (parameter.Name, escaped)), operation.Body), parameter.Name == "id", bare);
            }
        }

        (string Name, string Escaped)[] values =
        [
            ("negative", "-1"), ("zero", "0"), ("100000", "100000"), ("beyond 64 bits", "99999999999999999999"), ("1e400", "1e400"), ("a fraction", "1.5"), ("a word", "x"), ("nothing", ""), ("long", new string('长', 500)), ("too long", new string('x', 20_000)),
            ("U+0000", "%00"), ("half a character", "%ED%A0%80"), ("no UTF-8", "%FF"), ("half an escape", "%"), ("marks", "e" + string.Concat(Enumerable.Repeat("%CC%81", 1_000))), ("SQL", "'%3B--"), ("array", "1&{0}=2"),
        ];
        foreach (var parameter in operation.Parameters.Where(p => p.In == "query"))
        {
            foreach (var (name, escaped) in values)
            {
                var must = parameter.IsNumber && name is "beyond 64 bits" or "1e400" or "a fraction" or "a word";
                var query = $"?{parameter.Name}={escaped.Replace("{0}", parameter.Name, StringComparison.Ordinal)}";
                yield return new BadRequest($"{parameter.Name}: {name}", () => Request(operation.Method, operation.PathWith(caseId) + query, operation.Body), must && parameter.IsNumber, Bare: name == "too long");
            }
        }

        foreach (var method in (string[])["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW", "GET", "POST", "HEAD"])
        {
            yield return new BadRequest($"method {method}", () => Request(method, operation.PathWith(caseId), null), false, Bare: method == "HEAD");
        }
    }

    private static IEnumerable<BadRequest> Headers(ApiOperation operation, string path)
    {
        (string Name, string Value)[] odd =
        [
            ("Accept-Language", new string('z', 4_000)), ("Accept-Language", "zh;q=zzz,,;;=,*;q=-1"), ("Accept", "application/xml"), ("Accept", "///"),
            ("Cookie", "__Host-vigil-staff=" + new string('A', 43)), ("Cookie", "=;;="), ("Origin", "null"), ("Origin", "http://[::bad"), ("Sec-Fetch-Site", "nonsense"), ("X-Forwarded-For", "999.1.1.1, garbage, ::::"),
            ("Range", "bytes=9-1"), ("If-Match", "\"x"), ("Expect", "200-ok"), ("Content-Encoding", "gzip"), ("Transfer-Encoding", "identity"), ("traceparent", "00-zz-zz-zz"), ("Upgrade", "websocket"),
        ];
        foreach (var (name, value) in odd)
        {
            yield return new BadRequest($"{name}: {value[..Math.Min(20, value.Length)]}", () => With(Request(operation.Method, path, operation.Body), r => r.Headers.TryAddWithoutValidation(name, value)), false, Bare: true);
        }

        yield return new BadRequest("90 headers", () => With(Request(operation.Method, path, operation.Body), r => Many(r, 90, 100)), false);
        yield return new BadRequest("300 headers", () => With(Request(operation.Method, path, operation.Body), r => Many(r, 300, 10)), true, Bare: true);
        yield return new BadRequest("64 KiB of headers", () => With(Request(operation.Method, path, operation.Body), r => Many(r, 8, 8 * 1024)), true, Bare: true);
    }

    private static IEnumerable<BadRequest> WithoutBody(ApiOperation operation, string path)
    {
        if (operation.Method is not "GET")
        {
            yield return new BadRequest("a body where none is asked for", () => Raw(operation.Method, path, "{\"a\":"), false);
            yield return new BadRequest("an unknown media type", () => Raw(operation.Method, path, "x", "application/x-what"), false);
        }
    }

    private static IEnumerable<BadRequest> Bodies(ApiOperation operation, string path)
    {
        var whole = operation.Body!.ToJsonString();
        (string Name, string Body)[] malformed =
        [
            ("nothing", ""), ("a brace", "{"), ("the other brace", "}"), ("half a word", "nul"), ("null", "null"), ("a list", "[]"), ("a number", "7"), ("a text", "\"text\""), ("two documents", "{}{}"),
            ("a comma too much", whole[..^1] + ",}"), ("cut", whole[..^1]), ("a comment", "/* */" + whole), ("single quotes", "{'a':1}"), ("NaN", "{\"a\":NaN}"), ("unknown field", whole[..^1] + ",\"nobody\":1}"),
            ("deep lists", new string('[', 10_000)), ("deep objects", string.Concat(Enumerable.Repeat("{\"a\":", 10_000))), ("1,000 unknown fields", "{" + string.Join(',', Enumerable.Range(0, 1_000).Select(i => $"\"f{i}\":1")) + "}"),
            ("a name of 50,000", "{\"" + new string('n', 50_000) + "\":1}"), ("half a character as a name", "{\"\\ud800\":1}"),
        ];
        var signed = operation.Path == "/api/exchange/events";
        foreach (var (name, body) in malformed)
        {
            yield return new BadRequest(name, () => Raw(operation.Method, path, body), true);
        }

        foreach (var field in operation.Body)
        {
            var twice = $"{{{System.Text.Json.JsonSerializer.Serialize(field.Key)}:{field.Value?.ToJsonString() ?? "null"},{whole[1..]}";
            yield return new BadRequest($"{field.Key} twice", () => Raw(operation.Method, path, twice), true);
        }

        foreach (var type in (string?[])[null, "text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonp", ";;;"])
        {
            yield return new BadRequest($"type {type}", () => Raw(operation.Method, path, whole, type), !signed);
        }

        yield return new BadRequest("unknown charset", () => Raw(operation.Method, path, whole, "application/json; charset=klingon"), false);
        yield return new BadRequest("UTF-16 said to be UTF-8", () => Bytes(operation.Method, path, Encoding.Unicode.GetBytes(whole)), true);
        yield return new BadRequest("no UTF-8 in it", () => Bytes(operation.Method, path, [.. "{\"a"u8, 0xFF, 0xC0, 0x80, .. "\":1}"u8]), true);
        yield return new BadRequest("300 KB", () => Raw(operation.Method, path, "{\"a\":\"" + new string('x', 300_000) + "\"}"), true);
        yield return new BadRequest("300 KB in chunks", () => With(Raw(operation.Method, path, "{\"a\":\"" + new string('x', 300_000) + "\"}"), r => r.Headers.TransferEncodingChunked = true), true);
        yield return new BadRequest("compressed, as it says", () => With(Raw(operation.Method, path, whole), r => r.Content!.Headers.ContentEncoding.Add("br")), false);
    }

    private static IEnumerable<BadRequest> Fields(ApiOperation operation, string path)
    {
        foreach (var leaf in operation.Leaves)
        {
            var name = string.Join('.', leaf);
            foreach (var (what, text) in Texts)
            {
                yield return new BadRequest($"{name}: {what}", () => Request(operation.Method, path, operation.BodyWith(leaf, text)), false);
            }

            foreach (var value in (string[])["null", "{}", "[]", "[[1]]", "true", "-1", "1.5", "1e400", "99999999999999999999", "{\"a\":{\"b\":1}}"])
            {
                yield return new BadRequest($"{name}: {value}", () => Raw(operation.Method, path, operation.BodyWith(leaf, "MARK").ToJsonString().Replace("\"MARK\"", value, StringComparison.Ordinal)), false);
            }

            foreach (var half in (string[])["\"\\ud800\"", "\"a\\udc00b\"", "\"\\ud800\\ud800\""])
            {
                yield return new BadRequest($"{name}: {half}", () => Raw(operation.Method, path, operation.BodyWith(leaf, "MARK").ToJsonString().Replace("\"MARK\"", half, StringComparison.Ordinal)), true);
            }

            var cut = operation.BodyWith(leaf, "MARK").ToJsonString().Split("MARK");
            yield return new BadRequest($"{name}: no UTF-8", () => Bytes(operation.Method, path, [.. Encoding.UTF8.GetBytes(cut[0]), 0xE9, 0x95, .. Encoding.UTF8.GetBytes(cut[1])]), true);
        }
    }

    private static HttpRequestMessage Request(string method, string path, JsonObject? body) => body is null
        ? new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative))
        : Raw(method, path, body.ToJsonString());

    private static HttpRequestMessage Raw(string method, string path, string body, string? type = "application/json") => Bytes(method, path, Encoding.UTF8.GetBytes(body), type);

    private static HttpRequestMessage Bytes(string method, string path, byte[] body, string? type = "application/json")
    {
        var content = new ByteArrayContent(body);
        if (type is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        return new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative)) { Content = content };
    }

    private static HttpRequestMessage With(HttpRequestMessage request, Action<HttpRequestMessage> change)
    {
        change(request);
        return request;
    }

    private static void Many(HttpRequestMessage request, int count, int length)
    {
        for (var i = 0; i < count; i++)
        {
            request.Headers.TryAddWithoutValidation(string.Create(CultureInfo.InvariantCulture, $"X-Flood-{i}"), new string('f', length));
        }
    }
}

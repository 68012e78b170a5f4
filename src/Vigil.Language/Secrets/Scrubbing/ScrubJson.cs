using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Vigil.Language.Secrets.Scrubbing;

/// <summary>Scrubs JSON by the names of its properties, and recordings of traffic (HAR 1.2) by those of headers, cookies and parameters. JSON and base64 within strings are opened. Pure.</summary>
internal static class ScrubJson
{
    // Strings in strings: a HAR holds an answer, which may hold a message.
    private const int Deepest = 3;

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 128 };

    // Never indented: at a hundred levels each digit would become a line of two hundred spaces.
    private static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 128 };

    /// <summary>The text as it came where nothing was found; null where it is no JSON.</summary>
    public static string? Of(string text) => Of(text, 0);

    private static string? Of(string text, int depth)
    {
        var begin = text.AsSpan().TrimStart("\uFEFF \t\r\n");
        if (begin.IsEmpty || begin[0] is not ('{' or '['))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text.AsMemory(text.Length - begin.Length), Lenient);
            var found = false;
            var buffer = new ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(buffer, Written))
            {
                Write(document.RootElement, writer, "", hide: false, depth, ref found);
            }

            return found ? Encoding.UTF8.GetString(buffer.WrittenSpan) : text;
        }
        catch (JsonException)
        {
            // Cut off, or several in a row as logs have them: read by its lines.
            return null;
        }
    }

    private static void Write(JsonElement element, Utf8JsonWriter writer, string name, bool hide, int depth, ref bool found)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(element, writer, name, hide, depth, ref found);
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                var gone = false;
                foreach (var item in element.EnumerateArray())
                {
                    // Of a row of hidden values one word is left, so that what is kept is never much longer than what came.
                    if (hide && item.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
                    {
                        if (gone)
                        {
                            found = true;
                            continue;
                        }

                        gone = true;
                    }

                    Write(item, writer, name, hide, depth, ref found);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                var text = element.GetString()!;
                var kept = hide || SecretNames.Hides(name, text) ? ScrubText.Removed : Inner(text, depth);
                found |= !string.Equals(kept, text, StringComparison.Ordinal);
                writer.WriteStringValue(kept);
                break;
            case JsonValueKind.Number when hide || SecretNames.Hides(name, element.GetRawText()):
                found = true;
                writer.WriteStringValue(ScrubText.Removed);
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    private static void WriteObject(JsonElement element, Utf8JsonWriter writer, string of, bool hide, int depth, ref bool found)
    {
        // Headers, cookies and parameters of a HAR: {"name": …, "value": …}. All cookies open something.
        var named = Text(element, "name");
        var hidesValue = named is not null && Text(element, "value") is { } value && (of == "cookies" || SecretNames.Hides(named, value));
        var encoded = Text(element, "encoding") == "base64" && Text(element, "text") is { } packed ? Unpacked(packed, depth) : null;
        writer.WriteStartObject();
        foreach (var property in element.EnumerateObject())
        {
            writer.WritePropertyName(property.Name);
            if (encoded is not null && property.NameEquals("text"))
            {
                found = true;
                writer.WriteStringValue(encoded);
                continue;
            }

            Write(property.Value, writer, property.Name, hide || (hidesValue && property.NameEquals("value")) || IsHiddenWhole(property), depth, ref found);
        }

        writer.WriteEndObject();
    }

    // {"credentials": {"user": …}} hides all that stands in it; 'cookies' of a HAR keeps the names.
    private static bool IsHiddenWhole(JsonProperty property) =>
        property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array && property.Name != "cookies" && SecretNames.Hides(property.Name, "object");

    private static string Inner(string text, int depth) => (depth < Deepest ? Of(text, depth + 1) : null) ?? ScrubLines.Forms(text);

    // Null where nothing is to be taken out, or the content is no text.
    private static string? Unpacked(string packed, int depth)
    {
        var bytes = new byte[(packed.Length / 4 * 3) + 3];
        if (!Convert.TryFromBase64String(packed, bytes, out var length) || !System.Text.Unicode.Utf8.IsValid(bytes.AsSpan(0, length)))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes, 0, length);
        var kept = Inner(text, depth);
        return string.Equals(kept, text, StringComparison.Ordinal) ? null : Convert.ToBase64String(Encoding.UTF8.GetBytes(kept));
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var found) && found.ValueKind is JsonValueKind.String ? found.GetString() : null;
}

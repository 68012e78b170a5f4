using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>Pictures and files between a customer and an agent, in Chromium on the real server.</summary>
public sealed partial class FileSceneTests(RunningVigil vigil)
{
    private const string Place = "GPS 31.2304 N 121.4737 E";

    public static TheoryData<string> Languages => ["zh", "en"];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Pasted_dropped_and_chosen_pictures_reach_the_agent_without_the_place_and_a_document_comes_back(string language)
    {
        var (words, staff, files) = (SceneTests.Words(language), SceneTests.Staff(language), FileWording.In(language));
        await vigil.ClearDeskAsync();
        await using var agent = await AgentConsole.OpenAsync(vigil, staff.Person, staff, language == "en" ? ColorScheme.Dark : ColorScheme.Light);
        await using var messenger = await Messenger.OpenAsync(vigil, "yang", words, language == "en" ? ColorScheme.Dark : ColorScheme.Light);
        await messenger.SayAsync(words.Human);
        await agent.OpenCaseAsync(words.Human);

        // Pasted, dropped and chosen: each is there at once, with a small picture of itself.
        var photo = WithPlace(await PictureAsync(messenger.Page, 1200, 900, "image/jpeg"));
        var field = messenger.Frame.GetByLabel(words.Message);
        await field.EvaluateAsync(Give, new { type = "paste", name = "IMG_0001.jpg", media = "image/jpeg", bytes = Convert.ToBase64String(photo) });
        await messenger.Frame.Locator("body").EvaluateAsync(Give, new { type = "drop", name = "screen.png", media = "image/png", bytes = Convert.ToBase64String(await PictureAsync(messenger.Page, 500, 1080, "image/png")) });
        var tray = messenger.Frame.GetByRole(AriaRole.Region, new FrameLocatorGetByRoleOptions { Name = files.Tray });
        await Assertions.Expect(tray.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await messenger.Frame.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = files.Add }).ClickAsync();
        await messenger.PictureAsync("30-files-menu");
        var chooser = await messenger.Page.RunAndWaitForFileChooserAsync(() => tray.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = files.Files, Exact = true }).ClickAsync());
        await chooser.SetFilesAsync(
        [
            new FilePayload { Name = "流水 2026-11.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("日期,金额\n2026-11-21,1250\n") },
            new FilePayload { Name = "page.png", MimeType = "image/png", Buffer = "<html><script>alert(1)</script></html>"u8.ToArray() },
        ]);
        await Assertions.Expect(tray).ToContainTextAsync(files.RefusedType);
        await messenger.PictureAsync("31-files-tray");

        // What is refused is said, and goes with a tap; the rest is one message.
        await tray.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = files.Remove("page.png") }).ClickAsync();
        await field.FillAsync(files.Say);
        await messenger.Frame.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = words.Send, Exact = true }).ClickAsync();
        await messenger.SeesAsync(files.Say);
        await Assertions.Expect(tray).ToHaveCountAsync(0);
        await Assertions.Expect(messenger.Log.Locator(".pending")).ToHaveCountAsync(0);
        foreach (var (log, open, covered) in ((ILocator, int, int)[])[(messenger.Log, 2, 0), (agent.Log, 1, 1)])
        {
            // A photograph may show a document; to staff it is covered, and a copy of a screen is open.
            await Assertions.Expect(log.Locator(".picture img")).ToHaveCountAsync(open);
            await Assertions.Expect(log.Locator(".cov")).ToHaveCountAsync(covered);
            foreach (var picture in await log.Locator(".picture img").AllAsync())
            {
                await DecodesAsync(picture, 40);
            }

            await Assertions.Expect(log).ToContainTextAsync("流水 2026-11.csv");
        }

        await messenger.PictureAsync("32-files-sent");
        await agent.PictureAsync("33-files-case");

        // The agent looks at the screen as a whole; the customer at the photograph: upright, decoded, and without the place.
        await agent.Log.Locator(".picture").First.ClickAsync();
        var whole = agent.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Img);
        await DecodesAsync(whole, 400);
        Assert.Equal("500x1080", await whole.EvaluateAsync<string>("it => `${it.naturalWidth}x${it.naturalHeight}`"));
        await agent.PictureAsync("34-files-viewer");
        await agent.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(agent.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await messenger.Log.Locator(".picture").First.ClickAsync();
        whole = messenger.Frame.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Img);
        await DecodesAsync(whole, 800);
        Assert.Equal("900x1200", await whole.EvaluateAsync<string>("it => `${it.naturalWidth}x${it.naturalHeight}`"));
        var kept = Convert.FromBase64String(await whole.EvaluateAsync<string>(Bytes));
        Assert.DoesNotContain(Place, Encoding.Latin1.GetString(kept), StringComparison.Ordinal);
        Assert.Contains(Place, Encoding.Latin1.GetString(photo), StringComparison.Ordinal);
        await messenger.PictureAsync("35-files-viewer");
        await messenger.Page.Keyboard.PressAsync("Escape");

        // It shows a document after all: one click, and it is a name like the other; to its owner nothing changes.
        await agent.PressAsync(files.Mark("screen.png"));
        await Assertions.Expect(agent.Log.Locator(".cov")).ToHaveCountAsync(2);
        await Assertions.Expect(agent.Log.Locator(".picture img")).ToHaveCountAsync(0);
        await Assertions.Expect(messenger.Log.Locator(".picture img")).ToHaveCountAsync(2);
        await Axe.FindsNothingAsync(agent.Page, $"marked file ({language})");
        await agent.PictureAsync("36-files-marked");
        await agent.Page.ReloadAsync();
        await Assertions.Expect(agent.Log.Locator(".cov")).ToHaveCountAsync(2);

        // The agent answers with a document, which the customer keeps under its name.
        var choice = await agent.Page.RunAndWaitForFileChooserAsync(() => agent.PressAsync(files.Attach));
        await choice.SetFilesAsync([new FilePayload { Name = "guide.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7\nguide"u8.ToArray() }]);
        await Assertions.Expect(agent.Page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = files.AgentTray })).ToContainTextAsync("14 B");
        await agent.PictureAsync("36-files-reply");
        await agent.WriteAsync(files.Say);
        await agent.PressAsync(staff.Send);
        await messenger.SeesAsync("guide.pdf");
        var download = await messenger.Page.RunAndWaitForDownloadAsync(() => messenger.Frame.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = files.Download("guide.pdf") }).ClickAsync());
        Assert.Equal("guide.pdf", download.SuggestedFilename);
        await agent.PressAsync(staff.Resolve);
    }

    [Fact]
    public async Task An_upload_shows_how_far_it_is_can_be_cancelled_and_goes_on_after_a_drop()
    {
        var (words, files) = (SceneTests.Words("zh"), FileWording.In("zh"));
        await using var messenger = await Messenger.OpenAsync(vigil, "tang", words);
        var (held, offsets, drop) = (new TaskCompletionSource(), new ConcurrentQueue<string>(), true);
        await messenger.Page.Context.RouteAsync("**/api/messenger/files/uploads/*?offset=*", async route =>
        {
            var offset = route.Request.Url.Split("offset=")[1];
            offsets.Enqueue(offset);
            if (drop && offset == "2097152")
            {
                await messenger.Page.Context.SetOfflineAsync(true);
                await route.AbortAsync("connectionreset");
                return;
            }

            if (offset == "1048576")
            {
                await held.Task;
            }

            await route.ContinueAsync();
        });
        var log = new byte[5_000_000];
        Array.Fill(log, (byte)'a');
        await ChooseAsync(messenger, files, "trace.log", log);
        var tray = messenger.Frame.GetByRole(AriaRole.Region, new FrameLocatorGetByRoleOptions { Name = files.Tray });

        // Two slices are on their way: one is there.
        await Assertions.Expect(tray.GetByRole(AriaRole.Progressbar)).ToHaveAttributeAsync("value", Under());
        await messenger.PictureAsync("37-files-progress");
        await messenger.Frame.GetByLabel(words.Message).FillAsync(files.Say);
        await messenger.Frame.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = words.Send, Exact = true }).ClickAsync();
        await Assertions.Expect(tray).ToContainTextAsync(files.Wanted);

        // The connection breaks and comes back: it goes on where it stood, and the message goes out by itself.
        held.SetResult();
        await Assertions.Expect(tray).ToContainTextAsync(files.Waiting);
        await messenger.PictureAsync("38-files-offline");
        drop = false;
        await messenger.Page.Context.SetOfflineAsync(false);
        await messenger.SeesAsync("trace.log");
        await messenger.SeesAsync(files.Say);

        // The slice that was cut off is sent again, none is left out, and nothing begins anew. On a crowded machine another one may have been sent again for its silence.
        Assert.Equal(["0", "1048576", "2097152", "3145728", "4194304"], offsets.Distinct(StringComparer.Ordinal));
        Assert.Single(offsets, "0");
        Assert.True(offsets.Count(o => o == "2097152") >= 2, string.Join(' ', offsets));

        // Cancelled, nothing is left of it.
        held = new TaskCompletionSource();
        await ChooseAsync(messenger, files, "other.log", log);
        await Assertions.Expect(tray.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        var gone = messenger.Page.WaitForRequestAsync(request => request.Method == "DELETE");
        await tray.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = files.Cancel("other.log") }).ClickAsync();
        await gone;
        held.SetResult();
        await Assertions.Expect(tray.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(0);
    }

    private static async Task ChooseAsync(Messenger messenger, FileWording files, string name, byte[] content)
    {
        var choice = messenger.Frame.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = files.Files, Exact = true });
        if (await choice.CountAsync() == 0)
        {
            await messenger.Frame.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = files.Add }).ClickAsync();
        }

        var chooser = await messenger.Page.RunAndWaitForFileChooserAsync(() => choice.ClickAsync());
        await chooser.SetFilesAsync([new FilePayload { Name = name, MimeType = "text/plain", Buffer = content }]);
    }

    private static async Task DecodesAsync(ILocator picture, int least)
    {
        // In one look: the picture may be made anew between two.
        Assert.True(await picture.EvaluateAsync<int>("async it => { await it.decode(); return Math.max(it.naturalWidth, it.naturalHeight); }") >= least);
    }

    // Of five megabytes one is there, and perhaps part of the second.
    [GeneratedRegex("^(?:2[0-9]|3[0-9]|4[0-2])$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Under();

    // A picture as a camera makes it: large, and of many colours.
    private static async Task<byte[]> PictureAsync(IPage page, int width, int height, string type) => Convert.FromBase64String(await page.EvaluateAsync<string>(
        """
        ([width, height, type]) => {
          const canvas = Object.assign(document.createElement('canvas'), { width, height });
          const pen = canvas.getContext('2d');
          for (let y = 0; y < height; y += 30) for (let x = 0; x < width; x += 30) {
            pen.fillStyle = `hsl(${(x + y) / 5} 60% ${40 + ((x ^ y) % 30)}%)`;
            pen.fillRect(x, y, 30, 30);
          }
          pen.fillStyle = '#fff';
          pen.font = '80px sans-serif';
          pen.fillText('1,250 USDT', 60, 200);
          return canvas.toDataURL(type, 0.9).split(',')[1];
        }
        """, new object[] { width, height, type }));

    // Turned by a quarter, and with a place, as a phone writes them.
    private static byte[] WithPlace(byte[] jpeg)
    {
        byte[] exif = [.. "Exif\0\0MM\0*\0\0\0\b\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0\u0006\0\0\0\0\0\0"u8, .. Encoding.ASCII.GetBytes(Place)];
        return [0xFF, 0xD8, 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, .. jpeg[2..]];
    }

    private const string Give =
        """
        (it, { type, name, media, bytes }) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([Uint8Array.from(atob(bytes), c => c.charCodeAt(0))], name, { type: media }));
          const about = { bubbles: true, cancelable: true };
          it.dispatchEvent(type === 'paste' ? new ClipboardEvent('paste', { ...about, clipboardData: transfer }) : new DragEvent('drop', { ...about, dataTransfer: transfer }));
        }
        """;

    private const string Bytes =
        """
        async it => {
          const bytes = new Uint8Array(await (await fetch(it.src)).arrayBuffer());
          let text = '';
          for (const byte of bytes) text += String.fromCharCode(byte);
          return btoa(text);
        }
        """;

    /// <summary>What is read about files in one language.</summary>
    private sealed record FileWording(
        string Add, string Files, string Tray, string AgentTray, string RefusedType, string Wanted, string Waiting, string Say, string Attach, Func<string, string> Remove, Func<string, string> Cancel, Func<string, string> Download, Func<string, string> Mark)
    {
        private static readonly FileWording Chinese = new(
            "添加图片或文件", "文件", "待发送的文件", "随回复发送的文件", "不支持这种文件", "上传完成后自动发送", "网络断开", "这是截图和流水", "附件", name => $"移除{name}", name => $"取消上传{name}", name => $"下载{name}", name => $"{name}含有证件，遮盖");

        private static readonly FileWording English = new(
            "Add pictures or files", "Files", "Files to send", "Files that go with the reply", "not accepted", "Goes out when the upload is done", "Offline", "Here are the screenshots", "Attach",
            name => $"Remove {name}", name => $"Cancel the upload of {name}", name => $"Download {name}", name => $"{name} shows an identity document: cover it");

        public static FileWording In(string language) => language == "zh" ? Chinese : English;
    }
}

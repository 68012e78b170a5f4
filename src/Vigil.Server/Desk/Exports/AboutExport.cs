using System.Globalization;
using Vigil.Server.Cases;

namespace Vigil.Server.Desk.Exports;

/// <summary>What stands in an archive before everything else: by whose hands it went, so that a copy that is found can be told, and what is in it. In both languages, the person's own first.</summary>
internal static class AboutExport
{
    /// <summary>Plain text with line feeds.</summary>
    public static string Text(ExportHead head, PersonExtent extent)
    {
        var at = head.At.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        var megabytes = (extent.Bytes / 1024.0 / 1024.0).ToString("0.0", CultureInfo.InvariantCulture);
        var account = head.Uid ?? "–";
        var chinese = $"""
            个人资料副本

            账户：{account}
            导出人：{head.ExportedBy}
            同意人：{head.ApprovedBy}
            时间：{at}
            审批编号：{head.Approval}
            来自：{head.Origin}

            会话{extent.Cases.Count}个，文件{extent.Files.Count}个，共{megabytes} MB。

            data.json  系统保存的资料：会话及字段、文件、登录记录、身份核验、冻结请求、谁看过您的资料
            conversations/  会话的文字版
            files/  文件原件

            其中有隐私信息，请妥善保管，不要转发给他人。

            """;
        var english = $"""
            Copy of personal data

            Account: {account}
            Fetched by: {head.ExportedBy}
            Agreed to by: {head.ApprovedBy}
            At: {at}
            Approval: {head.Approval}
            From: {head.Origin}

            Conversations: {extent.Cases.Count}; files: {extent.Files.Count}, {megabytes} MB.

            data.json  what is kept: conversations with their fields, files, sessions, identity checks, requests to freeze, who has read your data
            conversations/  the conversations as text
            files/  the files themselves

            This is private. Keep it safe and pass it on to nobody.

            """;
        return head.Language.StartsWith("zh", StringComparison.Ordinal) ? $"{chinese}\n{english}" : $"{english}\n{chinese}";
    }
}

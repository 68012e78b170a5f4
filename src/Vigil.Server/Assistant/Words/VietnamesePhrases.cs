namespace Vigil.Server.Assistant.Words;

/// <summary>Vietnamese: the frame of a talk. Articles, records and what is drafted for agents are English.</summary>
internal sealed class VietnamesePhrases : EnglishPhrases
{
    public override string Spoken => "vi";

    public override string Foreword => "Hiện phần trả lời chi tiết chỉ có bằng tiếng Anh. Nếu bạn cần, tôi có thể chuyển cho nhân viên hỗ trợ.";

    public override string Greeting => "Xin chào, tôi là trợ lý tự động. Tôi có thể tra cứu lệnh rút, nạp, lệnh C2C, xác minh danh tính và các hạn chế tài khoản của bạn. Bạn cần giúp gì ạ?";

    public override string Welcome => "Không có gì ạ. Khi cần, bạn cứ nhắn vào đây.";

    public override string AnythingElse => "Không có gì ạ. Bạn còn cần gì nữa không? Nếu không, hãy chọn “Đã xong” để kết thúc; bạn có thể quay lại bất cứ lúc nào.";

    public override string AlarmTakenBack => "Cảm ơn bạn, tôi đã ghi nhận đây là nhầm lẫn. Để giữ an toàn cho tài khoản, đội an ninh sẽ xem qua trước khi đóng; bạn không cần làm gì thêm. Nếu bạn đã khóa tài khoản, chỉ chính bạn mới mở lại được, trong Trung tâm bảo mật sau khi xác minh lại; không ai làm việc đó qua chat.";

    public override string GoOn => "Bạn cứ nói ạ, tôi đang nghe.";

    public override string Goodbye => "Vâng, cuộc trò chuyện này kết thúc tại đây. Khi cần, bạn cứ nhắn lại vào đây.";

    public override string OfferPerson => "Đây là tất cả những gì tôi tìm được, hỏi lại cũng không có thêm. Để nhân viên xem giúp bạn nhé? Hãy chọn “Gặp nhân viên”, bạn không cần kể lại.";

    public override string AlsoAsked(IReadOnlyList<string> matters) => $"Bạn cũng hỏi về {string.Join(" và ", matters.Select(m => $"“{m}”"))}; chạm vào nút bên dưới, tôi sẽ trả lời tiếp.";

    public override string TookFiles => "Tệp đã được gửi đến, nhân viên hỗ trợ bạn có thể mở xem. Tôi không tự đọc được ảnh hay tệp: bạn vui lòng kể ngắn gọn chuyện gì đã xảy ra, hoặc chuyển sang nhân viên.";

    public override string WhatHappened => "Bạn vui lòng kể ngắn gọn chuyện gì đã xảy ra; tôi tra cứu được mà không cần những thông tin đó.";

    public override string DoNotKnow => "Tôi không có thông tin chắc chắn về việc này nên không muốn đoán. Bạn có thể hỏi theo cách khác, hoặc nói chuyện với nhân viên.";

    public override string NotKnownEither => "Điều này tôi cũng không có thông tin chắc chắn nên không muốn đoán. Để nhân viên xem tiếp giúp bạn nhé? Hãy chọn “Gặp nhân viên”, bạn không cần kể lại.";

    public override string NotIn(string title) => $"Tôi không tìm thấy điều này trong bài “{title}”.";

    public override string Nearest => "Tôi chưa chắc bạn hỏi điểm nào. Chạm vào một tiêu đề bên dưới để đọc; nếu không phải, bạn có thể hỏi theo cách khác hoặc nói chuyện với nhân viên.";

    public override string Noted => "Tôi đã ghi lại, nhân viên tiếp nhận cũng sẽ thấy. Nếu những gì ở trên chưa giải quyết được, hãy nói chuyện với nhân viên: họ làm tiếp từ đây, bạn không cần nói lại.";

    public override string WhichOne => "Để trả lời đúng, tôi muốn hỏi lại: bạn đang nói về việc nào dưới đây? Nếu không phải, bạn có thể hỏi theo cách khác hoặc nói chuyện với nhân viên.";

    public override string HandedOver => "Tôi đang chuyển cho nhân viên hỗ trợ. Họ thấy mọi điều bạn đã viết và những gì tôi đã tra cứu, bạn không cần kể lại.";

    public override string StillWaiting => "Bạn đã ở trong hàng chờ nhân viên, không cần làm gì thêm. Vị trí của bạn và, nếu biết được, thời gian chờ luôn hiện ở thẻ bên dưới và tự cập nhật. Bạn có thể rời đi: bạn vẫn giữ chỗ, và câu trả lời sẽ ở đây.";

    public override string HandedOverUrgent => "Đội an ninh đã nhận trường hợp của bạn và ưu tiên xử lý. Nếu trong tài khoản còn tài sản, hãy khóa tài khoản trước: lệnh rút dừng ngay lập tức. Chúng tôi không bao giờ hỏi mật khẩu, mã xác minh hay cụm từ khôi phục.";

    public override string HandedOverFrozen => "Đội an ninh đã nhận trường hợp của bạn và ưu tiên xử lý. Tài khoản đã hoặc sắp được khóa, bạn không cần làm lại. Chúng tôi không bao giờ hỏi mật khẩu, mã xác minh hay cụm từ khôi phục.";

    public override string FreezeHere => "Bạn đã đăng nhập: bấm «Khóa tài khoản ngay» bên dưới để khóa tại đây. Lệnh rút và mọi khoản chuyển ra sẽ dừng; bạn vẫn có thể đóng vị thế và thêm ký quỹ.";

    public override string HandedOverWithCare => "Cảm ơn bạn đã nói ra. Cảm xúc của bạn lúc này rất quan trọng. Tôi đã nhờ đồng nghiệp nói chuyện với bạn ngay. Nếu bạn đang gặp nguy hiểm, hãy gọi số cấp cứu tại nơi bạn ở hoặc người bạn tin tưởng để họ ở bên bạn.";

    public override string StillHere => "Tôi đang lắng nghe, bạn không một mình. Đồng nghiệp của tôi đang đến; xin bạn ở lại đây và viết bất cứ điều gì bạn muốn nói. Hãy gọi ngay cho một người bạn tin tưởng và nhờ họ ở bên. Nếu quá sức chịu đựng, hãy gọi ngay số cấp cứu hoặc đường dây hỗ trợ tâm lý.";

    public override string RecordsUnavailable => "Hiện tôi không đọc được dữ liệu tài khoản nên chưa thể nói tình trạng của giao dịch này. Bạn hãy hỏi lại sau vài phút, hoặc nói chuyện với nhân viên; câu hỏi của bạn vẫn được giữ ở đây.";

    public override string SignInFirst => "Để tôi xem dữ liệu của riêng bạn, hãy đăng nhập trước.";

    public override string NoOther => "Ngoài những gì đã nói, tôi không thấy giao dịch nào khác. Nếu là giao dịch cũ hơn, hãy gửi mã số, mã giao dịch hoặc số tiền.";

    public override string AnotherThan(string written, string told) => $"Bạn nhắc đến {written}, còn giao dịch này là {told}. Nếu không phải, hãy gửi cho tôi mã giao dịch.";

    public override string ChipHuman => "Gặp nhân viên";

    public override string ChipSolved => "Đã xong";

    public override string ChipHowLong => "Còn bao lâu nữa?";

    public override string ChipCancel => "Tôi còn hủy được không?";

    public override string ChipSignIn => "Đăng nhập";

    public override string ChipFreeze => "Khóa tài khoản ngay";
}

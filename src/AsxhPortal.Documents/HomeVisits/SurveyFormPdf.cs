using AsxhPortal.Documents.Kit;
using AsxhPortal.Documents.Kit.Layout;
using AsxhPortal.Domain.HomeVisits;

namespace AsxhPortal.Documents.HomeVisits;

/// <summary>
/// Phiếu khảo sát of step 4, blank or filled. The questions are a reconstruction: the form attached to the procedure is not public.
/// </summary>
public static class SurveyFormPdf
{
    private static readonly (ReceivingToday Value, string Label)[] WaysToday =
    [
        (ReceivingToday.Cash, "Tiền mặt"),
        (ReceivingToday.OwnAccount, "Tài khoản của mình"),
        (ReceivingToday.RelativeAccount, "Tài khoản người thân"),
        (ReceivingToday.PostOffice, "Bưu điện"),
        (ReceivingToday.MobileMoney, "Mobile money"),
    ];

    private static readonly (ReceivingWish Value, string Label)[] Wishes =
    [
        (ReceivingWish.BankAccount, "Tài khoản ngân hàng"),
        (ReceivingWish.MobileMoney, "Mobile money"),
        (ReceivingWish.Vneid, "VNeID"),
        (ReceivingWish.PaymentOrganisation, "Tổ chức dịch vụ chi trả"),
        (ReceivingWish.Attorney, "Ủy quyền"),
        (ReceivingWish.Cash, "Tiền mặt"),
    ];

    public static byte[] Render(Letterhead letterhead, SurveyPaper survey, DateTime createdAt) => Render(letterhead, [survey], createdAt);

    /// <summary>Several forms in one file, each beginning on a page of its own, e.g. one per person of a thôn.</summary>
    public static byte[] Render(Letterhead letterhead, IReadOnlyList<SurveyPaper> surveys, DateTime createdAt) =>
        Render([.. surveys.Select(survey => (letterhead, survey))], createdAt);

    /// <summary>Several forms, each under its own head (number and stamp), with a bookmark each.</summary>
    public static byte[] Render(IReadOnlyList<(Letterhead Letterhead, SurveyPaper Paper)> surveys, DateTime createdAt) =>
        FormPages.Render("Phiếu khảo sát nhu cầu nhận trợ cấp an sinh xã hội qua tài khoản", surveys, survey => survey.FullName, Compose, createdAt);

    private static void Compose(ColumnLayout column, Letterhead letterhead, SurveyPaper survey)
    {
        column.Spacing(4);
        column.Item().Letterhead(letterhead with { NumberLine = "Số phiếu: " + (letterhead.IssuedNumber ?? survey.Number ?? "...............") }, survey.VisitedOn);
        column.Item().PaddingTop(10).Title("Phiếu khảo sát", "Nhu cầu nhận trợ cấp an sinh xã hội qua tài khoản");
        if (survey.RoundName is not null)
            column.Item().PaddingTop(2).Text($"({survey.RoundName})", new TextStyle(12, IsItalic: true)).AlignCenter();
        column.Item().Column(front =>
        {
            front.Spacing(8);
            Person(front, survey);
            Today(front, survey);
        });
        Wish(column, survey);
        Signatures(column, survey);
    }

    private static void Person(ColumnLayout column, SurveyPaper survey)
    {
        column.Heading("I. THÔNG TIN ĐỐI TƯỢNG");
        column.Fields(("1. Họ và tên", survey.FullName, 1.6f), ("2. Ngày sinh", survey.Birth, 1));
        column.Item().Row(row =>
        {
            row.Spacing(6);
            row.RelativeItem(1.6f).Text(text => text.LineHeight(1.25f).Span("3. Số định danh cá nhân/CCCD:\u00a0").ValueToEnd(survey.CitizenId));
            row.RelativeItem().Text(text => text.LineHeight(1.25f).Span("4. Giới tính:\u00a0\u00a0")
                .CheckBox(survey.Sex == "Nam").Span("\u00a0Nam\u00a0\u00a0\u00a0").CheckBox(survey.Sex == "Nữ").Span("\u00a0Nữ"));
        });
        column.Field("5. Nơi thường trú", survey.PermanentAddress);
        column.Field("6. Nơi ở hiện tại", survey.CurrentAddress);
        column.Fields(("7. Số điện thoại", survey.Phone, 1), ("8. Mức hưởng", survey.Amount is { } amount ? VietnameseFormat.Dong(amount) + "/tháng" : null, 1.2f));
        column.Field("9. Loại đối tượng", survey.Category);
        column.Field("10. Người giám hộ/người nhận thay", survey.Guardian);
    }

    private static void Today(ColumnLayout column, SurveyPaper survey)
    {
        column.Heading("II. HIỆN TRẠNG");
        column.YesNo("1. Đã có tài khoản", survey.HasAccount);
        column.Fields(("   Số tài khoản", survey.AccountNumber, 1), ("Ngân hàng/ví", survey.Bank, 1));
        column.Field("   Chủ tài khoản", survey.AccountHolder);
        column.YesNo("   Tài khoản còn hoạt động", survey.AccountIsActive);
        column.YesNo("2. Đã đăng ký nhận trợ cấp qua tài khoản", survey.IsRegisteredForAccount);
        column.Choice("3. Hình thức đang nhận", [.. WaysToday.Select(way => (way.Label, survey.ReceivingToday == way.Value))]);
        column.YesNo("4. Có điện thoại", survey.HasPhone);
        column.YesNo("   Có điện thoại thông minh", survey.HasSmartphone);
        column.YesNo("   Đã định danh điện tử (VNeID) mức 2", survey.HasVneidLevel2);
    }

    private static void Wish(ColumnLayout column, SurveyPaper survey)
    {
        column.Item().ShowEntire().Column(tree =>
        {
            tree.Spacing(2);
            tree.Heading("III. KẾT QUẢ KHẢO SÁT, NGUYỆN VỌNG NHẬN TRỢ CẤP (đánh dấu một ô)");
            tree.Options(SurveyOutcomes.All.Select(rule => ($"({rule.Code}) {rule.Title}", rule.Code == survey.OutcomeCode)));
        });
        column.Choice("Hình thức muốn nhận", [.. Wishes.Select(wish => (wish.Label, survey.Wish == wish.Value))]);
        column.Answer("Lý do (nếu không đồng ý, bất khả kháng hoặc có biến động)", survey.Reason, 3);
        column.Heading("IV. KẾT QUẢ VẬN ĐỘNG, TUYÊN TRUYỀN");
        column.Answer("Nội dung, kết quả vận động", survey.Persuasion, 2);
        column.Answer("Ghi chú", survey.Note, 1);
        column.Fields(("Người khai thay (nếu có)", survey.InformantName, 1.6f), ("Quan hệ", survey.InformantRelation, 1));
    }

    private static void Signatures(ColumnLayout column, SurveyPaper survey)
    {
        var informant = survey.InformantName ?? survey.FullName;
        column.Item().PaddingTop(10).Signatures(
        [
            new SignatureBlock("NGƯỜI ĐƯỢC KHẢO SÁT", Name: informant, Hint: survey.UsesFingerprint ? "(Điểm chỉ)" : "(Ký hoặc điểm chỉ)"),
            new SignatureBlock("CÔNG AN XÃ/CSKV", Name: survey.PoliceName),
            new SignatureBlock("CÔNG CHỨC", "VĂN HÓA - XÃ HỘI", survey.OfficerName),
        ], size: 12);
    }
}

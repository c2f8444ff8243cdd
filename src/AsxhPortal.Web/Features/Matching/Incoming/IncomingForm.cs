using System.ComponentModel.DataAnnotations;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Web.Features.Matching.Incoming;

/// <summary>One person who came by themselves, as typed.</summary>
public sealed class IncomingForm
{
    [Display(Name = "Họ và tên"), StringLength(200)]
    public string? FullName { get; set; }

    [Display(Name = "Ngày sinh", Description = "Ngày/tháng/năm; chỉ biết tháng hoặc năm thì ghi 03/1937 hoặc 1937.")]
    public string? Birth { get; set; }

    [Display(Name = "Giới tính")]
    public Sex? Sex { get; set; }

    [Display(Name = "Số định danh cá nhân", Description = "12 chữ số như trên thẻ căn cước.")]
    public string? CitizenId { get; set; }

    [Display(Name = "Số CMND cũ", Description = "9 chữ số, nếu có.")]
    public string? OldId { get; set; }

    [Display(Name = "Thôn")]
    public string? HamletName { get; set; }

    [Display(Name = "Điện thoại")]
    public string? Phone { get; set; }

    [Display(Name = "Nhóm", Description = "Bỏ qua khi đã chọn loại đối tượng.")]
    public SourceGroup? Group { get; set; }

    [Display(Name = "Loại đối tượng", Description = "Gõ tên, điều khoản hoặc mã để tìm.")]
    public string? CategoryCode { get; set; }

    [Display(Name = "Tỷ lệ tổn thương cơ thể", Description = "Chỉ với thương binh, bệnh binh và người hưởng theo tỷ lệ: 21 đến 100."), Range(21, 100)]
    public int? Percent { get; set; }

    [Display(Name = "Mức trợ cấp theo quyết định", Description = "Đồng mỗi tháng."), DataType(DataType.Currency), Range(0, 1_000_000_000)]
    public long? Amount { get; set; }

    [Display(Name = "Hưởng từ tháng", Description = "Tháng/năm, ví dụ 02/2024.")]
    public string? StartsFrom { get; set; }

    [Display(Name = "Số quyết định"), StringLength(100)]
    public string? DecisionNumber { get; set; }

    [Display(Name = "Người được chăm sóc", Description = "Chỉ với kinh phí chăm sóc (Nghị định 20/2021/NĐ-CP, Điều 20)."), StringLength(200)]
    public string? WardName { get; set; }

    [Display(Name = "Giấy tờ, lý do tiếp nhận", Description = "Ví dụ: đơn của công dân ngày 10/01/2024, thẻ căn cước đã xem."), StringLength(400)]
    public string? Paper { get; set; }

    /// <summary>Who it is in the population extract.</summary>
    public Guid? CitizenRecordId { get; set; }

    /// <summary>What can be read so far; a half-typed number or date counts as not there yet.</summary>
    public MatchSubject ToMatchSubject() => new(
        string.IsNullOrWhiteSpace(FullName) ? null : VietnameseText.Nfc(FullName),
        PartialDate.TryParse(Birth, out var birth) ? birth : null,
        Sex,
        Digits(CitizenId) is { Length: 12 } id ? id : null,
        Digits(OldId) is { Length: 9 } oldId ? oldId : Digits(CitizenId) is { Length: 9 } cmnd ? cmnd : null,
        string.IsNullOrWhiteSpace(HamletName) ? null : HamletName);

    /// <exception cref="RuleException">Something typed cannot be read, or the category does not allow it.</exception>
    public VerificationSubject ToSubject(RateBook book)
    {
        var name = VietnameseName.From(FullName);
        if (!string.IsNullOrWhiteSpace(Birth) && !PartialDate.TryParse(Birth, out _))
            throw new RuleException("Ngày sinh không có thật hoặc không đọc được; hãy ghi như 24/02/1969, 03/1937 hoặc 1937.", nameof(Birth));
        if (!string.IsNullOrWhiteSpace(CitizenId))
            _ = Domain.Shared.CitizenId.Parse(CitizenId);
        if (!string.IsNullOrWhiteSpace(OldId) && Digits(OldId).Length != 9)
            throw new RuleException("Số CMND cũ gồm 9 chữ số; hãy kiểm tra lại.", nameof(OldId));
        if (!string.IsNullOrWhiteSpace(StartsFrom) && !Period.TryParse(StartsFrom, out _))
            throw new RuleException("Hãy ghi tháng hưởng như 02/2024.", nameof(StartsFrom));
        var category = book.Find(CategoryCode);
        if (Percent is not null && category is not null && category.RateKind != RateKind.PercentTable)
            throw new RuleException("Loại đối tượng này không tính theo tỷ lệ; hãy để trống ô tỷ lệ.", nameof(Percent));
        var subject = ToMatchSubject();
        return new VerificationSubject(name.Display, subject.Birth, Sex, subject.CitizenId, subject.OldId, subject.HamletName,
            category?.Group ?? Group ?? throw new RuleException("Hãy chọn nhóm hoặc loại đối tượng.", nameof(Group)),
            category?.Code, category?.Name, Percent, Amount, Period.TryParse(StartsFrom, out var start) ? start : null,
            Blank(DecisionNumber), Blank(WardName));
    }

    private static string Digits(string? text) => new((text ?? "").Where(char.IsAsciiDigit).ToArray());

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

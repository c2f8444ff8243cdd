using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.BankAccounts;

/// <summary>One line of the list that the commune hands over to the receiving agency (step 6).</summary>
/// <param name="Birth">Already written: dd/MM/yyyy, MM/yyyy or yyyy.</param>
/// <param name="Amount">Đồng a month.</param>
/// <param name="Channel">Hình thức nhận, in words.</param>
/// <param name="Payee">Who receives: the beneficiary or the attorney.</param>
public sealed record HandOverRow(
    int Ordinal,
    string FullName,
    string? Birth,
    string? CitizenId,
    string? Hamlet,
    string? Category,
    long? Amount,
    string? Channel,
    string? Payee,
    string? AccountNumber,
    string? Bank,
    string? AccountHolder,
    string? Note);

/// <summary>What the hand-over says about itself.</summary>
/// <param name="Addressee">Kính gửi, e.g. "Phòng Lao động - Thương binh và Xã hội huyện Nghi Xuân".</param>
/// <param name="RoundName">Đợt rà soát.</param>
/// <param name="HandOverNumber">Number of the frozen snapshot; null when still a draft.</param>
/// <param name="IssuedOn">Date of the paper; null leaves it open.</param>
/// <param name="PersonCount">People, who may stand on several lines; null when every line is another person.</param>
/// <param name="Standing">"BẢN XEM TRƯỚC, CHƯA BÀN GIAO", or who handed it over and when; null for none.</param>
public sealed record HandOverHeading(
    string Addressee, string RoundName, string? HandOverNumber, DateOnly? IssuedOn, int? PersonCount = null, string? Standing = null);

internal static class HandOverForm
{
    private static readonly Column<HandOverRow> Amount = new("Mức hưởng (đồng/tháng)", row => row.Amount, 14, ColumnFormat.Money, IsTotalled: true);

    private static readonly IReadOnlyList<Column<HandOverRow>> Columns =
    [
        new("STT", row => row.Ordinal, 6, ColumnFormat.Centered),
        new("Họ và tên", row => row.FullName, 23),
        new("Ngày sinh", row => row.Birth, 12, ColumnFormat.Centered),
        new("Số định danh/CCCD", row => row.CitizenId, 15),
        new("Thôn/Tổ dân phố", row => row.Hamlet, 16),
        new("Loại đối tượng", row => row.Category, 26),
        Amount,
        new("Hình thức", row => row.Channel, 16),
        new("Người nhận", row => row.Payee, 20),
        new("Số tài khoản", row => row.AccountNumber, 18),
        new("Ngân hàng", row => row.Bank, 14),
        new("Chủ tài khoản", row => row.AccountHolder, 20),
        new("Ghi chú", row => row.Note, 14) { IsByHand = true },
    ];

    /// <summary>Null when nobody was taken off.</summary>
    public static ListForm<RemovedPersonRow>? Removed(Letterhead letterhead, HandOverHeading heading, IReadOnlyList<RemovedPersonRow>? removed) => removed is not { Count: > 0 } ? null
        : RemovedPeople.Form(letterhead, "Danh sách người dừng chi trả", $"(Đã bàn giao cho {heading.Addressee} trước đây, nay được đưa ra khỏi danh sách; {heading.RoundName})", removed);

    public static ListForm<HandOverRow> Of(Letterhead letterhead, HandOverHeading heading, IReadOnlyList<HandOverRow> rows)
    {
        var total = rows.Aggregate(0L, (sum, row) => checked(sum + (row.Amount ?? 0)));
        return new ListForm<HandOverRow>
        {
            Letterhead = letterhead,
            IssuedOn = heading.IssuedOn,
            Title = "Danh sách bàn giao",
            Subject = "Đối tượng hưởng chính sách an sinh xã hội và tài khoản nhận trợ cấp",
            Notes =
            [
                $"({heading.RoundName}{(heading.HandOverNumber is null ? "" : $"; số bàn giao {heading.HandOverNumber}")})",
                $"Số người: {VietnameseFormat.Number(heading.PersonCount ?? rows.Count)} – Số dòng: {VietnameseFormat.Number(rows.Count)} – Tổng mức hưởng một tháng: {VietnameseFormat.Dong(total)}",
                .. heading.Standing is null ? Array.Empty<string>() : [heading.Standing],
            ],
            Addressee = heading.Addressee,
            Columns = Columns,
            Rows = rows,
            Counted = "dòng",
            WordsOf = Amount,
            Closing = ["Hai bên đã kiểm tra, đối chiếu số người và số tiền nêu trên khi giao nhận."],
            Signatures = [new SignatureBlock("NGƯỜI LẬP"), new SignatureBlock("BÊN NHẬN", Hint: "(Ký, ghi rõ họ tên, ngày nhận)"), letterhead.Signer()],
            SheetName = "Bàn giao",
            FontSize = 9,
        };
    }

    /// <summary>"(Kèm theo Công văn số … ngày … của …)": number and day stay open until the paper has them.</summary>
    public static string ReferenceTo(Letterhead letterhead, HandOverHeading heading, HandOverLetter letter)
    {
        var number = string.IsNullOrWhiteSpace(letterhead.NumberLine) ? "......./......" : letterhead.NumberLine.Replace("Số:", "", StringComparison.Ordinal).Trim();
        return $"(Kèm theo {(letter.Kind == TransmittalKind.Letter ? "Công văn" : "Phiếu chuyển")} số {number} {VietnameseFormat.LongDate(heading.IssuedOn)} của Ủy ban nhân dân {letter.UnitName})";
    }
}

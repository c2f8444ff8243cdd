using System.Globalization;

namespace AsxhPortal.Documents.Kit;

/// <summary>What an issued paper says of itself in its foot: number, id, hash and which print this is.</summary>
/// <param name="PaperId">Id in the register of issued papers.</param>
/// <param name="NumberText">"05/DS-UBND".</param>
/// <param name="ShortHash">First digits of the hash of the content.</param>
/// <param name="Address">What the QR holds: the address of the page that says whether this paper is current.</param>
/// <param name="PrintedAt">Local time of this print.</param>
/// <param name="Reprint">0 for the first print, then 1, 2, …</param>
public sealed record PaperStamp(Guid PaperId, string NumberText, string ShortHash, string Address, DateTime PrintedAt, int Reprint)
{
    /// <summary>A look at a paper that has no number yet.</summary>
    public static readonly PaperStamp Preview = new(Guid.Empty, "", "", "", default, 0);

    public bool IsPreview => PaperId == Guid.Empty;

    public bool IsReprint => Reprint > 0;

    /// <summary>"Số 05/DS-UBND · mã 1A2B 3C4D 5E6F 7A8B · in lại lần 2, 12/01/2024 08:30".</summary>
    public string Sentence => IsPreview
        ? "Bản xem trước, chưa lấy số; không có giá trị sử dụng"
        : string.Create(CultureInfo.InvariantCulture, $"Số {NumberText} · mã {Groups(ShortHash)} · {PrintText}");

    internal string PrintText => IsReprint
        ? string.Create(CultureInfo.InvariantCulture, $"in lại lần {Reprint}, {PrintedAt:dd/MM/yyyy HH:mm}")
        : string.Create(CultureInfo.InvariantCulture, $"in {PrintedAt:dd/MM/yyyy HH:mm}");

    public static string Groups(string digits) => string.Join(' ', digits.ToUpperInvariant().Chunk(4).Select(group => new string(group)));
}

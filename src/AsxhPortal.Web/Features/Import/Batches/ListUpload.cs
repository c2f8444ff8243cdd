using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Web.Features.Import.Batches;

/// <summary>A file as it was sent, for one commune and one group.</summary>
/// <param name="Choices">How a person said that it shall be read; null: by recognition alone.</param>
public sealed record ListUpload(SourceGroup Group, Guid UnitId, string FileName, byte[] Content, Actor By, ReadingChoices? Choices = null);

/// <summary>What became of an upload.</summary>
/// <param name="OtherSheets">Sheets of the workbook that are lists of another group and were left alone.</param>
public sealed record ImportOutcome(
    Guid BatchId, SourceGroup Group, int Read, int Accepted, int Warned, int Rejected, int Skipped, int CitizensAdded, int CitizensChanged, IReadOnlyList<string> OtherSheets)
{
    /// <summary>What a person has to know about the reading (hidden rows, old fonts, macros …), one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public string ToVietnamese()
    {
        var text = $"Đã đọc {Read} dòng: {Accepted} chấp nhận, {Warned} cảnh báo, {Rejected} chờ sửa; bỏ qua {Skipped} dòng không phải dữ liệu.";
        if (Group == SourceGroup.Registry) text += $" Dân cư: thêm {CitizensAdded}, cập nhật {CitizensChanged}.";
        return OtherSheets.Count == 0 ? text : $"{text} Không đọc các trang của nhóm khác: {string.Join(", ", OtherSheets)}.";
    }
}

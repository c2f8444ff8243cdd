using System.Text.RegularExpressions;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>
/// What offices write into the note beside a person and what changes whether and how they are paid: dead, moved, not found, the account no
/// longer works, the bank holds the old CMND. Said as a warning; nothing is changed by it.
/// </summary>
internal static partial class NoteWords
{
    public static void Apply(CleanedRow row)
    {
        if (row.Note is not { Length: > 0 } note) return;
        var words = VietnameseText.Fold(note);
        if (Dead().IsMatch(words)) row.Add("DEAD", note);
        if (Moved().IsMatch(words)) row.Add("MOVED", note);
        if (NotFound().IsMatch(words)) row.Add("NOT-FOUND", note);
        if (AccountClosed().IsMatch(words)) row.Add("ACC-INACTIVE", note);
        if (OldPaper().IsMatch(words)) row.Add("ACC-OLDID", note);
    }

    /// <summary>Only of the person: "chồng đã chết" speaks of somebody else.</summary>
    [GeneratedRegex(@"^(?:doi tuong |nguoi huong |ong |ba |cu )?(?:da |moi )?(?:chet|tu tran|qua doi|mat)(?:\b(?! (?:suc|kha nang|giay|the|so|cccd|cmnd|tich|viec))|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Dead();

    [GeneratedRegex(@"^(?:doi tuong |nguoi huong )?(?:da |moi )?(?:chuyen (?:di|den|khau|ho khau|noi)|cat khau|chuyen khoi)", RegexOptions.CultureInvariant)]
    private static partial Regex Moved();

    [GeneratedRegex(@"khong (?:tim thay|ton tai|ro (?:dia chi|o dau)|co (?:nguoi nay|ten|mat) (?:o|tai|tren)|ai biet)", RegexOptions.CultureInvariant)]
    private static partial Regex NotFound();

    [GeneratedRegex(@"\b(?:tk|tai khoan)\b.{0,20}\b(?:bi khoa|da khoa|khoa|da dong|bi dong|ngung|ngung hoat dong|khong hoat dong|het han|phong toa|sai so|khong ton tai)\b", RegexOptions.CultureInvariant)]
    private static partial Regex AccountClosed();

    [GeneratedRegex(@"(?:cmnd|cmt|giay to|cccd).{0,25}(?:ngan hang|\bnh\b|\btk\b|tai khoan).{0,20}(?:cu|het han|chua cap nhat)|chua cap nhat (?:cccd|can cuoc|giay to)|(?:\btk\b|tai khoan|ngan hang|\bnh\b).{0,25}(?:cmnd|cmt|giay to) (?:cu|9 so|het han)", RegexOptions.CultureInvariant)]
    private static partial Regex OldPaper();
}

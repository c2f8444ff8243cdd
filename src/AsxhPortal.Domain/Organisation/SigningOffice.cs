using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Organisation;

/// <summary>
/// The lines above a signer's name (NĐ 30/2020 Phụ lục I, phần II mục 7): TM. for a body that decides together, KT. for a deputy signing
/// for the head, TL. and TUQ. for who signs by order or authority of the head, Q. for an acting head.
/// </summary>
public static class SigningOffice
{
    private static readonly string[] WrongForms = ["T/M", "K/T", "T/L", "TUQ ", "TM ", "KT ", "TL ", "T.M", "K.T", "T.L"];
    private static readonly string[] Bodies = ["ỦY BAN", "UỶ BAN", "UBND", "HỘI ĐỒNG", "BAN ", "ĐOÀN ", "TỔ "];

    /// <param name="authority">"TM. ỦY BAN NHÂN DÂN", or nothing where the head of an office signs.</param>
    /// <param name="title">"CHỦ TỊCH"; a deputy: "KT. CHỦ TỊCH" and "PHÓ CHỦ TỊCH" on two lines.</param>
    /// <exception cref="RuleException">The lines do not say in whose place and in what office is signed.</exception>
    public static void Check(string authority, string title)
    {
        var lines = Lines(authority).Concat(Lines(title)).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            var field = i < Lines(authority).Length ? "SignerAuthority" : "SignerTitle";
            var next = i + 1 < lines.Count ? lines[i + 1] : null;
            if (WrongForms.FirstOrDefault(form => lines[i].StartsWith(form, StringComparison.Ordinal)) is { } wrong)
                throw new RuleException($"“{wrong.Trim()}” chưa đúng thể thức: viết TM., KT., TL., TUQ. hoặc Q. (có dấu chấm) theo Nghị định 30/2020/NĐ-CP.", field);
            if (lines[i].StartsWith("TM. ", StringComparison.Ordinal) && !Bodies.Any(body => lines[i][4..].TrimStart().StartsWith(body, StringComparison.Ordinal)))
                throw new RuleException("TM. (thay mặt) đứng trước tên tập thể lãnh đạo, ví dụ “TM. ỦY BAN NHÂN DÂN”; ký thay người đứng đầu thì dùng KT.", field);
            if (lines[i].StartsWith("TM. ", StringComparison.Ordinal) && next is null)
                throw new RuleException("Sau “TM. …” phải có chức vụ người ký, ví dụ CHỦ TỊCH.", "SignerTitle");
            if (lines[i].StartsWith("KT. ", StringComparison.Ordinal) && next?.StartsWith("PHÓ ", StringComparison.Ordinal) != true)
                throw new RuleException("Ký thay (KT.) phải ghi chức vụ cấp phó ở dòng dưới: “KT. CHỦ TỊCH” rồi “PHÓ CHỦ TỊCH”.", "SignerTitle");
            if ((lines[i].StartsWith("TL. ", StringComparison.Ordinal) || lines[i].StartsWith("TUQ. ", StringComparison.Ordinal)) && next is null)
                throw new RuleException($"Sau “{lines[i]}” phải ghi chức vụ của chính người ký ở dòng dưới.", "SignerTitle");
        }
    }

    private static string[] Lines(string? text) => (text ?? "").ToUpperInvariant().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

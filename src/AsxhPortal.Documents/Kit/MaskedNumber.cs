namespace AsxhPortal.Documents.Kit;

/// <summary>
/// How an identity, account or telephone number stands on a paper that is posted in public (NĐ 20/2021 Đ8 k1b). Only the last three
/// characters are shown, and never more than a third: enough to find one's own line among namesakes. The first six digits of an id are
/// the province, the century with the sex and the year of birth, which the paper tells anyway; of the six that are drawn by lot three
/// stay hidden, so a thousand numbers remain possible.
/// </summary>
public static class MaskedNumber
{
    private const int MostShown = 3;

    /// <summary>"042141000123" → "*********123"; null for nothing.</summary>
    public static string? Of(string? number)
    {
        var text = VietnameseFormat.Clean(number).Trim();
        if (text.Length == 0)
            return null;
        var shown = Math.Min(MostShown, text.Length / 3);
        return new string('*', text.Length - shown) + text[(text.Length - shown)..];
    }
}

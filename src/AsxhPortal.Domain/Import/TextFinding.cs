namespace AsxhPortal.Domain.Import;

/// <summary>How the letters of a list were written.</summary>
public enum ListEncoding
{
    Unicode,

    /// <summary>TCVN3 (ABC): fonts .VnTime, .VnArial …</summary>
    Tcvn3,

    /// <summary>VNI for Windows: fonts VNI-Times, VNI-Helve …</summary>
    Vni,
}

/// <summary>What told the encoding.</summary>
public enum EncodingEvidence
{
    None,

    /// <summary>The names of the fonts in the file: certain.</summary>
    Font,

    /// <summary>Words that are Vietnamese in one encoding only.</summary>
    Content,

    /// <summary>An officer.</summary>
    Person,
}

/// <summary>A cell before and after it was changed into Unicode; the row is numbered as Excel shows it, the column counts from 0.</summary>
public sealed record TextExample(int Row, int Column, string Before, string After);

/// <summary>One column that holds text of an old encoding.</summary>
/// <param name="Converted">Cells that were changed into Unicode.</param>
/// <param name="Undecided">Cells that look like an old encoding and could not be read in either; left as they are.</param>
public sealed record ColumnText(int Column, ListEncoding Encoding, EncodingEvidence Evidence, int Converted, int Undecided);

/// <summary>What the text of a sheet was written in.</summary>
/// <param name="Encoding">The old encoding of most changed cells; Unicode when there are none.</param>
/// <param name="Certainty">0 to 100: 100 by font or by a person, by content the share of old cells that read well.</param>
public sealed record TextFinding(
    ListEncoding Encoding, EncodingEvidence Evidence, int Certainty, int Converted, int Undecided,
    IReadOnlyList<ColumnText> Columns, IReadOnlyList<TextExample> Examples)
{
    public static readonly TextFinding Plain = new(ListEncoding.Unicode, EncodingEvidence.None, 100, 0, 0, [], []);

    /// <summary>One sentence for the person who sent the file; nothing when the text is plain Unicode.</summary>
    public string? Sentence => Converted == 0 && Undecided == 0 ? null
        : (Converted == 0 ? "" : $"Chữ ở phông cũ {Encoding.ToVietnamese()} (nhận ra {Reason}): đã chuyển {Converted} ô sang Unicode.")
            + (Undecided == 0 ? "" : $"{(Converted == 0 ? "" : " ")}{Undecided} ô có vẻ là chữ phông cũ nhưng không đọc được, giữ nguyên.");

    private string Reason => Evidence switch
    {
        EncodingEvidence.Font => "theo tên phông chữ trong tệp",
        EncodingEvidence.Person => "theo lựa chọn của người nhập",
        _ => $"theo nội dung, chắc {Certainty} %",
    };
}

public static class ListEncodingWords
{
    public static string ToVietnamese(this ListEncoding encoding) => encoding switch
    {
        ListEncoding.Tcvn3 => "TCVN3 (ABC)",
        ListEncoding.Vni => "VNI",
        _ => "Unicode",
    };
}

namespace AsxhPortal.Domain.Import;

/// <summary>What a row of an office's sheet is. Everything but <see cref="Data"/> is skipped and reported with its row number.</summary>
public enum RowKind
{
    Data,

    /// <summary>Letterhead and title above the header.</summary>
    Title,
    Header,

    /// <summary>A header or title repeated inside the data (HDR-REPEAT).</summary>
    HeaderRepeat,

    /// <summary>The row "A | 2 | 3 | …" under a header.</summary>
    ColumnNumbers,

    /// <summary>"I. Thôn Yên Ngư" (GROUP-ROW): carries the thôn down.</summary>
    Section,
    Subtotal,
    Total,

    /// <summary>The sum in words.</summary>
    Words,

    /// <summary>"Danh sách này có 244 người" and other closing notes.</summary>
    Foot,
    Signature,
}

public static class RowKindCodes
{
    /// <summary>A data row that a person took out of the list, with a reason; it can be taken back.</summary>
    public const string LeftOut = "LEFT-OUT";

    /// <summary>A data row whose place a row of a newer edition took.</summary>
    public const string Replaced = "REPLACED";

    /// <summary>The code kept with a skipped row and shown to people who compare files.</summary>
    public static string ToCode(this RowKind kind) => kind switch
    {
        RowKind.HeaderRepeat => "HDR-REPEAT",
        RowKind.ColumnNumbers => "COLNUM",
        RowKind.Section => "GROUP-ROW",
        RowKind.Signature => "SIGN",
        _ => kind.ToString().ToUpperInvariant(),
    };

    public static string ToVietnamese(string code) => code switch
    {
        "TITLE" => "Tiêu đề văn bản",
        "HEADER" => "Dòng tiêu đề cột",
        "HDR-REPEAT" => "Tiêu đề lặp lại",
        "COLNUM" => "Dòng đánh số cột",
        "GROUP-ROW" => "Dòng mục (thôn)",
        "SUBTOTAL" => "Dòng cộng nhóm",
        "TOTAL" => "Dòng tổng cộng",
        "WORDS" => "Số tiền bằng chữ",
        "FOOT" => "Ghi chú cuối bảng",
        "SIGN" => "Chữ ký",
        LeftOut => "Đã bỏ khỏi danh sách",
        Replaced => "Đã có trong bản mới",
        _ => code,
    };
}

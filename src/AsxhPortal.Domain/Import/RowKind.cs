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

using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>Reads the month from which somebody receives: "03/2017", "01/02/2020", a date cell, "tháng 3 năm 2017".</summary>
internal static class StartCleaning
{
    public static Period? Read(SheetCell cell)
    {
        if (cell.IsBlank) return null;
        if (cell.Kind == CellKind.Date && cell.Date is { Year: >= 1900 and < 2200 } date) return new Period(date.Year, date.Month);
        if (cell.Kind == CellKind.Number && cell.Number is > 7000 and < 60000 && DateTime.FromOADate(cell.Number) is var serial) return new Period(serial.Year, serial.Month);

        var parts = cell.Text.Split(['/', '-', '.', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(p => p.All(char.IsAsciiDigit) && p.Length <= 4).Select(int.Parse).ToArray();
        return parts switch
        {
            [var month, var year] when IsMonth(year, month) => new Period(year, month),
            [_, var month, var year] when IsMonth(year, month) => new Period(year, month),
            [var year, var month, ..] when IsMonth(year, month) => new Period(year, month),
            _ => null,
        };
    }

    private static bool IsMonth(int year, int month) => year is >= 1945 and < 2200 && month is >= 1 and <= 12;
}

using AsxhPortal.Documents.Kit.Layout;

namespace AsxhPortal.Documents.HomeVisits;

/// <summary>Lines of a form that print filled or blank: an unknown value becomes dots to write on.</summary>
internal static class FormLines
{
    private const float Size = 13;
    private const float Spacing = 1.25f;
    private const string Gap = "\u00a0\u00a0\u00a0";

    public static void Heading(this ColumnLayout column, string text) =>
        column.Item().PaddingTop(5).Text(text, new TextStyle(Size, IsBold: true)).LineHeight(Spacing);

    public static void Sentence(this ColumnLayout column, string text) =>
        column.Item().Text(text, new TextStyle(Size)).Justify().Indent().LineHeight(Spacing);

    /// <summary>"- Label: value" or dots to the end of the line.</summary>
    public static void Field(this ColumnLayout column, string label, string? value) =>
        column.Item().Text(text => text.Style(new TextStyle(Size)).LineHeight(Spacing).Span(Label(label)).ValueToEnd(value));

    /// <summary>Fields beside each other; the number is a field's share of the line.</summary>
    public static void Fields(this ColumnLayout column, params (string Label, string? Value, float Share)[] fields) => column.Item().Row(row =>
    {
        row.Spacing(6);
        foreach (var (label, value, share) in fields)
            row.RelativeItem(share).Text(text => text.Style(new TextStyle(Size)).LineHeight(Spacing).Span(Label(label)).ValueToEnd(value));
    });

    /// <summary>A longer answer: the text, or as many dotted lines as given.</summary>
    public static void Answer(this ColumnLayout column, string label, string? value, int blankLines)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            column.Item().Text(text => text.Style(new TextStyle(Size)).LineHeight(Spacing).Justify().Span(Label(label)).Span(value));
            return;
        }

        column.Field(label, null);
        for (var i = 1; i < blankLines; i++)
            column.Item().Text(text => text.Style(new TextStyle(Size)).LineHeight(Spacing).BlankToEnd());
    }

    /// <summary>"Question: ☐ Có ☐ Không", ticked when the answer is known.</summary>
    public static void YesNo(this ColumnLayout column, string question, bool? answer) =>
        column.Choice(question, ("Có", answer == true), ("Không", answer == false));

    public static void Choice(this ColumnLayout column, string question, params (string Label, bool IsChosen)[] options) => column.Item().Text(text =>
    {
        text.Style(new TextStyle(Size)).LineHeight(Spacing).Span(Label(question));
        foreach (var (label, isChosen) in options)
            text.Span(" " + Gap).CheckBox(isChosen).Span("\u00a0" + label.Replace(' ', '\u00a0'));
    });

    /// <summary>Boxes below each other.</summary>
    public static void Options(this ColumnLayout column, IEnumerable<(string Label, bool IsChosen)> options)
    {
        foreach (var (label, isChosen) in options)
        {
            column.Item().Padding(left: 16).Row(row =>
            {
                row.ConstantItem(18).Text(text => text.Style(new TextStyle(Size)).LineHeight(Spacing).CheckBox(isChosen));
                row.RelativeItem().Text(label, new TextStyle(Size)).LineHeight(Spacing);
            });
        }
    }

    /// <summary>Leading spaces are kept: they set sub-questions in.</summary>
    private static string Label(string text) => new string('\u00a0', text.Length - text.TrimStart().Length) + text.TrimStart() + ":\u00a0";
}

using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AsxhPortal.Web.Features.Import.Mending;

/// <summary>What a person typed in the place of a row's cells.</summary>
public sealed class MendForm
{
    public Dictionary<ListField, string?> Values { get; set; } = [];

    /// <summary>"Nhớ cách viết này": category, bank or thôn.</summary>
    public List<ListField> Remember { get; set; } = [];
    public int Version { get; set; }

    /// <summary>Go on to the next row in doubt after saving.</summary>
    public bool GoOn { get; set; }
}

/// <summary>One field of the form: what the office wrote, what stands now, what is wrong with it.</summary>
public sealed record MendField(
    ListField Field, string Raw, string Shown, bool IsMended, IReadOnlyList<RowProblem> Problems, IReadOnlyList<SelectListItem>? Choices, bool CanBeRemembered)
{
    public string Words => ValueChanges.WordsOf(Field);
    public string InputId => $"Values_{Field}_";
    public string InputName => $"Values[{Field}]";
}

/// <summary>A column of the office's list that no field is read from, or one that cannot be mended here.</summary>
public sealed record OtherCell(string Header, string Text);

public sealed record MendPage(
    ImportBatch Batch, ImportRow Row, string UnitName, IReadOnlyList<MendField> Fields, IReadOnlyList<RowProblem> OtherProblems, IReadOnlyList<OtherCell> OtherCells,
    IReadOnlyList<RowChange> Log, Guid? BeneficiaryId, bool IsPublished, int Left, string? Code)
{
    public bool CanBeMended => !IsPublished && Row.Status != ImportRowStatus.Skipped;
}

/// <summary>One value as it stands now beside what was typed, when somebody else saved in between.</summary>
public sealed record TypedBeside(string Label, string Current, string Typed);

public static class MendValues
{
    /// <summary>What the form shows: the value as it was understood, else what a person wrote, else what the office wrote.</summary>
    public static string ShownOf(ImportRow row, ListField field, string raw, IReadOnlyDictionary<ListField, string> mended)
    {
        var current = MendedCells.CurrentOf(row, field);
        if (current.Length > 0) return current;
        if (mended.TryGetValue(field, out var written)) return MendedCells.TextOf(written);
        return IsChoice(field) ? "" : VietnameseText.Nfc(raw);
    }

    public static bool IsChoice(ListField field) => field is ListField.Sex or ListField.Hamlet or ListField.Category or ListField.HouseholdType or ListField.Bank;

    public static SpellingKind? KindOf(ListField field) => field switch
    {
        ListField.Category => SpellingKind.Category,
        ListField.Bank => SpellingKind.Bank,
        ListField.Hamlet => SpellingKind.Hamlet,
        _ => null,
    };
}

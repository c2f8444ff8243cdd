using System.Reflection;
using System.Text.RegularExpressions;
using Shouldly;

namespace AsxhPortal.UnitTests.Architecture;

/// <summary>A step's Web folder never reaches into another step's: what two steps share is Domain or Features/Shared.</summary>
public sealed class StepTests
{
    public static readonly TheoryData<string> Steps = ["Import", "Matching", "Beneficiaries", "HomeVisits", "Classification", "BankAccounts", "Payments"];

    private static readonly string[] All = [.. Steps.Select(row => row.Data)];

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_step_writes_no_other_steps_name(string step)
    {
        var others = new Regex($@"Features[./]({string.Join('|', All.Where(s => s != step))})\b");
        var found = from file in SourceTree.Files($"src/AsxhPortal.Web/Features/{step}", ".cs", ".cshtml")
                    from line in file.Lines()
                    where others.IsMatch(line)
                    select $"{file.Path}: {line.Trim()}";
        found.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_step_takes_and_gives_no_type_of_another_step(string step)
    {
        const BindingFlags all = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var types = typeof(Program).Assembly.GetTypes().Where(type => StepOf(type) == step);
        var found = from type in types
                    from used in type.GetFields(all).Select(f => f.FieldType)
                        .Concat(type.GetMethods(all).SelectMany(m => m.GetParameters().Select(p => p.ParameterType).Append(m.ReturnType)))
                        .Concat(type.GetConstructors(all).SelectMany(c => c.GetParameters().Select(p => p.ParameterType)))
                    let other = StepOf(used)
                    where other is not null && other != step
                    select $"{type.FullName} uses {used.FullName}";
        found.Distinct().ShouldBeEmpty();
    }

    private static string? StepOf(Type type)
    {
        const string features = "AsxhPortal.Web.Features.";
        return type.Namespace?.StartsWith(features, StringComparison.Ordinal) == true
            ? All.FirstOrDefault(step => (type.Namespace[features.Length..] + ".").StartsWith(step + ".", StringComparison.Ordinal))
            : null;
    }
}

using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.UnitTests.Architecture;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Import;

public class CodeDocumentTests
{
    /// <summary>Whoever reads a code in a file finds it explained in docs/steps/1-import.md with its weight.</summary>
    [Fact]
    public void Every_code_stands_in_the_document_of_the_step()
    {
        var lines = File.ReadAllLines(Path.Combine(SourceTree.Root, "docs", "steps", "1-import.md"));
        foreach (var code in ProblemCode.All)
        {
            var weight = code.Severity switch { ProblemSeverity.Error => "waits", ProblemSeverity.Warning => "warning", _ => "noted" };
            lines.ShouldContain(line => line.StartsWith($"| {code.Code} |", StringComparison.Ordinal) && line.Contains($"| {weight} |"), code.Code);
        }
        foreach (var code in MatchCodes.Meanings.Keys)
            lines.ShouldContain(line => line.StartsWith($"| {code} |", StringComparison.Ordinal), code);
    }
}

using System.Text.RegularExpressions;
using Shouldly;

namespace AsxhPortal.UnitTests.Architecture;

/// <summary>Documentation that names something which is no longer there misleads.</summary>
public sealed partial class DocumentTests
{
    [Fact]
    public void Every_name_of_the_glossary_is_a_name_of_the_code()
    {
        var code = string.Join('\n', SourceTree.Files("src", ".cs").Select(file => file.Text()));
        var names = new SourceFile("docs/glossary.md").Lines().Where(line => line.StartsWith("| ", StringComparison.Ordinal)).SelectMany(line => Name().Matches(line.Split('|')[2]))
            .SelectMany(match => match.Groups[1].Value.Split('.')).Distinct();
        names.Where(name => !Regex.IsMatch(code, $@"\b{name.TrimEnd('…')}{(name.EndsWith('…') ? "" : @"\b")}")).ShouldBeEmpty();
    }

    [Fact]
    public void Every_link_between_documents_leads_somewhere()
    {
        var broken = from file in SourceTree.Files("docs", ".md").Append(new SourceFile("README.md"))
                     from Match link in Link().Matches(file.Text())
                     let target = Path.Combine(SourceTree.Root, Path.GetDirectoryName(file.Path)!, Uri.UnescapeDataString(link.Groups[1].Value))
                     where !File.Exists(target) && !Directory.Exists(target)
                     select $"{file.Path}: {link.Groups[1].Value}";
        broken.ShouldBeEmpty();
    }

    [GeneratedRegex("`([A-Za-z.…]+)`")]
    private static partial Regex Name();

    /// <summary>Relative links; pictures are made by the browser tests.</summary>
    [GeneratedRegex(@"(?<!!)\[[^\]]+\]\(((?!https?:|#|mailto:)[^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();
}

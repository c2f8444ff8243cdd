using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace AsxhPortal.Web.Startup.Verbs;

/// <summary>What was typed after the verb: words, options with values, and whether the answer is to be JSON.</summary>
public sealed class VerbArguments
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly Dictionary<string, string> options = new(StringComparer.Ordinal);
    private readonly List<string> words = [];
    private readonly TextWriter output;

    private VerbArguments(TextWriter output) => this.output = output;

    public bool IsJson { get; private set; }
    public IReadOnlyList<string> Words => words;

    public string? Option(string name) => options.GetValueOrDefault(name);

    public string Required(string name) => Option(name) ?? throw new WrongUsageException($"{name} is missing.");

    public string Word(int index, string meaning) => index < words.Count ? words[index] : throw new WrongUsageException($"{meaning} is missing.");

    public static VerbArguments Parse(string[] args, Verb verb, TextWriter output)
    {
        var parsed = new VerbArguments(output);
        for (int i = 0; i < args.Length; i++)
        {
            string arg = args[i];
            if (arg == "--json") parsed.IsJson = true;
            else if (!arg.StartsWith("--", StringComparison.Ordinal)) parsed.words.Add(arg);
            else if (!verb.Options.Contains(arg)) throw new WrongUsageException($"Unknown option {arg}.");
            else if (i + 1 == args.Length) throw new WrongUsageException($"{arg} needs a value.");
            else parsed.options[arg] = args[++i];
        }
        return parsed;
    }

    /// <summary>The answer of a verb that did its work: the facts as JSON, or the sentence.</summary>
    public int Done(object facts, string sentence)
    {
        output.WriteLine(IsJson ? ToJson(facts) : sentence);
        return CommandLine.Done;
    }

    /// <summary>The answer of a verb that could not do it: the facts (with the reason in them) as JSON, or the sentence on standard error.</summary>
    public int Refuse(object facts, string sentence)
    {
        if (IsJson) output.WriteLine(ToJson(facts));
        Console.Error.WriteLine(sentence);
        return CommandLine.Refused;
    }

    public static string ToJson(object facts) => JsonSerializer.Serialize(facts, Json);
}

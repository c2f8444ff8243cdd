namespace AsxhPortal.Web.Startup.Verbs;

/// <summary>One verb of the command line. Throws RuleException to refuse (exit 1), WrongUsageException for wrong arguments (exit 2).</summary>
public abstract class Verb
{
    public abstract string Name { get; }

    /// <summary>One line for the list of verbs.</summary>
    public abstract string Summary { get; }

    /// <summary>Usage in English, a few lines.</summary>
    public abstract string Usage { get; }

    /// <summary>Options that take a value, with their dashes; any other option is refused. --json is known to all.</summary>
    public virtual IReadOnlyCollection<string> Options => [];

    public abstract Task<int> RunAsync(VerbArguments args, CancellationToken cancel);
}

public sealed class WrongUsageException(string message) : Exception(message);

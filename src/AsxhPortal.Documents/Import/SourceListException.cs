namespace AsxhPortal.Documents.Import;

/// <summary>A file that cannot be read as a list; the message is one Vietnamese sentence for the person who sent it.</summary>
public sealed class SourceListException(string message, Exception? inner = null) : Exception(message, inner);

namespace SyncInterview.Documents.Structure;

/// <summary>A date as it stands in a text. Offsets are UTF-16 positions in the text that was searched.</summary>
internal readonly record struct DateMention(int Start, int End, PartialDate Date);

using System.Buffers.Text;
using System.Text;

namespace SyncInterview.BuildingBlocks.Indexes;

/// <summary>Where a page ended: the last position on it and, to save the walk, the segment that held it.</summary>
internal readonly record struct IndexPageToken(string Segment, string Position)
{
    private const int LongestText = 1_024;

    /// <summary>Reads a token. Throws <see cref="ArgumentException"/> for text that is none.</summary>
    public static IndexPageToken Parse(string text)
    {
        if (text.Length <= LongestText && Base64Url.IsValid(text))
        {
            var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('\n');
            if (parts.Length == 2 && IndexChain.IsSegmentName(parts[0]) && parts[1].Length > 0)
                return new IndexPageToken(parts[0], parts[1]);
        }

        throw new ArgumentException("Not a page token of this listing.", nameof(text));
    }

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Segment}\n{Position}"));
}

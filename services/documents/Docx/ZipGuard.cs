using System.Buffers;
using System.IO.Compression;
using System.Xml;
using SyncInterview.Common.V1;
using SyncInterview.Documents.Reading;

namespace SyncInterview.Documents.Docx;

/// <summary>
/// Unfolds a DOCX once into nothing before anything of it is trusted: counts entries and really inflated bytes, and runs over
/// every XML part without building a tree, so that neither a bomb, a DTD nor bottomless nesting reaches the reader behind it.
/// </summary>
internal sealed class ZipGuard(ReadingLimits limits)
{
    private const int RatioAfterBytes = 1 << 20;

    /// <summary>Returns when the file is harmless; throws <see cref="UnreadableDocumentException"/> otherwise.</summary>
    public void Check(Stream file, CancellationToken cancellationToken)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > limits.MaxZipEntries)
            throw Bomb($"more than {limits.MaxZipEntries:N0} entries");
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var left = limits.MaxInflatedBytes;
        foreach (var entry in zip.Entries)
        {
            // Two parts of one name: readers differ in which they take, so a person and this service could see different documents.
            if (!names.Add(entry.FullName))
                throw new UnreadableDocumentException(ErrorReason.DocumentCorrupt, "The document holds two parts of the same name.");
            left -= Drain(entry, left, cancellationToken);
            if (IsXml(entry.FullName))
                ScanXml(entry, cancellationToken);
        }
    }

    private long Drain(ZipArchiveEntry entry, long left, CancellationToken cancellationToken)
    {
        var limit = IsXml(entry.FullName) ? Math.Min(left, limits.MaxXmlPartBytes) : left;
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            using var content = entry.Open();
            long total = 0;
            while (content.Read(buffer) is var read and > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                total += read;
                if (total > limit)
                    throw Bomb("more bytes than a document may unfold to");
                if (total > RatioAfterBytes && total > entry.CompressedLength * limits.MaxInflateRatio)
                    throw Bomb($"an entry that unfolds to more than {limits.MaxInflateRatio} times its size");
            }

            return total;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void ScanXml(ZipArchiveEntry entry, CancellationToken cancellationToken)
    {
        using var content = entry.Open();
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = false };
        using var xml = XmlReader.Create(content, settings);
        while (xml.Read())
        {
            if (xml.Depth > limits.MaxXmlDepth)
                throw Bomb("elements nested deeper than any document needs");
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static bool IsXml(string name) =>
        name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    private static UnreadableDocumentException Bomb(string what) =>
        new(ErrorReason.DocumentBomb, $"The document holds {what}.");
}

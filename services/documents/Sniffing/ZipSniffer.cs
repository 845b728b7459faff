using System.IO.Compression;
using SyncInterview.Common.V1;
using SyncInterview.Documents.Reading;

namespace SyncInterview.Documents.Sniffing;

/// <summary>Tells a DOCX from other ZIP files by the parts that it must have. Nothing is inflated.</summary>
internal static class ZipSniffer
{
    /// <summary>Media type of a DOCX.</summary>
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Media type of a DOCX with macros. They are neither run nor read.</summary>
    public const string Docm = "application/vnd.ms-word.document.macroEnabled.12";

    /// <summary>The format; throws <see cref="UnreadableDocumentException"/> when it is no readable DOCX.</summary>
    public static SniffedFile Sniff(ReadOnlyMemory<byte> file)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(file.ToArray(), writable: false), ZipArchiveMode.Read);
            return Sniff(zip);
        }
        catch (InvalidDataException damaged)
        {
            throw new UnreadableDocumentException(ErrorReason.DocumentCorrupt, "The ZIP of the document is damaged.", damaged);
        }
    }

    private static SniffedFile Sniff(ZipArchive zip)
    {
        bool contentTypes = false, document = false, macros = false, encrypted = false;
        foreach (var entry in zip.Entries)
        {
            contentTypes |= entry.FullName == "[Content_Types].xml";
            document |= entry.FullName == "word/document.xml";
            macros |= entry.FullName == "word/vbaProject.bin";
            encrypted |= entry.IsEncrypted;
        }

        if (!contentTypes || !document)
            throw FormatSniffer.Unknown("This is a ZIP file but no DOCX.");
        if (encrypted)
            throw new UnreadableDocumentException(
                ErrorReason.DocumentEncrypted, "The document is protected by a password. Save it without one.");
        return new SniffedFile(FileFormat.Docx, macros ? Docm : Docx);
    }
}

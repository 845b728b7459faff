using System.Text;
using SyncInterview.Common.V1;
using SyncInterview.Documents.Reading;

namespace SyncInterview.Documents.Sniffing;

/// <summary>OLE compound files: what Office wrote before 2007, and what it still wraps a password-protected DOCX in.</summary>
internal static class OleCompound
{
    private static readonly byte[] Magic = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    private static readonly byte[] EncryptedPackage = Encoding.Unicode.GetBytes("EncryptedPackage");

    /// <summary>Whether the bytes begin as such a file does.</summary>
    public static bool IsOleCompound(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Magic);

    /// <summary>Why it is not read: a protected DOCX holds a stream of a known name, and anything else is an old format.</summary>
    public static UnreadableDocumentException Refusal(ReadOnlySpan<byte> bytes) => bytes.IndexOf(EncryptedPackage) >= 0
        ? new(ErrorReason.DocumentEncrypted, "The document is protected by a password. Save it without one.")
        : FormatSniffer.Unknown("This is a file of an old Office format, which is not read; save it as DOCX or PDF.");
}

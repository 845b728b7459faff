using SyncInterview.Documents.V1;
using SyncInterview.Hosting;

namespace SyncInterview.Documents.Uploads;

/// <summary>What an upload's messages must be like, whichever way they come.</summary>
internal static class UploadRules
{
    private const int LongestDisplayName = 200;
    private const int LongestRequestId = 64;
    private const int Sha256Digits = 64;
    private const int LargestChunk = 1 << 20;

    /// <summary>Checks the description of a file.</summary>
    public static void Check(UploadStart? start)
    {
        if (start is null)
            throw RpcErrors.InvalidField("start", "is required");
        new FieldRules()
            .Required("start.display_name", start.DisplayName)
            .MaxLength("start.display_name", start.DisplayName, LongestDisplayName)
            .Specified("start.kind", start.Kind)
            .Check("start.size_bytes", start.SizeBytes >= 0, "must not be negative")
            .Check("start.sha256", IsSha256(start.Sha256), $"must be {Sha256Digits} hexadecimal digits")
            .Check(
                "start.request_id",
                IsRequestId(start.RequestId),
                $"must be at most {LongestRequestId} characters of A-Z, a-z, 0-9, '_' and '-'")
            .ThrowIfAny();
    }

    /// <summary>Checks a piece of a file.</summary>
    public static UploadChunk Check(UploadChunk? chunk)
    {
        if (chunk is null)
            throw RpcErrors.InvalidField("chunk", "is required");
        new FieldRules()
            .Check("chunk.write_offset", chunk.WriteOffset >= 0, "must not be negative")
            .MaxBytes("chunk.data", chunk.Data, LargestChunk)
            .ThrowIfAny();
        return chunk;
    }

    /// <summary>The chunk of a later message of the stream.</summary>
    public static UploadChunk ChunkOf(UploadDocumentRequest message)
    {
        if (message.MessageCase == UploadDocumentRequest.MessageOneofCase.Start)
            throw RpcErrors.InvalidField("start", "is allowed in the first message of the stream only");
        return Check(message.Chunk);
    }

    private static bool IsSha256(string text) => text.Length == 0 || (text.Length == Sha256Digits && text.All(char.IsAsciiHexDigit));

    private static bool IsRequestId(string text) =>
        text.Length <= LongestRequestId && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
}

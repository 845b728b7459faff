using Grpc.Core;
using SyncInterview.Documents.V1;
using SyncInterview.Hosting;

namespace SyncInterview.Documents.Uploads;

/// <summary>Takes a file in one client stream. Pieces are stored at 1 MiB each, however small the chunks are.</summary>
internal sealed class UploadStreamCall(UploadEngine engine)
{
    private const int PieceBytes = 1 << 20;

    /// <summary>
    /// Reads the stream to its last chunk and returns the finished upload. What is refused or broken off leaves nothing behind.
    /// </summary>
    public async Task<StoredUpload> RunAsync(
        string owner, IAsyncStreamReader<UploadDocumentRequest> requests, CancellationToken cancellationToken)
    {
        if (!await requests.MoveNext(cancellationToken) || requests.Current.MessageCase != UploadDocumentRequest.MessageOneofCase.Start)
            throw RpcErrors.InvalidField("start", "is required in the first message of the stream");
        var start = requests.Current.Start;
        UploadRules.Check(start);
        var upload = await engine.StartAsync(owner, start, cancellationToken);
        try
        {
            return await ReceiveAsync(owner, upload, requests, cancellationToken);
        }
        catch when (start.RequestId.Length == 0)
        {
            // Nobody can come back for it. Not under the call's token, which may be why it ended.
            await engine.DiscardAsync(upload, CancellationToken.None);
            throw;
        }
    }

    private async Task<StoredUpload> ReceiveAsync(
        string owner, StoredUpload upload, IAsyncStreamReader<UploadDocumentRequest> requests, CancellationToken cancellationToken)
    {
        using var piece = new MemoryStream(PieceBytes);
        long stored = 0;
        while (await requests.MoveNext(cancellationToken))
        {
            var chunk = UploadRules.ChunkOf(requests.Current);
            if (chunk.WriteOffset != stored + piece.Length)
                throw WrongOffset(stored + piece.Length, chunk.WriteOffset);
            piece.Write(chunk.Data.Span);
            if (piece.Length < PieceBytes && !chunk.Finish)
                continue;
            var written = await engine.WriteAsync(
                owner, upload.Id, stored, piece.GetBuffer().AsMemory(0, (int)piece.Length), chunk.Finish, cancellationToken);
            // Answered at once: a client may wait for the answer before it closes its side.
            if (chunk.Finish)
                return written;
            stored += piece.Length;
            piece.SetLength(0);
        }

        throw RpcErrors.InvalidField("chunk.finish", "must be set on the last chunk; the stream ended without it");
    }

    private static RpcException WrongOffset(long expected, long sent) =>
        RpcErrors.InvalidField("chunk.write_offset", $"must continue where the last chunk ended, at {expected}; it is {sent}");
}

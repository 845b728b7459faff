using Grpc.Core;
using SyncInterview.Documents.V1;

namespace SyncInterview.Edge.Tests.Kit;

/// <summary>A client stream: answers with the bytes it got.</summary>
internal sealed class DocumentProbe : DocumentService.DocumentServiceBase
{
    public override async Task<UploadDocumentResponse> UploadDocument(
        IAsyncStreamReader<UploadDocumentRequest> requestStream, ServerCallContext context)
    {
        var document = new Document();
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            if (request.Start is { } start)
                document.DisplayName = start.DisplayName;
            document.SizeBytes += request.Chunk?.Data.Length ?? 0;
        }

        return new UploadDocumentResponse { Document = document };
    }
}

using Grpc.Core;
using SyncInterview.Documents.Store;
using SyncInterview.Documents.Uploads;
using SyncInterview.Documents.V1;
using SyncInterview.Hosting;

namespace SyncInterview.Documents;

/// <summary>The documents service on gRPC: guard, call, map.</summary>
internal sealed class DocumentGrpcService(UploadEngine uploads, UploadStreamCall uploadStream, DocumentAccess documents)
    : DocumentService.DocumentServiceBase
{
    /// <inheritdoc/>
    public override async Task<UploadDocumentResponse> UploadDocument(
        IAsyncStreamReader<UploadDocumentRequest> requestStream, ServerCallContext context)
    {
        var owner = context.GetIdentity().Owner;
        var upload = await uploadStream.RunAsync(owner, requestStream, context.CancellationToken);
        var document = await documents.GetAsync(owner, upload.ToUpload().Document, context.CancellationToken);
        return new UploadDocumentResponse { Document = document.ToDocument() };
    }

    /// <inheritdoc/>
    public override async Task<StartUploadResponse> StartUpload(StartUploadRequest request, ServerCallContext context)
    {
        UploadRules.Check(request.Start);
        var upload = await uploads.StartAsync(context.GetIdentity().Owner, request.Start, context.CancellationToken);
        return new StartUploadResponse { Upload = upload.ToUpload() };
    }

    /// <inheritdoc/>
    public override async Task<WriteUploadResponse> WriteUpload(WriteUploadRequest request, ServerCallContext context)
    {
        var id = UploadId("upload", request.Upload);
        var chunk = UploadRules.Check(request.Chunk);
        var upload = await uploads.WriteAsync(
            context.GetIdentity().Owner, id, chunk.WriteOffset, chunk.Data.Memory, chunk.Finish, context.CancellationToken);
        return new WriteUploadResponse { Upload = upload.ToUpload() };
    }

    /// <inheritdoc/>
    public override async Task<GetUploadResponse> GetUpload(GetUploadRequest request, ServerCallContext context)
    {
        var upload = await uploads.GetAsync(context.GetIdentity().Owner, UploadId("name", request.Name), context.CancellationToken);
        return new GetUploadResponse { Upload = upload.ToUpload() };
    }

    /// <inheritdoc/>
    public override async Task<GetDocumentResponse> GetDocument(GetDocumentRequest request, ServerCallContext context)
    {
        CheckName(request.Name);
        var document = await documents.GetAsync(context.GetIdentity().Owner, request.Name, context.CancellationToken);
        return new GetDocumentResponse { Document = document.ToDocument() };
    }

    /// <inheritdoc/>
    public override async Task<GetDocumentTextResponse> GetDocumentText(GetDocumentTextRequest request, ServerCallContext context)
    {
        CheckName(request.Name);
        var text = await documents.GetTextAsync(context.GetIdentity().Owner, request.Name, context.CancellationToken);
        return new GetDocumentTextResponse { Text = text };
    }

    /// <inheritdoc/>
    public override Task<ListDocumentsResponse> ListDocuments(ListDocumentsRequest request, ServerCallContext context)
    {
        new FieldRules()
            .Check("page_size", request.PageSize >= 0, "must not be negative")
            .Defined("kind", request.Kind)
            .ThrowIfAny();
        return documents.ListAsync(context.GetIdentity().Owner, request, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<DeleteDocumentResponse> DeleteDocument(DeleteDocumentRequest request, ServerCallContext context)
    {
        CheckName(request.Name);
        await documents.DeleteAsync(context.GetIdentity().Owner, request, context.CancellationToken);
        return new DeleteDocumentResponse();
    }

    /// <inheritdoc/>
    public override async Task WatchDocument(
        WatchDocumentRequest request, IServerStreamWriter<WatchDocumentResponse> responseStream, ServerCallContext context)
    {
        CheckName(request.Name);
        await foreach (var document in documents.WatchAsync(context.GetIdentity().Owner, request.Name, context.CancellationToken))
            await responseStream.WriteAsync(new WatchDocumentResponse { Document = document }, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override Task<CorrectDocumentResponse> CorrectDocument(CorrectDocumentRequest request, ServerCallContext context) =>
        throw RpcErrors.NotAvailable("Correcting a document");

    private static void CheckName(string name) => new FieldRules().Name("name", name, ResourceIds.Documents).ThrowIfAny();

    private static string UploadId(string field, string name)
    {
        new FieldRules().Name(field, name, ResourceIds.Uploads).ThrowIfAny();
        return name[(ResourceIds.Uploads.Length + 1)..];
    }
}

using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using SyncInterview.Common.V1;
using SyncInterview.Documents.V1;
using SyncInterview.Hosting;
using SyncInterview.Testing;

namespace SyncInterview.Documents.Tests.Kit;

/// <summary>The documents service with real adapters behind it and a real channel before it.</summary>
internal sealed class DocumentsHost : IAsyncDisposable
{
    private readonly InProcessHost _host;

    private DocumentsHost(InProcessHost host) =>
        (_host, Client) = (host, host.Client<DocumentService.DocumentServiceClient>());

    public DocumentService.DocumentServiceClient Client { get; }

    public LogSink Logs => _host.Logs;

    public static async Task<DocumentsHost> StartAsync(TimeProvider? time = null, params (string Key, string Value)[] settings) =>
        new(await InProcessHost.StartAsync(
        builder => builder.AddDocuments(),
        app => app.MapDocuments(),
        new InProcessHostOptions
        {
            ServiceName = "documents",
            Time = time ?? TimeProvider.System,
            Settings = settings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value),
        }));

    public T Service<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public Metadata As(string owner = "ann") => _host.HeadersFor(owner);

    /// <summary>Uploads by the client stream.</summary>
    public async Task<Document> UploadAsync(byte[] file, UploadStart start, int chunkBytes = 1 << 16, string owner = "ann")
    {
        using var call = Client.UploadDocument(As(owner));
        await call.RequestStream.WriteAsync(new UploadDocumentRequest { Start = start });
        var offset = 0;
        do
        {
            var length = Math.Min(chunkBytes, file.Length - offset);
            var chunk = new UploadChunk
            {
                WriteOffset = offset,
                Data = ByteString.CopyFrom(file, offset, length),
                Finish = offset + length == file.Length,
            };
            try
            {
                await call.RequestStream.WriteAsync(new UploadDocumentRequest { Chunk = chunk });
            }
            catch (RpcException)
            {
                // The service has refused already; the response says why.
                break;
            }

            offset += length;
        }
        while (offset < file.Length);
        return (await call.ResponseAsync).Document;
    }

    public Task<Document> UploadAsync(byte[] file, DocumentKind kind = DocumentKind.Resume, string owner = "ann") =>
        UploadAsync(file, new UploadStart { DisplayName = "file", Kind = kind }, owner: owner);

    /// <summary>Watches a document to its final state and returns all that was seen.</summary>
    public async Task<List<Document>> WatchAsync(string name, string owner = "ann")
    {
        using var call = Client.WatchDocument(new WatchDocumentRequest { Name = name }, As(owner), DateTime.UtcNow.AddSeconds(60));
        var seen = new List<Document>();
        await foreach (var response in call.ResponseStream.ReadAllAsync())
            seen.Add(response.Document);
        return seen;
    }

    public async Task<Document> ReadAsync(byte[] file, DocumentKind kind = DocumentKind.Resume, string owner = "ann") =>
        (await WatchAsync((await UploadAsync(file, kind, owner)).Name, owner))[^1];

    /// <summary>The code and the reason a call is refused with.</summary>
    public static async Task<(StatusCode Code, string Reason)> RefusalAsync(Func<Task> call)
    {
        var refusal = await Assert.ThrowsAsync<RpcException>(call);
        var details = refusal.Trailers.GetValueBytes("grpc-status-details-bin");
        Assert.NotNull(details);
        var status = Google.Rpc.Status.Parser.ParseFrom(details);
        var info = status.Details[0].Unpack<Google.Rpc.ErrorInfo>();
        Assert.Equal(RpcErrors.Domain, info.Domain);
        return (refusal.StatusCode, info.Type);
    }

    public static (StatusCode Code, string Reason) Refused(StatusCode code, ErrorReason reason)
    {
        var words = reason.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : $"{c}");
        return (code, string.Concat(words).ToUpperInvariant());
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}

using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using SyncInterview.BuildingBlocks.Indexes;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Common.V1;
using SyncInterview.Documents.Processing;
using SyncInterview.Documents.Store;
using SyncInterview.Documents.Tests.Kit;
using SyncInterview.Documents.V1;
using SyncInterview.Events.V1;

namespace SyncInterview.Documents.Tests.Service;

public sealed class DocumentTests : IAsyncLifetime
{
    private static readonly byte[] Job = "# Developer\n\n## Requirements\n- C#\n"u8.ToArray();
    private static readonly byte[] Note = "Ann Lee\nann@example.com\n"u8.ToArray();

    private DocumentsHost _host = null!;

    public async Task InitializeAsync() => _host = await DocumentsHost.StartAsync();

    public Task DisposeAsync() => _host.DisposeAsync().AsTask();

    [Fact]
    public async Task A_watcher_sees_each_state_once_and_the_stream_ends_with_the_last()
    {
        var seen = await _host.WatchAsync((await _host.UploadAsync(Sample.Bytes("resumes/mara-lindqvist.pdf"))).Name);
        Assert.Equal(DocumentState.Ready, seen[^1].State);
        Assert.Equal(seen.Select(document => document.Etag).Distinct(), seen.Select(document => document.Etag));
        Assert.Equal(seen.Select(document => document.ProgressPercent).Order(), seen.Select(document => document.ProgressPercent));
    }

    [Fact]
    public async Task A_watcher_sees_a_change_made_by_another_process()
    {
        var stored = await StoreUnreadAsync("documents/abcdefgh");
        var watching = _host.WatchAsync(stored.Record.Document.Name);
        // Another process has its own signals: nothing wakes the watcher but its own look.
        var (state, blobs, index) = (_host.Service<IStateStore>(), _host.Service<IBlobStore>(), _host.Service<OwnerIndex>());
        var elsewhere = new DocumentStore(state, blobs, index, new DocumentChanges());
        var record = stored.Record.Clone();
        record.Document.State = DocumentState.Failed;
        Assert.NotNull(await elsewhere.UpdateAsync(stored, record, CancellationToken.None));
        Assert.Equal(DocumentState.Failed, (await watching)[^1].State);
    }

    [Fact]
    public async Task Watching_ends_with_NOT_FOUND_when_the_document_is_deleted()
    {
        var stored = await StoreUnreadAsync("documents/abcdefgh");
        var watching = DocumentsHost.RefusalAsync(() => _host.WatchAsync(stored.Record.Document.Name));
        await DeleteAsync(stored.Record.Document.Name);
        Assert.Equal(DocumentsHost.Refused(StatusCode.NotFound, ErrorReason.NotFound), await watching);
    }

    [Fact]
    public async Task Somebody_elses_document_is_not_found_by_any_method()
    {
        var name = (await _host.ReadAsync(Note)).Name;
        var notFound = DocumentsHost.Refused(StatusCode.NotFound, ErrorReason.NotFound);
        var bob = _host.As("bob");
        Assert.Equal(
            notFound, await DocumentsHost.RefusalAsync(
                () => _host.Client.GetDocumentAsync(new GetDocumentRequest { Name = name }, bob).ResponseAsync));
        Assert.Equal(
            notFound, await DocumentsHost.RefusalAsync(
                () => _host.Client.GetDocumentTextAsync(new GetDocumentTextRequest { Name = name }, bob).ResponseAsync));
        Assert.Equal(notFound, await DocumentsHost.RefusalAsync(() => _host.WatchAsync(name, "bob")));
        Assert.Equal(
            notFound, await DocumentsHost.RefusalAsync(
                () => _host.Client.DeleteDocumentAsync(new DeleteDocumentRequest { Name = name }, bob).ResponseAsync));
        await _host.Client.DeleteDocumentAsync(new DeleteDocumentRequest { Name = name, AllowMissing = true }, bob);
        Assert.Empty((await _host.Client.ListDocumentsAsync(new ListDocumentsRequest(), bob)).Documents);
        var kept = (await _host.Client.GetDocumentAsync(new GetDocumentRequest { Name = name }, _host.As())).Document;
        Assert.Equal("Ann Lee", kept.Resume.Basics.Name.Value);
        Assert.NotEmpty((await _host.Client.GetDocumentTextAsync(new GetDocumentTextRequest { Name = name }, _host.As())).Text);
    }

    [Fact]
    public async Task A_call_without_identity_is_refused()
    {
        var request = new ListDocumentsRequest();
        var refusal = await Assert.ThrowsAsync<RpcException>(() => _host.Client.ListDocumentsAsync(request).ResponseAsync);
        Assert.Equal(StatusCode.Unauthenticated, refusal.StatusCode);
    }

    [Fact]
    public async Task A_name_that_is_none_is_refused_by_its_field()
    {
        var refusal = await Assert.ThrowsAsync<RpcException>(
            () => _host.Client.GetDocumentAsync(new GetDocumentRequest { Name = "../etc" }, _host.As()).ResponseAsync);
        Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode);
        Assert.Contains("name", refusal.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_are_listed_newest_first_in_pages_by_kind_and_without_profiles()
    {
        var names = new List<string>();
        for (var i = 0; i < 5; i++)
            names.Insert(
                0, (await _host.ReadAsync(i % 2 == 0 ? Note : Job, i % 2 == 0 ? DocumentKind.Resume : DocumentKind.JobDescription)).Name);
        var first = await ListAsync(new ListDocumentsRequest { PageSize = 3 });
        Assert.Equal(names[..3], first.Documents.Select(document => document.Name));
        Assert.All(first.Documents, document => Assert.Equal(Document.ProfileOneofCase.None, document.ProfileCase));
        var second = await ListAsync(new ListDocumentsRequest { PageSize = 3, PageToken = first.NextPageToken });
        Assert.Equal(names[3..], second.Documents.Select(document => document.Name));
        Assert.Empty(second.NextPageToken);
        var jobs = await ListAsync(new ListDocumentsRequest { Kind = DocumentKind.JobDescription, PageSize = 2 });
        Assert.Equal([names[1], names[3]], jobs.Documents.Select(document => document.Name));
    }

    [Fact]
    public async Task A_page_token_that_is_none_is_refused_by_its_field()
    {
        var refusal = await Assert.ThrowsAsync<RpcException>(() => ListAsync(new ListDocumentsRequest { PageToken = "no token" }));
        Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode);
        Assert.Contains("page_token", refusal.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_document_is_gone_with_bytes_text_and_place_in_the_list()
    {
        var document = await _host.ReadAsync(Note);
        await DeleteAsync(document.Name);
        var store = _host.Service<DocumentStore>();
        var id = document.Name["documents/".Length..];
        Assert.Null(await store.FindAsync(id, CancellationToken.None));
        Assert.Null(await store.ReadBytesAsync(id, CancellationToken.None));
        Assert.Null(await store.ReadTextAsync(id, CancellationToken.None));
        Assert.Empty((await ListAsync(new ListDocumentsRequest())).Documents);
        Assert.Equal(
            DocumentsHost.Refused(StatusCode.NotFound, ErrorReason.NotFound), await DocumentsHost.RefusalAsync(
                () => DeleteAsync(document.Name)));
        await DeleteAsync(document.Name, allowMissing: true);
    }

    [Fact]
    public async Task A_document_with_another_etag_is_not_deleted()
    {
        var document = await _host.ReadAsync(Note);
        Assert.Equal(
            DocumentsHost.Refused(StatusCode.Aborted, ErrorReason.EtagMismatch),
            await DocumentsHost.RefusalAsync(() => DeleteAsync(document.Name, etag: "old")));
        await DeleteAsync(document.Name, etag: document.Etag);
    }

    [Fact]
    public async Task Deleting_while_it_is_read_leaves_nothing_behind()
    {
        for (var i = 0; i < 10; i++)
        {
            var name = (await _host.UploadAsync(Sample.Bytes("resumes/priya-raman.docx"))).Name;
            await DeleteAsync(name);
            var handler = _host.Service<DocumentProcessor>();
            Assert.Null(await handler.ProcessAsync(name["documents/".Length..], CancellationToken.None));
            var store = _host.Service<DocumentStore>();
            await Testing.Eventually.HoldsAsync(
                async () => await store.ReadTextAsync(name["documents/".Length..], CancellationToken.None) is null);
        }
    }

    [Fact]
    public async Task A_second_delivery_of_the_same_event_changes_nothing()
    {
        var document = await _host.ReadAsync(Note);
        var again = new DocumentUploaded { Document = document.Name, Owner = "ann" };
        var handler = new DocumentUploadedHandler(_host.Service<DocumentProcessor>(), _host.Service<IEventBus>());
        await handler.HandleAsync(
            new ReceivedEvent<DocumentUploaded>("again", Topics.DocumentUploaded, DateTimeOffset.UtcNow, 2, again), CancellationToken.None);
        Assert.Equal(document, (await _host.Client.GetDocumentAsync(new GetDocumentRequest { Name = document.Name }, _host.As())).Document);
    }

    [Fact]
    public async Task Correcting_is_said_to_be_missing() => Assert.Equal(
        DocumentsHost.Refused(StatusCode.Unimplemented, ErrorReason.NotAvailable),
        await DocumentsHost.RefusalAsync(() => _host.Client.CorrectDocumentAsync(new CorrectDocumentRequest(), _host.As()).ResponseAsync));

    private async Task<StoredDocument> StoreUnreadAsync(string name)
    {
        // Stored but not announced, so nothing reads it.
        var record = new Store.V1.DocumentRecord
        {
            Owner = "ann",
            Document = new Document
            {
                Name = name,
                Kind = DocumentKind.Resume,
                State = DocumentState.Uploaded,
                CreateTime = Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow),
            },
        };
        var store = _host.Service<DocumentStore>();
        await store.CreateAsync(name["documents/".Length..], record, new MemoryStream(Note), CancellationToken.None);
        return (await store.FindAsync(name["documents/".Length..], CancellationToken.None))!;
    }

    private async Task<ListDocumentsResponse> ListAsync(ListDocumentsRequest request) =>
        await _host.Client.ListDocumentsAsync(request, _host.As());

    private async Task DeleteAsync(string name, string etag = "", bool allowMissing = false) =>
        await _host.Client.DeleteDocumentAsync(
            new DeleteDocumentRequest { Name = name, Etag = etag, AllowMissing = allowMissing }, _host.As());
}

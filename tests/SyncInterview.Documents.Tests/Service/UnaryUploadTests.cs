using System.Text;
using Google.Protobuf;
using Grpc.Core;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Common.V1;
using SyncInterview.Documents.Store;
using SyncInterview.Documents.Tests.Kit;
using SyncInterview.Documents.Uploads;
using SyncInterview.Documents.V1;
using SyncInterview.Testing;

namespace SyncInterview.Documents.Tests.Service;

public sealed class UnaryUploadTests
{
    private static readonly UploadStart Start = new() { DisplayName = "cv", Kind = DocumentKind.Resume };

    [Fact]
    public async Task A_file_comes_in_parts_and_becomes_a_document()
    {
        await using var host = await DocumentsHost.StartAsync();
        var upload = await OpenAsync(host);
        Assert.Equal(0, upload.CommittedSize);
        Assert.Equal(6, (await WriteAsync(host, upload, 0, "Ann Le")).CommittedSize);
        var done = await WriteAsync(host, upload, 6, "e\n", finish: true);
        Assert.Equal(8, done.CommittedSize);
        var document = (await host.WatchAsync(done.Document))[^1];
        Assert.Equal(
            "Ann Lee", (await host.Client.GetDocumentTextAsync(new GetDocumentTextRequest { Name = document.Name }, host.As())).Text);
        Assert.Equal(done, (await host.Client.GetUploadAsync(new GetUploadRequest { Name = upload.Name }, host.As())).Upload);
    }

    [Fact]
    public async Task Bytes_that_are_stored_already_are_passed_over()
    {
        await using var host = await DocumentsHost.StartAsync();
        var upload = await OpenAsync(host);
        await WriteAsync(host, upload, 0, "Ann Lee");
        Assert.Equal(7, (await WriteAsync(host, upload, 0, "Ann")).CommittedSize);
        Assert.Equal(12, (await WriteAsync(host, upload, 4, "Lee, PhD")).CommittedSize);
    }

    [Fact]
    public async Task An_offset_past_the_end_is_out_of_range_and_tells_where_to_continue()
    {
        await using var host = await DocumentsHost.StartAsync();
        var upload = await OpenAsync(host);
        await WriteAsync(host, upload, 0, "Ann");
        var refusal = await DocumentsHost.RefusalAsync(() => WriteAsync(host, upload, 4, "Lee"));
        Assert.Equal(DocumentsHost.Refused(StatusCode.OutOfRange, ErrorReason.UploadOffsetMismatch), refusal);
    }

    [Fact]
    public async Task Finishing_again_gives_the_same_document_and_no_more_bytes_are_taken()
    {
        await using var host = await DocumentsHost.StartAsync();
        var upload = await OpenAsync(host);
        var first = await WriteAsync(host, upload, 0, "Ann Lee", finish: true);
        var second = await WriteAsync(host, upload, 0, "Ann Lee", finish: true);
        Assert.Equal(first.Document, second.Document);
        Assert.Equal(
            DocumentsHost.Refused(StatusCode.OutOfRange, ErrorReason.UploadOffsetMismatch),
            await DocumentsHost.RefusalAsync(() => WriteAsync(host, upload, 7, "!", finish: true)));
    }

    [Fact]
    public async Task The_same_request_id_finds_the_upload_again_with_what_it_holds()
    {
        await using var host = await DocumentsHost.StartAsync();
        var start = new UploadStart(Start) { RequestId = "resume-me" };
        var upload = await OpenAsync(host, start);
        await WriteAsync(host, upload, 0, "Ann");
        var found = await OpenAsync(host, start);
        Assert.Equal((upload.Name, 3), (found.Name, found.CommittedSize));
    }

    [Fact]
    public async Task An_upload_of_somebody_else_is_not_found()
    {
        await using var host = await DocumentsHost.StartAsync();
        var upload = await OpenAsync(host);
        Assert.Equal(
            DocumentsHost.Refused(StatusCode.NotFound, ErrorReason.NotFound),
            await DocumentsHost.RefusalAsync(
                () => host.Client.GetUploadAsync(new GetUploadRequest { Name = upload.Name }, host.As("bob")).ResponseAsync));
        Assert.Equal(
            DocumentsHost.Refused(StatusCode.NotFound, ErrorReason.NotFound),
            await DocumentsHost.RefusalAsync(() => WriteAsync(host, upload, 0, "x", owner: "bob")));
    }

    [Fact]
    public async Task A_chunk_over_1_MiB_is_refused_by_its_field()
    {
        await using var host = await DocumentsHost.StartAsync();
        var upload = await OpenAsync(host);
        var refusal = await Assert.ThrowsAsync<RpcException>(() => WriteAsync(host, upload, 0, new string('x', (1 << 20) + 1)));
        Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode);
        Assert.Contains("chunk.data", refusal.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_expires_after_24_hours_and_the_sweeper_deletes_its_bytes()
    {
        var clock = new ManualTimeProvider();
        await using var host = await DocumentsHost.StartAsync(clock);
        var upload = await OpenAsync(host);
        Assert.Equal(clock.GetUtcNow().AddHours(24), upload.ExpireTime.ToDateTimeOffset());
        await WriteAsync(host, upload, 0, "Ann");
        var part = (await FindAsync(host, upload)).Record.Parts[0].Blob;
        Assert.True(await BlobExistsAsync(host, part));

        clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(
            DocumentsHost.Refused(StatusCode.NotFound, ErrorReason.NotFound),
            await DocumentsHost.RefusalAsync(
                () => host.Client.GetUploadAsync(new GetUploadRequest { Name = upload.Name }, host.As()).ResponseAsync));
        await host.Service<UploadSweeper>().SweepAsync(CancellationToken.None);
        Assert.False(await BlobExistsAsync(host, part));
    }

    [Fact]
    public async Task The_sweeper_finishes_what_a_death_cut_off()
    {
        await using var host = await DocumentsHost.StartAsync();
        var upload = await OpenAsync(host);
        await WriteAsync(host, upload, 0, "Ann Lee");
        var uploads = host.Service<UploadStore>();
        var stored = await FindAsync(host, upload);
        var closed = stored.Record.Clone();
        closed.Phase = Store.V1.UploadRecord.Types.Phase.Finishing;
        await uploads.UpdateAsync(stored, closed, DateTimeOffset.UtcNow, CancellationToken.None);

        await host.Service<UploadSweeper>().SweepAsync(CancellationToken.None);
        var document = (await host.Client.GetUploadAsync(new GetUploadRequest { Name = upload.Name }, host.As())).Upload.Document;
        Assert.Equal(ResourceIds.DocumentName(stored.Record.DocumentId), document);
        Assert.Equal(DocumentState.NeedsReview, (await host.WatchAsync(document))[^1].State);
    }

    [Fact]
    public async Task A_finished_upload_leaves_no_parts_behind()
    {
        await using var host = await DocumentsHost.StartAsync();
        var upload = await OpenAsync(host);
        await WriteAsync(host, upload, 0, "Ann Lee");
        var part = (await FindAsync(host, upload)).Record.Parts[0].Blob;
        await WriteAsync(host, upload, 7, string.Empty, finish: true);
        Assert.False(await BlobExistsAsync(host, part));
    }

    private static async Task<StoredUpload> FindAsync(DocumentsHost host, Upload upload) =>
        (await host.Service<UploadStore>().FindAsync(upload.Name["uploads/".Length..], CancellationToken.None))!;

    private static async Task<bool> BlobExistsAsync(DocumentsHost host, string key)
    {
        await using var blob = await host.Service<IBlobStore>().OpenReadAsync(key, CancellationToken.None);
        return blob is not null;
    }

    private static async Task<Upload> OpenAsync(DocumentsHost host, UploadStart? start = null) =>
        (await host.Client.StartUploadAsync(new StartUploadRequest { Start = start ?? Start }, host.As())).Upload;

    private static async Task<Upload> WriteAsync(
        DocumentsHost host, Upload upload, long offset, string data, bool finish = false, string owner = "ann")
    {
        var chunk = new UploadChunk { WriteOffset = offset, Data = ByteString.CopyFrom(data, Encoding.UTF8), Finish = finish };
        return (await host.Client.WriteUploadAsync(new WriteUploadRequest { Upload = upload.Name, Chunk = chunk }, host.As(owner))).Upload;
    }
}

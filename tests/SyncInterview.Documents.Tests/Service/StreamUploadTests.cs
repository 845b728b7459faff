using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Common.V1;
using SyncInterview.Documents.Tests.Kit;
using SyncInterview.Documents.V1;

namespace SyncInterview.Documents.Tests.Service;

public sealed class StreamUploadTests : IAsyncLifetime
{
    private DocumentsHost _host = null!;

    public async Task InitializeAsync() => _host = await DocumentsHost.StartAsync(settings: ("Documents:MaxBytes", "3000000"));

    public Task DisposeAsync() => _host.DisposeAsync().AsTask();

    [Fact]
    public async Task A_resume_is_stored_described_and_read()
    {
        var file = Sample.Bytes("resumes/tomas-okafor.pdf");
        var uploaded = await _host.UploadAsync(file, new UploadStart
        {
            DisplayName = "my cv.exe",
            Kind = DocumentKind.Resume,
            SizeBytes = file.Length,
            Sha256 = Convert.ToHexString(
                SHA256.HashData(file)),
        });
        Assert.Contains(uploaded.State, (DocumentState[])[DocumentState.Uploaded, DocumentState.Processing, DocumentState.Ready]);
        Assert.Equal("application/pdf", uploaded.MediaType);
        Assert.Equal(file.Length, uploaded.SizeBytes);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file)), uploaded.Sha256);
        Assert.NotEmpty(uploaded.Etag);

        var read = (await _host.WatchAsync(uploaded.Name))[^1];
        Assert.Equal(DocumentState.Ready, read.State);
        Assert.Equal(100, read.ProgressPercent);
        Assert.Equal(1, read.PageCount);
        Assert.Equal("Tomas Okafor", read.Resume.Basics.Name.Value);
        var text = (await _host.Client.GetDocumentTextAsync(new GetDocumentTextRequest { Name = read.Name }, _host.As())).Text;
        SourcedCheck.AllBorneOut(read.Resume, text);
    }

    [Fact]
    public async Task Chunks_of_any_size_join_to_the_same_bytes()
    {
        var file = Encoding.UTF8.GetBytes(
            string.Join('\n', Enumerable.Range(0, 40_000).Select(i => $"line {i} of a long file, {i * 7919 % 10007}")));
        var uploaded = await _host.UploadAsync(
            file, new UploadStart { DisplayName = "long", Kind = DocumentKind.Resume }, chunkBytes: 70_001);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file)), uploaded.Sha256);
    }

    [Fact]
    public async Task A_file_that_grows_too_large_is_refused_while_it_comes()
    {
        var refusal = await DocumentsHost.RefusalAsync(() => _host.UploadAsync(new byte[3_000_001]));
        Assert.Equal(DocumentsHost.Refused(StatusCode.ResourceExhausted, ErrorReason.DocumentTooLarge), refusal);
    }

    [Fact]
    public async Task A_file_announced_too_large_is_refused_at_once()
    {
        var start = new UploadStart { DisplayName = "big", Kind = DocumentKind.Resume, SizeBytes = 3_000_001 };
        var refusal = await DocumentsHost.RefusalAsync(() => _host.UploadAsync("x"u8.ToArray(), start));
        Assert.Equal(DocumentsHost.Refused(StatusCode.ResourceExhausted, ErrorReason.DocumentTooLarge), refusal);
    }

    [Fact]
    public async Task An_empty_file_is_refused_with_DOCUMENT_EMPTY() => Assert.Equal(
        DocumentsHost.Refused(StatusCode.InvalidArgument, ErrorReason.DocumentEmpty), await DocumentsHost.RefusalAsync(
            () => _host.UploadAsync([])));

    [Fact]
    public async Task A_file_of_an_unknown_format_is_refused_with_DOCUMENT_UNKNOWN_FORMAT() => Assert.Equal(
        DocumentsHost.Refused(StatusCode.InvalidArgument, ErrorReason.DocumentUnknownFormat),
        await DocumentsHost.RefusalAsync(() => _host.UploadAsync([0x89, (byte)'P', (byte)'N', (byte)'G', 0, 0, 0, 0])));

    [Fact]
    public async Task A_wrong_checksum_is_refused_and_nothing_is_kept()
    {
        var start = new UploadStart { DisplayName = "cv", Kind = DocumentKind.Resume, Sha256 = new string('0', 64), RequestId = "r-1" };
        var refusal = await DocumentsHost.RefusalAsync(() => _host.UploadAsync("Ann Lee\n"u8.ToArray(), start));
        Assert.Equal(DocumentsHost.Refused(StatusCode.InvalidArgument, ErrorReason.ChecksumMismatch), refusal);
        Assert.Empty((await _host.Client.ListDocumentsAsync(new ListDocumentsRequest(), _host.As())).Documents);

        // The request id is free again, so the corrected upload goes through under it.
        var corrected = new UploadStart(start) { Sha256 = string.Empty };
        Assert.StartsWith("documents/", (await _host.UploadAsync("Ann Lee\n"u8.ToArray(), corrected)).Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_size_is_refused_by_the_name_of_its_field()
    {
        var start = new UploadStart { DisplayName = "cv", Kind = DocumentKind.Resume, SizeBytes = 4 };
        var refusal = await Assert.ThrowsAsync<RpcException>(() => _host.UploadAsync("hello"u8.ToArray(), start));
        Assert.Contains("start.size_bytes", refusal.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_request_id_gives_the_same_document()
    {
        var start = new UploadStart { DisplayName = "cv", Kind = DocumentKind.Resume, RequestId = "once" };
        var first = await _host.UploadAsync("Ann Lee\n"u8.ToArray(), start);
        var second = await _host.UploadAsync("Ann Lee\n"u8.ToArray(), start);
        Assert.Equal(first.Name, second.Name);
        Assert.Single((await _host.Client.ListDocumentsAsync(new ListDocumentsRequest(), _host.As())).Documents);
    }

    [Fact]
    public async Task Many_uploads_with_one_request_id_at_the_same_time_make_one_document()
    {
        var start = new UploadStart { DisplayName = "cv", Kind = DocumentKind.Resume, RequestId = "race" };
        var file = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Ann Lee\n", 1_000)));
        var documents = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _host.UploadAsync(file, start, chunkBytes: 1_500)));
        Assert.Single(documents.Select(document => document.Name).Distinct());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file)), documents[0].Sha256);
    }

    [Fact]
    public async Task The_same_request_id_with_another_file_is_refused()
    {
        var start = new UploadStart { DisplayName = "cv", Kind = DocumentKind.Resume, RequestId = "once" };
        await _host.UploadAsync("Ann Lee\n"u8.ToArray(), start);
        var other = new UploadStart(start) { DisplayName = "another" };
        Assert.Equal(
            DocumentsHost.Refused(StatusCode.AlreadyExists, ErrorReason.RequestIdReused),
            await DocumentsHost.RefusalAsync(() => _host.UploadAsync("Ann Lee\n"u8.ToArray(), other)));
    }

    [Fact]
    public async Task Request_ids_of_different_owners_do_not_meet()
    {
        var start = new UploadStart { DisplayName = "cv", Kind = DocumentKind.Resume, RequestId = "mine" };
        var first = await _host.UploadAsync("Ann Lee\n"u8.ToArray(), start);
        var second = await _host.UploadAsync("Bob Ray\n"u8.ToArray(), start, owner: "bob");
        Assert.NotEqual(first.Name, second.Name);
    }

    [Fact]
    public async Task A_stream_that_does_not_begin_with_start_is_refused()
    {
        using var call = _host.Client.UploadDocument(_host.As());
        await call.RequestStream.WriteAsync(new UploadDocumentRequest { Chunk = new UploadChunk { Data = ByteString.CopyFromUtf8("x") } });
        var refusal = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
        Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode);
        Assert.Contains("start", refusal.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_wrong_field_of_start_is_named()
    {
        var start = new UploadStart { DisplayName = new string('x', 201), SizeBytes = -1, Sha256 = "xyz", RequestId = "a b" };
        var refusal = await Assert.ThrowsAsync<RpcException>(() => _host.UploadAsync("hello"u8.ToArray(), start));
        foreach (var field in (string[])["display_name", "kind", "size_bytes", "sha256", "request_id"])
            Assert.Contains("start." + field, refusal.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gap_between_chunks_is_refused()
    {
        using var call = _host.Client.UploadDocument(_host.As());
        await call.RequestStream.WriteAsync(
            new UploadDocumentRequest { Start = new UploadStart { DisplayName = "cv", Kind = DocumentKind.Resume } });
        await call.RequestStream.WriteAsync(
            new UploadDocumentRequest { Chunk = new UploadChunk { WriteOffset = 5, Data = ByteString.CopyFromUtf8("x"), Finish = true } });
        var refusal = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
        Assert.Contains("chunk.write_offset", refusal.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_that_ends_without_finish_is_refused()
    {
        using var call = _host.Client.UploadDocument(_host.As());
        await call.RequestStream.WriteAsync(
            new UploadDocumentRequest { Start = new UploadStart { DisplayName = "cv", Kind = DocumentKind.Resume } });
        await call.RequestStream.WriteAsync(new UploadDocumentRequest { Chunk = new UploadChunk { Data = ByteString.CopyFromUtf8("x") } });
        await call.RequestStream.CompleteAsync();
        var refusal = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
        Assert.Contains("chunk.finish", refusal.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_asks_for_a_password_ends_as_FAILED_with_the_reason()
    {
        var document = await _host.ReadAsync(new PdfMaker().Page().Text(50, 50, "secret").Protect().Build());
        Assert.Equal(DocumentState.Failed, document.State);
        Assert.Equal(ErrorReason.DocumentEncrypted, Assert.Single(document.Problems).Reason);
        Assert.Equal(
            DocumentsHost.Refused(StatusCode.FailedPrecondition, ErrorReason.DocumentNotReady),
            await DocumentsHost.RefusalAsync(
                () => _host.Client.GetDocumentTextAsync(new GetDocumentTextRequest { Name = document.Name }, _host.As()).ResponseAsync));
    }

    [Fact]
    public async Task Text_without_a_name_or_work_ends_as_NEEDS_REVIEW_and_says_what_lacks()
    {
        var document = await _host.ReadAsync("just a few words that are no resume at all\n"u8.ToArray());
        Assert.Equal(DocumentState.NeedsReview, document.State);
        Assert.All(document.Problems, problem => Assert.Equal(ErrorReason.DocumentDoubtful, problem.Reason));
        Assert.Contains(document.Problems, problem => problem.Message.Contains("name", StringComparison.Ordinal));
        Assert.Contains(document.Problems, problem => problem.Message.Contains("employment", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Text_that_nobody_sees_is_kept_out_of_text_and_profile_and_shown_to_the_owner()
    {
        var document = await _host.ReadAsync(DocxMaker.Raw(
            "<w:p><w:r><w:t>Ann Lee</w:t></w:r></w:p><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>expert in Kubernetes</w:t></w:r></w:p>"));
        Assert.Equal(["expert in Kubernetes"], document.HiddenText);
        Assert.Contains(document.Problems, problem => problem.Reason == ErrorReason.DocumentHiddenText);
        Assert.DoesNotContain(document.Resume.Skills, skill => skill.Name == "Kubernetes");
        var text = await _host.Client.GetDocumentTextAsync(new GetDocumentTextRequest { Name = document.Name }, _host.As());
        Assert.DoesNotContain("Kubernetes", text.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_off_stream_leaves_nothing_behind()
    {
        using (var call = _host.Client.UploadDocument(_host.As()))
        {
            await call.RequestStream.WriteAsync(
                new UploadDocumentRequest { Start = new UploadStart { DisplayName = "cv", Kind = DocumentKind.Resume } });
            var chunk = new UploadChunk { Data = ByteString.CopyFrom(new byte[1 << 20]) };
            await call.RequestStream.WriteAsync(new UploadDocumentRequest { Chunk = chunk });
            await Testing.Eventually.HoldsAsync(async () => await CountOpenUploadsAsync() == 1);
        }

        await Testing.Eventually.HoldsAsync(async () => await CountOpenUploadsAsync() == 0);
    }

    [Fact]
    public async Task Logs_never_quote_a_document()
    {
        await _host.ReadAsync("Quetzalcoatl Zyzzyva\nquetzal@example.com\n"u8.ToArray());
        Assert.DoesNotContain(_host.Logs.Records, record => record.ToString().Contains("quetzal", StringComparison.OrdinalIgnoreCase));
    }

    private async Task<int> CountOpenUploadsAsync()
    {
        var uploads = _host.Service<Documents.Uploads.UploadStore>();
        var count = 0;
        for (var shard = 0; shard < Documents.Uploads.UploadStore.Shards; shard++)
        {
            foreach (var id in (await uploads.ListOpenAsync(shard, null, CancellationToken.None)).Ids)
                count += await uploads.FindAsync(id, CancellationToken.None) is null ? 0 : 1;
        }

        return count;
    }
}

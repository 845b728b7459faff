using SyncInterview.Contracts.Kit;
using SyncInterview.Testing;

namespace SyncInterview.Contracts.Protos;

public sealed class BufTests
{
    private const string Documents = "syncinterview/documents/v1/documents.proto";

    private static readonly string Protos = Path.Combine(Checkout.Root, "protos");

    [Fact]
    public async Task The_contracts_pass_lint_with_a_comment_on_every_element()
    {
        var (exitCode, output) = await Buf.RunAsync(Protos, "lint");

        Assert.True(exitCode == 0, output);
    }

    [Fact]
    public async Task Nothing_that_was_released_is_broken()
    {
        var (exitCode, output) = await Buf.RunAsync(Protos, "breaking", "--against", Buf.Released);

        Assert.True(exitCode == 0, output);
    }

    [Theory]
    [InlineData("  // The document.\n", "", "COMMENT_FIELD")]
    [InlineData("  // Lists the caller's documents, newest first.\n", "", "COMMENT_RPC")]
    [InlineData("// Something that went wrong or is doubtful.\n", "", "COMMENT_MESSAGE")]
    [InlineData("  // Exactly one is set.\n", "", "COMMENT_ONEOF")]
    [InlineData("// Progress of reading.\n", "", "COMMENT_ENUM")]
    [InlineData("  // Being read.\n", "", "COMMENT_ENUM_VALUE")]
    [InlineData("  int64 size_bytes = 5;\n", "  int64 sizeBytes = 5;\n", "FIELD_LOWER_SNAKE_CASE")]
    [InlineData("  // Being read.\n", "  // buf:lint:ignore COMMENT_ENUM_VALUE\n", "COMMENT_ENUM_VALUE")]
    public async Task Lint_notices_what_is_missing_or_misnamed(string text, string replacement, string rule)
    {
        using var copy = Mutate(text, replacement);

        var (exitCode, output) = await Buf.RunAsync(copy.Path, "lint", "--error-format", "json");

        Assert.NotEqual(0, exitCode);
        Assert.Contains(rule, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  int64 size_bytes = 5;\n", "", "FIELD_NO_DELETE")]
    [InlineData("  int64 size_bytes = 5;\n", "  int32 size_bytes = 5;\n", "FIELD_SAME_TYPE")]
    [InlineData("  int64 size_bytes = 5;\n", "  int64 byte_count = 5;\n", "FIELD_SAME_NAME")]
    [InlineData("  rpc StartUpload(StartUploadRequest) returns (StartUploadResponse);\n", "", "RPC_NO_DELETE")]
    [InlineData("returns (stream WatchDocumentResponse)", "returns (WatchDocumentResponse)", "RPC_SAME_SERVER_STREAMING")]
    [InlineData("  DOCUMENT_STATE_READY = 3;\n", "", "ENUM_VALUE_NO_DELETE")]
    [InlineData("  DOCUMENT_STATE_READY = 3;\n", "  DOCUMENT_STATE_READY = 9;\n", "ENUM_VALUE_NO_DELETE")]
    public async Task A_change_that_breaks_clients_is_noticed(string text, string replacement, string rule)
    {
        using var copy = Mutate(text, replacement);

        var (exitCode, output) = await Buf.RunAsync(copy.Path, "breaking", "--against", Buf.Released, "--error-format", "json");

        Assert.NotEqual(0, exitCode);
        Assert.Contains(rule, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_field_breaks_nothing()
    {
        using var copy = Mutate("  int64 size_bytes = 5;\n", "  int64 size_bytes = 5;\n\n  // New.\n  string extra_note = 999;\n");

        var (exitCode, output) = await Buf.RunAsync(copy.Path, "breaking", "--against", Buf.Released);

        Assert.True(exitCode == 0, output);
    }

    /// <summary>Copies the contracts and replaces the first occurrence of a text in the documents service's.</summary>
    private static TemporaryDirectory Mutate(string text, string replacement)
    {
        var copy = new TemporaryDirectory();
        foreach (var file in Checkout.Files.Where(IsContract))
        {
            var target = Path.Combine(copy.Path, Path.GetRelativePath("protos", file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(Checkout.Root, file), target);
        }

        var mutated = Path.Combine(copy.Path, Documents);
        var original = File.ReadAllText(mutated);
        var position = original.IndexOf(text, StringComparison.Ordinal);
        Assert.True(position >= 0, $"{Documents} no longer contains: {text}");
        File.WriteAllText(mutated, string.Concat(original.AsSpan(0, position), replacement, original.AsSpan(position + text.Length)));
        return copy;
    }

    private static bool IsContract(string file) =>
        file.StartsWith("protos/", StringComparison.Ordinal) &&
        Path.GetExtension(file) is ".proto" or ".yaml";
}

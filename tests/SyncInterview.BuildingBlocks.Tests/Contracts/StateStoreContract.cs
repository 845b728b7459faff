using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.BuildingBlocks.Tests.Contracts;

public abstract class StateStoreContract : ContractSuite
{
    private static readonly byte[] A = "alpha"u8.ToArray();
    private static readonly byte[] B = "beta"u8.ToArray();

    private IStateStore Store { get; set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Store = (await Backend.StartHostAsync()).Services.GetRequiredService<IStateStore>();
    }

    [Fact]
    public async Task What_was_saved_is_read_back_with_the_etag_of_the_save()
    {
        var etag = await Store.SaveAsync("key", A, WriteCondition.None, null, None);

        var entry = await Store.GetAsync("key", None);

        Assert.NotNull(entry);
        Assert.Equal(A, entry.Value.ToArray());
        Assert.Equal(etag, entry.ETag);
        Assert.NotEmpty(entry.ETag);
    }

    [Fact]
    public async Task An_absent_key_reads_as_null() => Assert.Null(await Store.GetAsync("nobody", None));

    [Fact]
    public async Task An_empty_value_is_a_value()
    {
        await Store.SaveAsync("empty", ReadOnlyMemory<byte>.Empty, WriteCondition.None, null, None);

        Assert.Equal(0, (await Store.GetAsync("empty", None))?.Value.Length);
    }

    [Fact]
    public async Task A_value_of_4_MiB_is_kept_and_one_byte_more_is_refused()
    {
        var value = new byte[Limits.StateValueBytes];
        new Random(1).NextBytes(value);

        await Store.SaveAsync("large", value, WriteCondition.None, null, None);

        Assert.Equal(value, (await Store.GetAsync("large", None))!.Value.ToArray());
        await Assert.ThrowsAnyAsync<ArgumentException>(
            () => Store.SaveAsync("larger", new byte[Limits.StateValueBytes + 1], WriteCondition.None, null, None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\nb")]
    public async Task A_key_that_is_empty_or_has_control_characters_is_refused(string key)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.GetAsync(key, None));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.SaveAsync(key, A, WriteCondition.None, null, None));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.DeleteAsync(key, WriteCondition.None, None));
    }

    [Fact]
    public async Task A_key_of_512_characters_is_kept_and_a_longer_one_is_refused()
    {
        var longest = new string('k', Limits.StateKeyLength);

        await Store.SaveAsync(longest, A, WriteCondition.None, null, None);

        Assert.NotNull(await Store.GetAsync(longest, None));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.GetAsync(longest + "k", None));
    }

    [Fact]
    public async Task Keys_are_told_apart_by_case_and_by_any_character()
    {
        string[] keys = ["a", "A", "a ", "a/b", "a|b", "a:b", "ä", "日本"];
        foreach (var key in keys)
            await Store.SaveAsync(key, Encoding.UTF8.GetBytes(key), WriteCondition.None, null, None);

        var found = await Store.GetManyAsync(keys, None);

        Assert.All(keys, key => Assert.Equal(key, Encoding.UTF8.GetString(found[key].Value.Span)));
    }

    [Fact]
    public async Task A_bulk_read_leaves_out_absent_keys_and_takes_a_repeated_key_once()
    {
        await Store.SaveAsync("one", A, WriteCondition.None, null, None);
        await Store.SaveAsync("two", B, WriteCondition.None, null, None);

        var found = await Store.GetManyAsync(["one", "none", "two", "one"], None);

        Assert.Equal(["one", "two"], found.Keys.Order());
        Assert.Equal(B, found["two"].Value.ToArray());
    }

    [Fact]
    public async Task A_bulk_read_of_more_than_1000_keys_is_refused() =>
        await Assert.ThrowsAnyAsync<ArgumentException>(
            () => Store.GetManyAsync([.. Enumerable.Range(0, Limits.BulkKeys + 1).Select(i => $"k{i}")], None));

    [Fact]
    public async Task A_lost_update_is_refused_by_its_etag()
    {
        await Store.SaveAsync("shared", A, WriteCondition.None, null, None);
        var mine = await Store.GetAsync("shared", None);
        var yours = await Store.GetAsync("shared", None);

        var first = await Store.SaveAsync("shared", B, WriteCondition.Unchanged(mine!.ETag), null, None);
        var second = await Store.SaveAsync("shared", A, WriteCondition.Unchanged(yours!.ETag), null, None);

        Assert.NotNull(first);
        Assert.Null(second);
        Assert.Equal(B, (await Store.GetAsync("shared", None))!.Value.ToArray());
    }

    [Fact]
    public async Task Every_write_changes_the_etag_even_with_the_same_value()
    {
        var etags = new HashSet<string>();
        for (var i = 0; i < 10; i++)
            etags.Add((await Store.SaveAsync("key", A, WriteCondition.None, null, None))!);

        Assert.Equal(10, etags.Count);
    }

    [Fact]
    public async Task A_key_made_again_does_not_accept_the_etag_it_had_before()
    {
        var old = await Store.SaveAsync("key", A, WriteCondition.None, null, None);
        await Store.DeleteAsync("key", WriteCondition.None, None);
        await Store.SaveAsync("key", A, WriteCondition.None, null, None);

        Assert.Null(await Store.SaveAsync("key", B, WriteCondition.Unchanged(old!), null, None));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("never-given-out")]
    public async Task An_etag_that_the_store_never_gave_out_matches_nothing(string etag)
    {
        Assert.Null(await Store.SaveAsync("absent", A, WriteCondition.Unchanged(etag), null, None));
        await Store.SaveAsync("present", A, WriteCondition.None, null, None);
        Assert.Null(await Store.SaveAsync("present", B, WriteCondition.Unchanged(etag), null, None));
        Assert.False(await Store.DeleteAsync("present", WriteCondition.Unchanged(etag), None));
    }

    [Fact]
    public async Task Of_32_writers_that_create_one_key_exactly_one_wins()
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writers = Enumerable.Range(0, 32).Select(async i =>
        {
            await start.Task;
            return (Writer: i, ETag: await Store.SaveAsync("race", new[] { (byte)i }, WriteCondition.Absent, null, None));
        }).ToList();
        start.SetResult();

        var winner = Assert.Single(await Task.WhenAll(writers), result => result.ETag is not null);

        var entry = await Store.GetAsync("race", None);
        Assert.Equal(winner.ETag, entry!.ETag);
        Assert.Equal(winner.Writer, entry.Value.Span[0]);
    }

    [Fact]
    public async Task Concurrent_increments_with_etag_and_retry_are_all_counted()
    {
        await Store.SaveAsync("count", new byte[] { 0 }, WriteCondition.None, null, None);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            for (var done = false; !done;)
            {
                var entry = await Store.GetAsync("count", None);
                var next = new[] { (byte)(entry!.Value.Span[0] + 1) };
                done = await Store.SaveAsync("count", next, WriteCondition.Unchanged(entry.ETag), null, None) is not null;
            }
        })));

        Assert.Equal(16, (await Store.GetAsync("count", None))!.Value.Span[0]);
    }

    [Fact]
    public async Task Deleting_asks_for_the_etag_and_succeeds_for_an_absent_key()
    {
        var etag = await Store.SaveAsync("key", A, WriteCondition.None, null, None);

        Assert.False(await Store.DeleteAsync("key", WriteCondition.Absent, None));
        Assert.True(await Store.DeleteAsync("key", WriteCondition.Unchanged(etag!), None));
        Assert.Null(await Store.GetAsync("key", None));
        Assert.True(await Store.DeleteAsync("key", WriteCondition.None, None));
        Assert.True(await Store.DeleteAsync("key", WriteCondition.Unchanged(etag!), None));
    }

    [Fact]
    public async Task A_key_is_absent_once_its_time_to_live_is_over()
    {
        var etag = await Store.SaveAsync("brief", A, WriteCondition.None, TimeSpan.FromSeconds(2), None);
        await Store.SaveAsync("lasting", A, WriteCondition.None, null, None);
        Assert.NotNull(await Store.GetAsync("brief", None));

        await Backend.PassTimeAsync(TimeSpan.FromSeconds(2.1));

        Assert.Null(await Store.GetAsync("brief", None));
        Assert.Equal(["lasting"], (await Store.GetManyAsync(["brief", "lasting"], None)).Keys);
        Assert.Null(await Store.SaveAsync("brief", B, WriteCondition.Unchanged(etag!), null, None));
        Assert.NotNull(await Store.SaveAsync("brief", B, WriteCondition.Absent, null, None));
        Assert.Equal(B, (await Store.GetAsync("brief", None))!.Value.ToArray());
    }

    [Fact]
    public async Task A_write_without_time_to_live_makes_a_key_permanent()
    {
        await Store.SaveAsync("key", A, WriteCondition.None, TimeSpan.FromSeconds(2), None);
        await Store.SaveAsync("key", B, WriteCondition.None, null, None);

        await Backend.PassTimeAsync(TimeSpan.FromSeconds(2.1));

        Assert.NotNull(await Store.GetAsync("key", None));
    }

    [Fact]
    public async Task A_time_to_live_of_zero_is_refused() =>
        await Assert.ThrowsAnyAsync<ArgumentException>(
            () => Store.SaveAsync("key", A, WriteCondition.None, TimeSpan.Zero, None));

    [Fact]
    public async Task A_call_that_is_cancelled_beforehand_writes_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Store.SaveAsync("key", A, WriteCondition.None, null, cancelled));

        Assert.Null(await Store.GetAsync("key", None));
    }

    [Fact]
    public async Task A_second_host_sees_what_the_first_saved_and_fences_it_by_etag()
    {
        var other = (await Backend.StartHostAsync()).Services.GetRequiredService<IStateStore>();
        var etag = await Store.SaveAsync("key", A, WriteCondition.Absent, null, None);

        Assert.Equal(etag, (await other.GetAsync("key", None))?.ETag);
        Assert.Null(await other.SaveAsync("key", B, WriteCondition.Absent, null, None));
        Assert.NotNull(await other.SaveAsync("key", B, WriteCondition.Unchanged(etag!), null, None));
        Assert.Null(await Store.SaveAsync("key", A, WriteCondition.Unchanged(etag!), null, None));
    }
}

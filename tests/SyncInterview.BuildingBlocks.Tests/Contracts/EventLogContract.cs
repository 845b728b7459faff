using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.BuildingBlocks.Tests.Contracts;

public abstract class EventLogContract : ContractSuite
{
    private IEventLog Log { get; set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Log = (await Backend.StartHostAsync()).Services.GetRequiredService<IEventLog>();
    }

    [Fact]
    public async Task Entries_are_read_back_in_order_with_offset_and_epoch()
    {
        Assert.Equal(new AppendResult(true, 2, 1), await Log.AppendAsync("s", 0, 1, Batch("a", "b"), None));
        Assert.Equal(new AppendResult(true, 3, 4), await Log.AppendAsync("s", 2, 4, Batch("c"), None));

        Assert.Equal(["0:1:a", "1:1:b", "2:4:c"], await ReadAsync("s"));
    }

    [Fact]
    public async Task An_unknown_stream_is_empty() => Assert.Empty(await ReadAsync("nobody"));

    [Fact]
    public async Task Reading_starts_at_the_offset_asked_for_and_beyond_the_end_is_nothing()
    {
        await Log.AppendAsync("s", 0, 1, Batch("a", "b", "c"), None);

        Assert.Equal(["1:1:b", "2:1:c"], await ReadAsync("s", from: 1));
        Assert.Empty(await ReadAsync("s", from: 3));
        Assert.Empty(await ReadAsync("s", from: 100));
    }

    [Fact]
    public async Task A_long_stream_is_read_whole_from_any_offset()
    {
        for (var offset = 0; offset < 1_000; offset += 250)
            await Log.AppendAsync("long", offset, 1, Batch([.. Enumerable.Range(offset, 250).Select(i => $"e{i}")]), None);

        Assert.Equal(Enumerable.Range(0, 1_000).Select(i => $"{i}:1:e{i}"), await ReadAsync("long"));
        Assert.Equal(Enumerable.Range(437, 563).Select(i => $"{i}:1:e{i}"), await ReadAsync("long", from: 437));
    }

    [Fact]
    public async Task The_second_append_at_an_offset_is_refused_and_told_where_the_end_is()
    {
        await Log.AppendAsync("s", 0, 3, Batch("first", "more"), None);

        Assert.Equal(new AppendResult(false, 2, 3), await Log.AppendAsync("s", 0, 3, Batch("second"), None));
        Assert.Equal(new AppendResult(false, 2, 3), await Log.AppendAsync("s", 1, 3, Batch("second"), None));
        Assert.Equal(["0:3:first", "1:3:more"], await ReadAsync("s"));
    }

    [Fact]
    public async Task An_append_beyond_the_end_is_refused_so_that_there_are_no_gaps()
    {
        Assert.Equal(new AppendResult(false, 0, 0), await Log.AppendAsync("s", 1, 1, Batch("x"), None));
        await Log.AppendAsync("s", 0, 1, Batch("a"), None);
        Assert.Equal(new AppendResult(false, 1, 1), await Log.AppendAsync("s", 2, 1, Batch("x"), None));
        Assert.Equal(["0:1:a"], await ReadAsync("s"));
    }

    [Fact]
    public async Task Of_32_writers_at_one_offset_exactly_one_wins()
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writers = Enumerable.Range(0, 32).Select(async i =>
        {
            await start.Task;
            return (Writer: i, Result: await Log.AppendAsync("race", 0, 1, Batch($"{i}a", $"{i}b"), None));
        }).ToList();
        start.SetResult();
        var results = await Task.WhenAll(writers);

        var winner = Assert.Single(results, result => result.Result.Appended).Writer;

        Assert.All(results, result => Assert.Equal(2, result.Result.NextOffset));
        Assert.Equal([$"0:1:{winner}a", $"1:1:{winner}b"], await ReadAsync("race"));
    }

    [Fact]
    public async Task A_writer_of_an_older_epoch_is_fenced_even_at_the_right_offset()
    {
        await Log.AppendAsync("s", 0, 1, Batch("old owner"), None);
        await Log.AppendAsync("s", 1, 2, Batch("new owner"), None);

        Assert.Equal(new AppendResult(false, 2, 2), await Log.AppendAsync("s", 2, 1, Batch("stalled owner wakes"), None));
        Assert.True((await Log.AppendAsync("s", 2, 2, Batch("new owner again"), None)).Appended);
    }

    [Fact]
    public async Task A_refused_append_of_a_newer_epoch_does_not_fence_the_owner()
    {
        await Log.AppendAsync("s", 0, 1, Batch("a"), None);

        Assert.Equal(new AppendResult(false, 1, 1), await Log.AppendAsync("s", 0, 9, Batch("late"), None));
        Assert.True((await Log.AppendAsync("s", 1, 1, Batch("b"), None)).Appended);
    }

    [Fact]
    public async Task A_batch_is_appended_whole_or_not_at_all()
    {
        var writers = Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (long offset = 0, done = 0; done < 10;)
            {
                var result = await Log.AppendAsync("s", offset, 1, Batch([.. Enumerable.Repeat($"{writer}.{done}", 5)]), None);
                offset = result.NextOffset;
                done += result.Appended ? 1 : 0;
            }
        }));
        await Task.WhenAll(writers);

        var batches = (await ReadAsync("s")).Select(entry => entry.Split(':')[2]).Chunk(5).ToList();

        Assert.Equal(80, batches.Count);
        Assert.All(batches, batch => Assert.Single(batch.Distinct()));
        Assert.Equal(80, batches.Select(batch => batch[0]).Distinct().Count());
    }

    [Fact]
    public async Task Streams_do_not_mix_and_many_are_appended_to_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(stream => Task.Run(async () =>
        {
            for (var offset = 0; offset < 20; offset++)
                Assert.True((await Log.AppendAsync($"s{stream}", offset, 1, Batch($"{stream}/{offset}"), None)).Appended);
        })));

        for (var stream = 0; stream < 50; stream++)
            Assert.Equal(Enumerable.Range(0, 20).Select(offset => $"{offset}:1:{stream}/{offset}"), await ReadAsync($"s{stream}"));
    }

    [Fact]
    public async Task A_deleted_stream_is_empty_and_begins_again_at_offset_0()
    {
        await Log.AppendAsync("s", 0, 7, Batch("a", "b"), None);
        await Log.DeleteAsync("s", None);
        await Log.DeleteAsync("s", None);

        Assert.Empty(await ReadAsync("s"));
        Assert.False((await Log.AppendAsync("s", 2, 7, Batch("stale"), None)).Appended);
        Assert.Equal(new AppendResult(true, 1, 1), await Log.AppendAsync("s", 0, 1, Batch("again"), None));
        Assert.Equal(["0:1:again"], await ReadAsync("s"));
    }

    [Fact]
    public async Task A_stream_appended_to_while_it_is_read_ends_where_it_ended_when_the_reading_began()
    {
        await Log.AppendAsync("s", 0, 1, Batch([.. Enumerable.Range(0, 300).Select(i => $"{i}")]), None);
        var read = 0;
        await foreach (var entry in Log.ReadAsync("s", 0, None))
        {
            if (read++ == 0)
                await Log.AppendAsync("s", 300, 1, Batch("later"), None);
            Assert.True(entry.Offset < 300);
        }

        Assert.Equal(300, read);
    }

    [Fact]
    public async Task An_entry_of_1_MiB_is_kept_and_a_larger_one_is_refused()
    {
        var large = new byte[Limits.EntryBytes];
        new Random(1).NextBytes(large);

        await Log.AppendAsync("s", 0, 1, [large], None);

        await foreach (var entry in Log.ReadAsync("s", 0, None))
            Assert.Equal(large, entry.Data.ToArray());
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Log.AppendAsync("s", 1, 1, [new byte[Limits.EntryBytes + 1]], None));
    }

    [Fact]
    public async Task Batches_of_none_or_too_many_entries_and_nameless_streams_are_refused()
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Log.AppendAsync("s", 0, 1, [], None));
        await Assert.ThrowsAnyAsync<ArgumentException>(
            () => Log.AppendAsync("s", 0, 1, new ReadOnlyMemory<byte>[Limits.BatchEntries + 1], None));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Log.AppendAsync("", 0, 1, Batch("a"), None));
        await Assert.ThrowsAnyAsync<ArgumentException>(
            () => Log.AppendAsync(new string('s', Limits.StreamNameLength + 1), 0, 1, Batch("a"), None));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Log.AppendAsync("s", -1, 1, Batch("a"), None));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Log.AppendAsync("s", 0, -1, Batch("a"), None));
    }

    [Fact]
    public async Task Two_hosts_append_to_one_stream_and_lose_nothing()
    {
        var other = (await Backend.StartHostAsync()).Services.GetRequiredService<IEventLog>();
        await Task.WhenAll(AppendAllAsync(Log, "x"), AppendAllAsync(other, "y"));

        var entries = (await ReadAsync("shared")).Select(entry => entry.Split(':')[2]).ToList();

        Assert.Equal(Enumerable.Range(0, 25).Select(i => $"x{i}"), entries.Where(entry => entry[0] == 'x'));
        Assert.Equal(Enumerable.Range(0, 25).Select(i => $"y{i}"), entries.Where(entry => entry[0] == 'y'));
    }

    private static async Task AppendAllAsync(IEventLog log, string name)
    {
        for (long offset = 0, done = 0; done < 25;)
        {
            var result = await log.AppendAsync("shared", offset, 1, Batch($"{name}{done}"), None);
            offset = result.NextOffset;
            done += result.Appended ? 1 : 0;
        }
    }

    private static ReadOnlyMemory<byte>[] Batch(params string[] entries) =>
        [.. entries.Select(entry => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(entry))];

    private async Task<List<string>> ReadAsync(string stream, long from = 0)
    {
        var entries = new List<string>();
        await foreach (var entry in Log.ReadAsync(stream, from, None))
            entries.Add($"{entry.Offset}:{entry.Epoch}:{Encoding.UTF8.GetString(entry.Data.Span)}");
        return entries;
    }
}

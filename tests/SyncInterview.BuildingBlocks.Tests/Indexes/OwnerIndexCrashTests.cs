using SyncInterview.BuildingBlocks.Indexes;
using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.BuildingBlocks.Tests.Indexes;

/// <summary>The process dies between any two writes of an operation; what remains must be a good list.</summary>
public sealed class OwnerIndexCrashTests
{
    private const string Kind = "documents";
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly FaultyStateStore _store = new();
    private readonly OwnerIndex _index;

    public OwnerIndexCrashTests() => _index = new OwnerIndex(_store);

    public static TheoryData<int, bool> Moments
    {
        get
        {
            var moments = new TheoryData<int, bool>();
            for (var writes = 0; writes < 5; writes++)
            {
                moments.Add(writes, false);
                moments.Add(writes, true);
            }

            return moments;
        }
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task A_split_that_dies_loses_nothing_and_the_next_one_cleans_up(int writes, bool losesAnswer)
    {
        for (var i = 0; i < IndexSegment.Capacity; i++)
            await AddAsync(i * 2);

        // In the middle, so that the segment is halved.
        await DieAfterAsync(writes, losesAnswer, () => AddAsync(101));
        Assert.Equal(
            Enumerable.Range(0, IndexSegment.Capacity).Select(i => $"d{i * 2}").Reverse(),
            (await ListAsync()).Where(id => id != "d101"));

        await AddAsync(101);
        Assert.Equal(IndexSegment.Capacity + 1, (await ListAsync()).Count);
        await _index.ClearAsync(Kind, "o", CancellationToken.None);
        Assert.Empty(_store.Keys);
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task A_removal_that_dies_while_it_empties_a_segment_leaves_a_good_list(int writes, bool losesAnswer)
    {
        // A chain of three, newest first: 400 to 409, 200 to 399, 0 to 199. The one in the middle is emptied.
        for (var i = 0; i < 410; i++)
            await AddAsync(i);
        for (var i = 200; i < 399; i++)
            await _index.RemoveAsync(Kind, "o", $"d{i}", CancellationToken.None);

        await DieAfterAsync(writes, losesAnswer, () => _index.RemoveAsync(Kind, "o", "d399", CancellationToken.None));
        await _index.RemoveAsync(Kind, "o", "d399", CancellationToken.None);

        var expected = Enumerable.Range(0, 200).Concat(Enumerable.Range(400, 10)).Select(i => $"d{i}").Reverse().ToList();
        Assert.Equal(expected, await ListAsync());

        // A death between unlinking and deleting leaves an empty record behind, and nothing else does.
        Assert.InRange(_store.Keys.Count(), 2, writes == 2 || (writes == 1 && losesAnswer) ? 3 : 2);
        await AddAsync(300);
        Assert.Equal(expected.Count + 1, (await ListAsync()).Count);
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task A_clearing_that_dies_is_finished_by_the_next(int writes, bool losesAnswer)
    {
        for (var i = 0; i < 650; i++)
            await AddAsync(i);

        await DieAfterAsync(writes, losesAnswer, () => _index.ClearAsync(Kind, "o", CancellationToken.None));
        await _index.ClearAsync(Kind, "o", CancellationToken.None);

        Assert.Empty(_store.Keys);
    }

    [Fact]
    public async Task Emptied_segments_leave_the_chain_so_that_a_list_of_coming_and_going_resources_stays_short()
    {
        for (var i = 0; i < 2_000; i++)
        {
            await AddAsync(i);
            if (i >= 20)
                await _index.RemoveAsync(Kind, "o", $"d{i - 20}", CancellationToken.None);
        }

        Assert.Equal(20, (await ListAsync()).Count);
        Assert.InRange(_store.Keys.Count(), 1, 3);
    }

    [Fact]
    public async Task Writers_that_never_get_through_are_told_so()
    {
        var index = new OwnerIndex(new RefusingStateStore());

        await Assert.ThrowsAsync<StoreUnavailableException>(() => index.AddAsync(Kind, "o", "id", Start, CancellationToken.None));
    }

    private async Task DieAfterAsync(int writes, bool losesAnswer, Func<Task> operation)
    {
        (_store.WritesLeft, _store.LosesAnswer) = (writes, losesAnswer);
        try
        {
            await operation();
        }
        catch (StoreUnavailableException)
        {
            // The process that died.
        }

        (_store.WritesLeft, _store.LosesAnswer) = (-1, false);
    }

    private Task AddAsync(int number) => _index.AddAsync(Kind, "o", $"d{number}", Start.AddSeconds(number), CancellationToken.None);

    private async Task<List<string>> ListAsync() => [.. (await _index.ListAsync(Kind, "o", 1_000, null, CancellationToken.None)).Ids];

    /// <summary>Another writer is always first.</summary>
    private sealed class RefusingStateStore : IStateStore
    {
        public Task<StateEntry?> GetAsync(string key, CancellationToken cancellationToken) => Task.FromResult<StateEntry?>(null);

        public Task<IReadOnlyDictionary<string, StateEntry>> GetManyAsync(
            IReadOnlyCollection<string> keys, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<string?> SaveAsync(
            string key, ReadOnlyMemory<byte> value, WriteCondition condition, TimeSpan? timeToLive, CancellationToken cancellationToken) =>
            Task.FromResult<string?>(null);

        public Task<bool> DeleteAsync(string key, WriteCondition condition, CancellationToken cancellationToken) => Task.FromResult(true);
    }
}

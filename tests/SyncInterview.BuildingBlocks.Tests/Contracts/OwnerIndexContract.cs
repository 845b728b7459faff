using Microsoft.Extensions.DependencyInjection;
using SyncInterview.BuildingBlocks.Indexes;
using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.BuildingBlocks.Tests.Contracts;

public abstract class OwnerIndexContract : ContractSuite
{
    private const string Kind = "documents";
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private OwnerIndex Index { get; set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Index = new OwnerIndex((await Backend.StartHostAsync()).Services.GetRequiredService<IStateStore>());
    }

    [Fact]
    public async Task An_unknown_owner_has_an_empty_list()
    {
        var page = await Index.ListAsync(Kind, "nobody", 10, null, None);

        Assert.Empty(page.Ids);
        Assert.Null(page.NextPageToken);
    }

    [Fact]
    public async Task Resources_are_listed_newest_first_and_by_id_at_equal_times()
    {
        await AddAsync("o", "second", 2);
        await AddAsync("o", "first", 1);
        await AddAsync("o", "third-b", 3);
        await AddAsync("o", "third-a", 3);

        Assert.Equal(["third-a", "third-b", "second", "first"], await ListAllAsync("o"));
    }

    [Fact]
    public async Task Owners_and_kinds_do_not_mix_whatever_characters_they_have()
    {
        string[] owners = ["a", "A", "a/b", "a|b", "a%2Fb", "auth0|123", "x@example.org"];
        foreach (var owner in owners)
            await AddAsync(owner, $"of {owner}", 1);
        await Index.AddAsync("interviews", "a", "another kind", Start, None);

        foreach (var owner in owners)
            Assert.Equal([$"of {owner}"], await ListAllAsync(owner));
    }

    [Fact]
    public async Task Adding_again_changes_nothing()
    {
        for (var round = 0; round < 3; round++)
            await AddAsync("o", "same", 1);

        Assert.Equal(["same"], await ListAllAsync("o"));
    }

    [Theory]
    [InlineData("in order")]
    [InlineData("backwards")]
    [InlineData("shuffled")]
    public async Task A_long_list_is_whole_and_in_order_however_it_was_added(string how)
    {
        var numbers = Enumerable.Range(0, 900).ToArray();
        if (how == "backwards")
            Array.Reverse(numbers);
        if (how == "shuffled")
            new Random(7).Shuffle(numbers);
        foreach (var number in numbers)
            await AddAsync("o", $"d{number}", number);

        Assert.Equal(Enumerable.Range(0, 900).Reverse().Select(number => $"d{number}"), await ListAllAsync("o", pageSize: 70));
    }

    [Fact]
    public async Task Pages_stay_right_while_resources_come_and_go()
    {
        for (var i = 0; i < 500; i++)
            await AddAsync("o", $"d{i}", i);
        var first = await Index.ListAsync(Kind, "o", 100, null, None);

        await AddAsync("o", "newest", 1_000);
        await Index.RemoveAsync(Kind, "o", "d400", None);
        await Index.RemoveAsync(Kind, "o", "d399", None);
        for (var i = 0; i < 250; i++)
            await AddAsync("o", $"between{i:000}", 100);

        var rest = await ListAllAsync("o", token: first.NextPageToken);
        Assert.Equal(Enumerable.Range(400, 100).Reverse().Select(i => $"d{i}"), first.Ids);
        Assert.Equal(Enumerable.Range(0, 399).Reverse().Select(i => $"d{i}"), rest.Where(id => id[0] == 'd'));
        Assert.Equal(250, rest.Count(id => id[0] == 'b'));
    }

    [Fact]
    public async Task The_last_page_has_no_token_even_when_it_is_full()
    {
        for (var i = 0; i < 4; i++)
            await AddAsync("o", $"d{i}", i);

        var first = await Index.ListAsync(Kind, "o", 2, null, None);
        var last = await Index.ListAsync(Kind, "o", 2, first.NextPageToken, None);

        Assert.NotNull(first.NextPageToken);
        Assert.Equal(["d1", "d0"], last.Ids);
        Assert.Null(last.NextPageToken);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("!")]
    [InlineData("Li4vLi4vYQp4")]
    public async Task A_token_that_is_none_is_refused(string token) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Index.ListAsync(Kind, "o", 10, token, None));

    [Theory]
    [InlineData(0)]
    [InlineData(1_001)]
    public async Task A_page_size_out_of_range_is_refused(int pageSize) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Index.ListAsync(Kind, "o", pageSize, null, None));

    [Fact]
    public async Task Removing_takes_out_one_resource_and_is_repeatable()
    {
        await AddAsync("o", "a", 1);
        await AddAsync("o", "b", 2);

        await Index.RemoveAsync(Kind, "o", "a", None);
        await Index.RemoveAsync(Kind, "o", "a", None);
        await Index.RemoveAsync(Kind, "o", "never there", None);

        Assert.Equal(["b"], await ListAllAsync("o"));
    }

    [Fact]
    public async Task A_list_emptied_one_by_one_is_empty_and_can_be_filled_again()
    {
        for (var i = 0; i < 450; i++)
            await AddAsync("o", $"d{i}", i);
        foreach (var id in await ListAllAsync("o"))
            await Index.RemoveAsync(Kind, "o", id, None);
        Assert.Empty(await ListAllAsync("o"));

        for (var i = 0; i < 450; i++)
            await AddAsync("o", $"again{i}", i);
        Assert.Equal(450, (await ListAllAsync("o")).Count);
    }

    [Fact]
    public async Task Writers_at_one_owner_lose_nothing_while_others_remove()
    {
        for (var i = 0; i < 400; i++)
            await AddAsync("o", $"old{i}", i);
        var adding = Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 60; i++)
                await AddAsync("o", $"new{writer}-{i}", (writer * 60) + i);
        }));
        var removing = Enumerable.Range(0, 4).Select(worker => Task.Run(async () =>
        {
            for (var i = worker; i < 400; i += 4)
                await Index.RemoveAsync(Kind, "o", $"old{i}", None);
        }));
        await Task.WhenAll(adding.Concat(removing));

        var all = await ListAllAsync("o");

        Assert.Equal(480, all.Count);
        Assert.Equal(480, all.Distinct().Count());
        Assert.DoesNotContain(all, id => id.StartsWith("old", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Many_writers_at_one_owner_all_come_through_the_splits()
    {
        await Task.WhenAll(Enumerable.Range(0, 48).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 40; i++)
                await AddAsync("o", $"new{writer}-{i}", (i * 48) + writer);
        })));

        Assert.Equal(48 * 40, (await ListAllAsync("o")).Distinct().Count());
    }

    [Fact]
    public async Task A_cleared_list_is_empty_and_can_be_rebuilt()
    {
        for (var i = 0; i < 450; i++)
            await AddAsync("o", $"d{i}", i);

        await Index.ClearAsync(Kind, "o", None);
        Assert.Empty(await ListAllAsync("o"));

        for (var i = 449; i >= 0; i--)
            await AddAsync("o", $"d{i}", i);
        Assert.Equal(Enumerable.Range(0, 450).Reverse().Select(i => $"d{i}"), await ListAllAsync("o"));
    }

    [Fact]
    public async Task Names_that_are_empty_or_too_long_are_refused()
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Index.AddAsync("", "o", "id", Start, None));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Index.AddAsync(Kind, "", "id", Start, None));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Index.AddAsync(Kind, "o", "", Start, None));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Index.AddAsync(Kind, new string('o', 101), "id", Start, None));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Index.AddAsync(Kind, "o", new string('i', 201), Start, None));
    }

    private Task AddAsync(string owner, string id, int second) => Index.AddAsync(Kind, owner, id, Start.AddSeconds(second), None);

    private async Task<List<string>> ListAllAsync(string owner, int pageSize = 100, string? token = null)
    {
        var ids = new List<string>();
        do
        {
            var page = await Index.ListAsync(Kind, owner, pageSize, token, None);
            ids.AddRange(page.Ids);
            token = page.NextPageToken;
        }
        while (token is not null);
        return ids;
    }
}

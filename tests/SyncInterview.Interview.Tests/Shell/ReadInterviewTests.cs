using Grpc.Core;
using SyncInterview.Common.V1;
using SyncInterview.Events.V1;
using SyncInterview.Hosting;
using SyncInterview.Interviews.Tests.Shell.World;
using SyncInterview.Interviews.V1;
using SyncInterview.Testing;

namespace SyncInterview.Interviews.Tests.Shell;

public sealed class ReadInterviewTests : IAsyncLifetime
{
    private InterviewWorld _world = null!;

    public async Task InitializeAsync() => _world = await InterviewWorld.StartAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Interviews_are_listed_newest_first_in_pages_and_without_plans()
    {
        var names = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            names.Insert(0, (await _world.CreateAsync()).Name);
            _world.Time.Advance(TimeSpan.FromSeconds(1));
        }

        var first = await _world.Client.ListInterviewsAsync(new() { PageSize = 2 }, _world.As());
        var second = await _world.Client.ListInterviewsAsync(new() { PageSize = 2, PageToken = first.NextPageToken }, _world.As());

        Assert.Equal(names, first.Interviews.Concat(second.Interviews).Select(interview => interview.Name));
        Assert.Empty(second.NextPageToken);
        Assert.All(first.Interviews, interview => Assert.Null(interview.Plan));
        Assert.Empty((await _world.Client.ListInterviewsAsync(new(), _world.As("eve"))).Interviews);
    }

    [Theory]
    [InlineData(-1, "")]
    [InlineData(0, "nonsense")]
    public async Task A_page_that_cannot_be_is_refused(int size, string token)
    {
        var e = await Assert.ThrowsAsync<RpcException>(
            () => _world.Client.ListInterviewsAsync(new() { PageSize = size, PageToken = token }, _world.As()).ResponseAsync);

        Assert.Equal(ErrorReason.InvalidField, RpcStatus.From(e).Reason);
    }

    [Fact]
    public async Task Somebody_elses_interview_is_not_found_by_any_method()
    {
        var name = (await _world.CreateAsync()).Name;
        var (client, eve) = (_world.Client, _world.As("eve"));
        var attach = new Attach { Interview = name };
        Func<Task>[] calls =
        [
            () => client.GetInterviewAsync(new() { Name = name }, eve).ResponseAsync,
            () => client.EndInterviewAsync(new() { Name = name }, eve).ResponseAsync,
            () => client.GetTranscriptAsync(new() { Name = name }, eve).ResponseAsync,
            () => client.ReplayInterviewAsync(new() { Name = name }, eve).ResponseAsync,
            () => _world.SendAsync(name, 1, Inputs.Begin(), "eve"),
            () => client.Watch(new() { Attach = attach }, eve).ResponseStream.MoveNext(CancellationToken.None),
            async () =>
            {
                using var call = client.Converse(eve);
                await call.RequestStream.WriteAsync(new() { Message = new() { Attach = attach } });
                await call.ResponseStream.MoveNext(CancellationToken.None);
            },
        ];

        foreach (var call in calls)
        {
            var status = RpcStatus.From(await Assert.ThrowsAsync<RpcException>(call));
            Assert.Equal((StatusCode.NotFound, ErrorReason.NotFound), (status.Code, status.Reason));
        }

        await using var owner = await _world.ConverseAsync(name);
        foreach (var call in calls)
            Assert.Equal(StatusCode.NotFound, RpcStatus.From(await Assert.ThrowsAsync<RpcException>(call)).Code);
        Assert.Single(owner.Messages);
    }

    [Theory]
    [InlineData("interviews/nosuchinterview", StatusCode.NotFound)]
    [InlineData("documents/resume1", StatusCode.InvalidArgument)]
    [InlineData("", StatusCode.InvalidArgument)]
    public async Task A_name_that_leads_nowhere_is_refused(string name, StatusCode code)
    {
        var e = await Assert.ThrowsAsync<RpcException>(
            () => _world.Client.GetInterviewAsync(new() { Name = name }, _world.As()).ResponseAsync);

        Assert.Equal(code, e.StatusCode);
    }

    [Fact]
    public async Task A_live_interview_is_shown_as_it_stands()
    {
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;

        var got = (await _world.Client.GetInterviewAsync(new() { Name = interview.Name }, _world.As())).Interview;
        var listed = (await _world.Client.ListInterviewsAsync(new(), _world.As())).Interviews.Single();

        Assert.Equal(ConversationState.WaitingForUserInput, got.State);
        Assert.Equal(client.Durable[^1].Sequence, got.LastSequence);
        Assert.Equal(_world.Time.GetUtcNow(), got.StartTime.ToDateTimeOffset());
        got.Plan = null;
        Assert.Equal(got, listed);
    }

    [Fact]
    public async Task A_planned_interview_can_be_ended_and_ended_again()
    {
        var name = (await _world.CreateAsync()).Name;

        var ended = (await _world.Client.EndInterviewAsync(new() { Name = name }, _world.As())).Interview;
        var again = (await _world.Client.EndInterviewAsync(new() { Name = name }, _world.As())).Interview;

        Assert.Equal((ConversationState.Ended, EndReason.Requested), (ended.State, ended.EndReason));
        Assert.Equal(ended, again);
        await Eventually.HoldsAsync(() => _world.Announced.Of<InterviewEnded>().Any());
        Assert.Equal(ended.EndTime, _world.Announced.Of<InterviewEnded>().Single().EndTime);
    }

    [Fact]
    public async Task A_live_interview_is_ended_with_closing_words()
    {
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;

        await _world.Client.EndInterviewAsync(new() { Name = interview.Name }, _world.As());

        Assert.Equal(EndReason.Requested, (await client.GetAsync(message => message.End is not null)).End.Reason);
        Assert.Contains(client.Durable, message => message.LlmResponse?.Text == "Thank you for your time. Goodbye.");
        Assert.Null(await client.EndedAsync());
    }

    [Fact]
    public async Task An_ended_interview_stays_readable_after_it_left_memory()
    {
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;
        await client.SayAsync(Inputs.End());
        await client.EndedAsync();
        await Eventually.HoldsAsync(() => _world.Announced.Of<InterviewEnded>().Any());
        var before = (await _world.Client.GetInterviewAsync(new() { Name = interview.Name }, _world.As())).Interview;

        await _world.RestartAsync();

        Assert.Equal(before, (await _world.Client.GetInterviewAsync(new() { Name = interview.Name }, _world.As())).Interview);
        Assert.Equal(ConversationState.Ended, before.State);
        await using var late = await _world.ConverseAsync(interview.Name);
        Assert.Null(await late.EndedAsync());
        Assert.Equal(client.Durable, late.Durable);
    }
}

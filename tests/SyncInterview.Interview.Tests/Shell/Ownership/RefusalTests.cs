using Grpc.Core;
using SyncInterview.Common.V1;
using SyncInterview.Hosting;
using SyncInterview.Interviews.Tests.Shell.World;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Shell.Ownership;

/// <summary>One instance holds a session: others leave it alone, and say who has it.</summary>
public sealed class RefusalTests : IAsyncLifetime
{
    private InterviewWorld _world = null!;
    private Instance _a = null!;
    private Instance _b = null!;

    public async Task InitializeAsync()
    {
        _world = await Instance.WorldAsync();
        (_a, _b) = (await Instance.StartAsync(_world, "a"), await Instance.StartAsync(_world, "b"));
    }

    public async Task DisposeAsync()
    {
        await _a.DisposeAsync();
        await _b.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Every_call_of_a_session_is_refused_by_an_instance_that_does_not_own_it()
    {
        var (interview, client) = await _a.BeginAsync(_world);
        await using var _ = client;
        var input = new SendRequest { Interview = interview.Name, Message = Inputs.Chunk("Well,") };
        input.Message.ClientSequence = 2;
        using var watch = _b.Client.Watch(new() { Attach = new() { Interview = interview.Name } }, _b.As());
        using var converse = _b.Client.Converse(_b.As());
        await converse.RequestStream.WriteAsync(new() { Message = new() { Attach = new() { Interview = interview.Name } } });

        await AssertRefusedAsync(() => _b.Client.SendAsync(input, _b.As()).ResponseAsync);
        await AssertRefusedAsync(() => _b.Client.EndInterviewAsync(new() { Name = interview.Name }, _b.As()).ResponseAsync);
        await AssertRefusedAsync(() => watch.ResponseStream.MoveNext(CancellationToken.None));
        await AssertRefusedAsync(() => converse.ResponseStream.MoveNext(CancellationToken.None));

        await client.SayAsync(Inputs.Chunk("Well,"));
        Assert.Equal(2, (await LogFacts.CheckAsync(_a, interview))[^1]); // The creation was 1; nobody but the first owner wrote since.
    }

    [Fact]
    public async Task What_only_reads_is_answered_by_every_instance()
    {
        var (interview, client) = await _a.BeginAsync(_world);
        await using var _ = client;
        await client.SayAsync(Inputs.Final("I built the ledger."));
        await client.StateAsync(ConversationState.WaitingForUserInput);

        var got = (await _b.Client.GetInterviewAsync(new() { Name = interview.Name }, _b.As())).Interview;
        var transcript = (await _b.Client.GetTranscriptAsync(new() { Name = interview.Name }, _b.As())).Transcript;

        Assert.Equal((ConversationState.WaitingForUserInput, client.Durable[^1].Sequence), (got.State, got.LastSequence));
        Assert.Contains(transcript.Utterances, utterance => utterance.Text == "I built the ledger.");
    }

    [Fact]
    public async Task A_session_that_its_owner_let_go_is_taken_by_whoever_is_asked_next()
    {
        var interview = await _world.CreateAsync();
        await (await _a.ConverseAsync(interview.Name)).DisposeAsync();
        Assert.NotNull(_a.Find(interview));
        for (var i = 0; i < 10 && _a.Find(interview) is not null; i++)
            await _a.PassAsync(TimeSpan.FromSeconds(20));

        await using var client = await _b.ConverseAsync(interview.Name);

        await client.SayAsync(Inputs.Begin());
        Assert.Same(_b.Tenure, _b.Find(interview)!.Claim.Tenure);
    }

    [Fact]
    public async Task A_lease_that_is_renewed_keeps_others_out_for_as_long_as_it_takes()
    {
        var (interview, client) = await _a.BeginAsync(_world);
        await using var _ = client;
        for (var i = 0; i < 6; i++)
        {
            await _a.PassAsync(Instance.LeaseTime / 3);
            await _b.PassAsync(Instance.LeaseTime / 3);
        }

        await AssertRefusedAsync(() => _b.Client.EndInterviewAsync(new() { Name = interview.Name }, _b.As()).ResponseAsync);
        await client.SayAsync(Inputs.Chunk("I am still here"));
    }

    private static async Task AssertRefusedAsync(Func<Task> call)
    {
        var e = await Assert.ThrowsAsync<RpcException>(call);
        var status = RpcStatus.From(e);
        Assert.Equal((StatusCode.Unavailable, ErrorReason.NotOwner), (status.Code, status.Reason));
        Assert.Equal("a", status.Metadata["owner_instance"]);
        Assert.Equal(TimeSpan.FromSeconds(1), status.RetryAfter);
    }
}

using Microsoft.Extensions.DependencyInjection;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Events.V1;
using SyncInterview.Interviews.Tests.Shell.World;
using SyncInterview.Interviews.V1;
using SyncInterview.Llm.V1;
using SyncInterview.Testing;

namespace SyncInterview.Interviews.Tests.Shell;

/// <summary>The bank is made elsewhere, and comes over the bus.</summary>
public sealed class FillerBankTests : IAsyncLifetime
{
    private InterviewWorld _world = null!;

    public async Task InitializeAsync() => _world = await InterviewWorld.StartAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Theory]
    [InlineData(false, Preset.Unspecified, 24, 6)]
    [InlineData(true, Preset.Unspecified, 0, 0)]
    [InlineData(false, Preset.Classic, 0, 0)]
    public async Task The_beginning_states_what_is_wanted(bool noFillers, Preset preset, int fillers, int surprises)
    {
        var (_, client) = await _world.BeginAsync(
            change: request => request.Interview.Style = new() { NoFillers = noFillers, Preset = preset });
        await using var _ = client;
        await Eventually.HoldsAsync(() => _world.Announced.Of<InterviewStarted>().Any());
        var started = _world.Announced.Of<InterviewStarted>().Single();
        Assert.Equal((fillers, surprises), (started.Fillers, started.Surprises));
        Assert.Empty(_world.Llm.Requests.OfType<GenerateFillersRequest>());
    }

    [Fact]
    public async Task What_the_bus_brings_is_said_while_a_slow_reply_is_awaited()
    {
        HoldReplies();
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;
        await DeliverAsync(Bank(interview, "Let me think."), "1");
        await Eventually.HoldsAsync(() => Banked(interview) == 1);
        await client.SayAsync(Inputs.Final("I built the ledger and moved all payments over to it."));

        var filler = await FillerAsync(client);
        Assert.Equal(("Let me think.", "mini"), (filler.Text, filler.Provenance.Model));
    }

    [Fact]
    public async Task A_bank_of_somebody_else_or_heard_twice_adds_nothing()
    {
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;
        var foreign = Bank(interview, "I am not yours.");
        foreign.Owner = "eve";
        await DeliverAsync(foreign, "0");
        await DeliverAsync(Bank(interview, "Let me think."), "1");
        await Eventually.HoldsAsync(() => Banked(interview) == 1);
        await DeliverAsync(Bank(interview, "Let me think."), "1");
        await DeliverAsync(Bank(interview, "LET ME THINK", "One moment."), "2");
        await Eventually.HoldsAsync(() => Banked(interview) == 2);
        Assert.Equal(["Let me think.", "One moment."], _world.FindSession(interview)!.State.Fillers.Bank.Select(filler => filler.Text).Order());
    }

    [Fact]
    public async Task A_bank_for_an_interview_that_is_over_is_let_go()
    {
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;
        await client.SayAsync(Inputs.End());
        await client.EndedAsync();
        await Eventually.HoldsAsync(() => _world.Announced.Of<InterviewEnded>().Any());
        var last = (await _world.Client.GetInterviewAsync(new() { Name = interview.Name }, _world.As())).Interview.LastSequence;

        await DeliverAsync(Bank(interview, "Let me think."), "1");
        var (other, second) = await _world.BeginAsync();
        await using var __ = second;
        await DeliverAsync(Bank(other, "Let me think."), "2");
        await Eventually.HoldsAsync(() => Banked(other) == 1);
        Assert.Equal(last, (await _world.Client.GetInterviewAsync(new() { Name = interview.Name }, _world.As())).Interview.LastSequence);
        Assert.Equal(0, await DeadLettersAsync());
    }

    [Fact]
    public async Task A_low_bank_is_topped_up_by_a_call_that_knows_what_was_said()
    {
        HoldReplies();
        _world.Llm.Fillers = (_, _) => Task.FromResult(
            new GenerateFillersResponse { Fillers = { "let me think!", "One moment." }, Provenance = ScriptedLlm.By("mini") });
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;
        await DeliverAsync(Bank(interview, "Let me think."), "1");
        await Eventually.HoldsAsync(() => Banked(interview) == 1);
        await client.SayAsync(Inputs.Final("I built the ledger and moved all payments over to it."));
        await FillerAsync(client);

        await Eventually.HoldsAsync(() => _world.FindSession(interview)!.State.Fillers.Bank.Any(filler => filler.Text == "One moment."));
        Assert.Equal(1, Banked(interview));
        var request = _world.Llm.Requests.OfType<GenerateFillersRequest>().Single();
        Assert.Equal((24, 0), (request.Fillers, request.Surprises));
        Assert.Contains(request.Context.History, entry => entry is { Interviewer: true, Provisional: true, Text: "Let me think." });
    }

    [Fact]
    public async Task After_the_end_no_call_goes_on()
    {
        _world.Llm.Reply = (request, stream, context) => request.Purpose == ReplyPurpose.Closing
            ? stream.WriteAsync(ScriptedLlm.Completed("Goodbye.", ""))
            : Task.Delay(Timeout.Infinite, context.CancellationToken);
        _world.Llm.Fillers = async (_, context) =>
        {
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            return new();
        };
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;
        await DeliverAsync(Bank(interview, "Let me think."), "1");
        await Eventually.HoldsAsync(() => Banked(interview) == 1);
        await client.SayAsync(Inputs.Final("I built the ledger and moved all payments over to it."));
        await FillerAsync(client);
        await Eventually.HoldsAsync(() => _world.Llm.Requests.OfType<GenerateFillersRequest>().Any());
        await client.SayAsync(Inputs.End());
        await client.EndedAsync();

        await Eventually.HoldsAsync(() => _world.Llm.WasCancelled("GenerateFillers"));
        await _world.Time.AdvanceUntilAsync(
            () => _world.FindSession(interview) is null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));
    }

    private static FillerBankReady Bank(Interview interview, params string[] fillers) => new()
    {
        Interview = interview.Name,
        Owner = InterviewWorld.Owner,
        Fillers = { fillers },
        Provenance = ScriptedLlm.By("mini"),
    };

    private void HoldReplies() => _world.Llm.Reply = (_, _, context) => Task.Delay(Timeout.Infinite, context.CancellationToken);

    private int Banked(Interview interview) => _world.FindSession(interview)?.State.Fillers.Bank.Count ?? 0;

    private Task DeliverAsync(FillerBankReady bank, string id) => _world.Host.Services.GetRequiredService<IEventBus>()
        .PublishAsync(Topics.FillerBankReady, $"{bank.Interview}/{id}", bank, CancellationToken.None);

    private async Task<int> DeadLettersAsync() => (await _world.Host.Services.GetRequiredService<IDeadLetters>()
        .ListAsync(Topics.FillerBankReady, 10, null, CancellationToken.None)).Items.Count;

    private async Task<MiniLlmFiller> FillerAsync(TestClient client)
    {
        await _world.Time.AdvanceUntilAsync(
            () => client.Messages.Any(message => message.MiniLlmFiller is not null), TimeSpan.FromMilliseconds(50));
        return client.Messages.First(message => message.MiniLlmFiller is not null).MiniLlmFiller;
    }
}

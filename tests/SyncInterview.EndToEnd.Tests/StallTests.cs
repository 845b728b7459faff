using Grpc.Core;
using SyncInterview.Common.V1;
using SyncInterview.EndToEnd.Tests.Kit;
using SyncInterview.Hosting;
using SyncInterview.Interviews.V1;
using SyncInterview.Testing;

namespace SyncInterview.EndToEnd.Tests;

/// <summary>Two processes on one store, of which one is stopped by the operating system and goes on later.</summary>
public sealed class StallTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_process_that_was_stopped_loses_its_sessions_to_another_and_writes_nothing_when_it_goes_on()
    {
        using var folder = new TemporaryDirectory();
        using var links = new TemporaryDirectory();
        await using var first = await StartAsync(folder.Path, "first");
        await using var second = await StartAsync(SecondNameOf(folder, links), "second");
        using var one = new Candidate(first.Grpc);
        using var other = new Candidate(second.Grpc);
        var interview = (await one.CreateAsync()).Name;
        await SendAsync(one, interview, 1, new() { Control = new() { Begin = new() } });
        await SendAsync(one, interview, 2, Chunk("I built the ledger"));
        using var watch = one.Interviews.Watch(new() { Attach = new() { Interview = interview } });
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(ErrorReason.NotOwner, await RefusalAsync(() => SendAsync(other, interview, 3, Chunk("and then"))));

        await TakeOverAsync(first, () => SendAsync(other, interview, 3, Chunk("and then")));
        await first.GoOnAsync();

        var end = await Assert.ThrowsAsync<RpcException>(async () => { while (await watch.ResponseStream.MoveNext(CancellationToken.None)) { } })
            .WaitAsync(Patience);
        Assert.Equal(StatusCode.Unavailable, end.StatusCode);
        Assert.NotNull(await RefusalAsync(() => SendAsync(one, interview, 4, Chunk("what nobody said"))));
        await SendAsync(other, interview, 4, new() { Final = new() { Text = "I built the ledger, and then it went live." } });
        var said = (await other.TranscriptAsync(interview)).Utterances.Where(utterance => utterance.Speaker == Speaker.Candidate);
        Assert.Equal([2, 3, 4], Assert.Single(said).ClientSequences);
    }

    private static Task<SuiteProcess> StartAsync(string directory, string name) =>
        SuiteProcess.StartAsync(directory, $"Interview:InstanceName={name}", "Interview:LeaseTime=00:00:06");

    // Each process has a socket of its own in its data directory, unless the name of that is too long for one.
    private static string SecondNameOf(TemporaryDirectory folder, TemporaryDirectory links)
    {
        var name = Path.Combine(links.Path, new string('x', 100));
        Directory.CreateSymbolicLink(name, folder.Path);
        return name;
    }

    // A process that is stopped in the middle of a write keeps the file locked; then it is stopped once more.
    private static async Task TakeOverAsync(SuiteProcess owner, Func<Task> call)
    {
        for (var attempt = 1; ; attempt++)
        {
            await owner.StopAsync();
            try
            {
                await Eventually.HoldsAsync(async () => await RefusalAsync(call) is null, Patience / 3);
                return;
            }
            catch (TimeoutException) when (attempt < 3)
            {
                await owner.GoOnAsync();
            }
        }
    }

    private static ClientMessage Chunk(string text) => new() { Chunk = new() { Text = text } };

    private static async Task SendAsync(Candidate candidate, string interview, long sequence, ClientMessage message)
    {
        message.ClientSequence = sequence;
        await candidate.Interviews.SendAsync(new() { Interview = interview, Message = message }, deadline: (TimeProvider.System.GetUtcNow() + Patience).UtcDateTime);
    }

    // Why a call is refused for now; null: it was not.
    private static async Task<ErrorReason?> RefusalAsync(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.Unavailable)
        {
            return RpcStatus.From(e).Reason;
        }
    }
}

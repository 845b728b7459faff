using Grpc.Core;
using SyncInterview.EndToEnd.Tests.Kit;
using SyncInterview.Interviews.V1;
using SyncInterview.Testing;
using MessageCase = SyncInterview.Interviews.V1.ServerMessage.MessageOneofCase;

namespace SyncInterview.EndToEnd.Tests;

public sealed class KillTests
{
    [Fact]
    public async Task After_kill_9_in_mid_interview_the_transcript_holds_every_acknowledged_chunk_once()
    {
        using var folder = new TemporaryDirectory();
        string interview;
        long acknowledged;
        await using (var suite = await SuiteProcess.StartAsync(folder.Path))
        {
            using var candidate = new Candidate(suite.Grpc);
            interview = (await candidate.CreateAsync()).Name;
            acknowledged = await SpeakUntilKilledAsync(suite, candidate, interview);
        }

        Assert.True(acknowledged > 10, $"only {acknowledged} messages were acknowledged before the kill");
        await using var again = await SuiteProcess.StartAsync(folder.Path);
        using var back = new Candidate(again.Grpc);
        var transcript = await back.TranscriptAsync(interview);
        var taken = transcript.Utterances.SelectMany(u => u.ClientSequences).ToList();
        Assert.Equal(taken.Distinct(), taken);
        // 1 is `begin`; every chunk and final after it that was acknowledged is there.
        Assert.Empty(Enumerable.Range(2, (int)acknowledged - 1).Select(i => (long)i).Except(taken));
        await GoOnAsync(back, interview, transcript);
    }

    private static async Task<long> SpeakUntilKilledAsync(SuiteProcess suite, Candidate candidate, string interview)
    {
        using var live = await candidate.BeginAsync(interview);
        var acknowledged = 0L;
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = Task.Run(async () =>
        {
            try
            {
                await foreach (var message in live.ReadAsync(CancellationToken.None))
                {
                    acknowledged = Math.Max(acknowledged, message.AcknowledgedClientSequence);
                    if (message.LlmResponse?.Kind == ResponseKind.Question)
                        asked.TrySetResult();
                    if (acknowledged >= 60)
                        enough.TrySetResult();
                }
            }
            catch (RpcException)
            {
                // The server was killed: that is the test.
            }
        });
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(30));
        var words = "so we moved the ledger to an event store and I wrote the replay".Split(' ');
        var speaking = Task.Run(async () =>
        {
            try
            {
                for (var i = 1; ; i++)
                    await live.SendAsync(new ClientMessage { Chunk = new() { Text = string.Join(' ', words.Take(1 + i % words.Length)) + $" {i}" } }, CancellationToken.None);
            }
            catch (Exception e) when (e is RpcException or InvalidOperationException or IOException)
            {
                // The server was killed: that is the test.
            }
        });
        await enough.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await suite.KillAsync();
        await Task.WhenAll(reading, speaking).WaitAsync(TimeSpan.FromSeconds(30));
        return acknowledged;
    }

    // The same interview goes on under the next number and comes to its end.
    private static async Task GoOnAsync(Candidate candidate, string interview, Transcript before)
    {
        var next = before.Utterances.SelectMany(u => u.ClientSequences).Max() + 1;
        await candidate.Interviews.SendAsync(new()
        {
            Interview = interview,
            Message = new() { ClientSequence = next, Control = new() { EndInterview = new() } },
        });
        using var watch = candidate.Interviews.Watch(new() { Attach = new() { Interview = interview, AfterSequence = before.Messages.Count } });
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var end = await watch.ResponseStream.ReadAllAsync(patience.Token).FirstAsync(r => r.Message.MessageCase == MessageCase.End, patience.Token);
        Assert.Equal(EndReason.Candidate, end.Message.End.Reason);
    }
}

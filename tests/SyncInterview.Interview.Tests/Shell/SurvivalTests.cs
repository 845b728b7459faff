using Grpc.Core;
using SyncInterview.Interviews.Tests.Shell.World;
using SyncInterview.Interviews.V1;
using SyncInterview.Testing;

namespace SyncInterview.Interviews.Tests.Shell;

/// <summary>Connections, processes and stores that break at random, while a candidate goes on talking.</summary>
public sealed class SurvivalTests
{
    private const int Rounds = 16;

    private readonly SortedDictionary<long, ServerMessage> _seen = [];
    private long _acknowledged;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Nothing_acknowledged_is_lost_and_no_sequence_is_missing(int seed)
    {
        await using var world = await InterviewWorld.StartAsync();
        var random = new Random(seed);
        var interview = (await world.CreateAsync()).Name;
        var overtaken = new List<InProcessHost>();
        for (var round = 0; round < Rounds; round++)
        {
            var client = await AttachAsync(world, interview);
            await TalkAsync(client, random, 1 + random.Next(30));
            switch (random.Next(4))
            {
                case 0:
                    await client.DisposeAsync();
                    break;
                case 1:
                    await client.DisposeAsync();
                    await world.RestartAsync();
                    break;
                case 2:
                    overtaken.Add(await world.TakeOverAsync());
                    break;
                default:
                    world.Faults.IsLogDown = true;
                    await TalkAsync(client, random, 3);
                    world.Faults.IsLogDown = false;
                    break;
            }

            Note(client);
        }

        await using var last = await AttachAsync(world, interview);
        await last.SayAsync(Inputs.End());
        Assert.Null(await last.EndedAsync());
        Note(last);

        Assert.Equal(Enumerable.Range(1, _seen.Count).Select(i => (long)i), _seen.Keys);
        var transcript = (await world.Client.GetTranscriptAsync(new() { Name = interview }, world.As())).Transcript;
        Assert.Equal(_seen.Keys, transcript.Messages.Select(message => message.Sequence));
        var taken = transcript.Utterances.SelectMany(utterance => utterance.ClientSequences).Order().ToList();
        Assert.Equal(Enumerable.Range(2, taken.Count).Select(i => (long)i), taken);
        Assert.Equal(_acknowledged - 1, taken[^1]);
        foreach (var host in overtaken)
            await host.DisposeAsync();
    }

    private async Task<TestClient> AttachAsync(InterviewWorld world, string interview)
    {
        TestClient? client = null;
        await Eventually.HoldsAsync(async () =>
        {
            try
            {
                client = await world.ConverseAsync(interview, after: _seen.Count == 0 ? 0 : _seen.Keys.Last());
                return true;
            }
            catch (InvalidOperationException)
            {
                return false; // The session is just leaving its process.
            }
        });
        Assert.True(client!.NextSequence > _acknowledged, "The server forgot what it had acknowledged.");
        return client;
    }

    // Sends without waiting, as a microphone does, and does not mind when the stream breaks.
    private static async Task TalkAsync(TestClient client, Random random, int messages)
    {
        try
        {
            for (var i = 0; i < messages; i++)
            {
                var speech = random.Next(5) == 0 ? Inputs.Final("Well, yes.") : Inputs.Chunk("Well,");
                var message = client.NextSequence == 1 ? Inputs.Begin() : speech;
                message.ClientSequence = client.NextSequence++;
                await client.SendAsync(message);
            }

            var wanted = random.Next(2) * (client.NextSequence - 1);
            await Eventually.HoldsWithinAsync(
                () => client.EndedAsync().IsCompleted || client.Messages.Any(message => message.AcknowledgedClientSequence >= wanted),
                TimeSpan.FromSeconds(20));
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException)
        {
            // The stream broke.
        }
    }

    private void Note(TestClient client)
    {
        foreach (var message in client.Messages)
            _acknowledged = Math.Max(_acknowledged, message.AcknowledgedClientSequence);
        foreach (var message in client.Durable)
        {
            if (_seen.TryGetValue(message.Sequence, out var before))
                Assert.Equal(before, message);
            _seen[message.Sequence] = message;
        }
    }
}

using SyncInterview.Common.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Engine;

public sealed class UtteranceLimitTests
{
    [Fact]
    public void An_utterance_that_is_appended_to_beyond_32_KiB_is_refused_and_keeps_what_it_had()
    {
        var simulation = new Simulation(new());
        simulation.At(TimeSpan.Zero, new Control { Begin = new() });
        for (var i = 0; i < 5; i++)
            simulation.Chunk(TimeSpan.FromSeconds(1 + i), new string('a', 8_000), append: true);
        simulation.Final(TimeSpan.FromSeconds(7), "A short end instead.");
        simulation.Run(TimeSpan.FromSeconds(20));

        var refused = Assert.Single(simulation.Sent, s => s.Message.Error is not null);
        Assert.Equal(ErrorReason.LimitExceeded, refused.Message.Error.Reason);
        Assert.Equal(6, refused.Message.Error.ExpectedClientSequence);
        Assert.Contains(simulation.Sent, s => s.Message.LlmResponse?.Kind == ResponseKind.Reply && s.Message.TurnId == "2.0");
        Invariants.Hold(simulation);
    }
}

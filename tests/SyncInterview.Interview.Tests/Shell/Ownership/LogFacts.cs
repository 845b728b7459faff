using Microsoft.Extensions.DependencyInjection;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Interviews.Journal;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Interviews.Tests.Shell.World;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Shell.Ownership;

/// <summary>What must be true of a log whoever wrote it.</summary>
internal static class LogFacts
{
    /// <summary>Reads a log, and fails when an epoch goes back, or an input or an output is in it twice. Gives its epochs.</summary>
    public static async Task<IReadOnlyList<long>> CheckAsync(Instance instance, Interview interview)
    {
        var log = instance.Host.Services.GetRequiredService<IEventLog>();
        var (epochs, inputs, outputs) = (new List<long>(), new List<long>(), new List<long>());
        await foreach (var entry in log.ReadAsync(SessionLog.StreamOf(Instance.IdOf(interview)), 0, CancellationToken.None))
        {
            var record = LogRecord.Parser.ParseFrom(entry.Data.Span);
            epochs.Add(entry.Epoch);
            if (record.Event.Client is { } input)
                inputs.Add(input.ClientSequence);
            outputs.AddRange(record.Outputs.Select(output => output.Sequence));
        }

        Assert.Equal(epochs.Order(), epochs);
        Assert.Equal(Enumerable.Range(1, inputs.Count).Select(i => (long)i), inputs);
        Assert.Equal(Enumerable.Range(1, outputs.Count).Select(i => (long)i), outputs);
        return epochs;
    }
}

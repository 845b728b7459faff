using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Options;
using SyncInterview.BuildingBlocks.Events;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Events.V1;

namespace SyncInterview.Analysis.Reporting;

/// <summary>
/// Writes the report when an interview is over. The bus tries again while other services are away; only when the last attempt fails is
/// the report given up. Cut short by the end of the process, it is left to whoever watches it.
/// </summary>
internal sealed partial class InterviewEndedHandler(
    ReportWriter writer, IOptions<EventBusOptions> bus, ILogger<InterviewEndedHandler> logger) : IEventHandler<InterviewEnded>
{
    public async Task HandleAsync(ReceivedEvent<InterviewEnded> received, CancellationToken cancellationToken)
    {
        var ended = received.Data;
        var endTime = ended.EndTime ?? Timestamp.FromDateTimeOffset(received.Time);
        try
        {
            await writer.WriteAsync(ended.Interview, ended.Owner, endTime, cancellationToken);
        }
        catch (Exception e) when (received.Attempt >= bus.Value.MaxAttempts && !cancellationToken.IsCancellationRequested)
        {
            LogGivenUp(logger, ended.Interview, received.Attempt, e.GetType().Name);
            await writer.GiveUpAsync(ended.Interview, ended.Owner, endTime, cancellationToken);
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The report of {Interview} is given up after {Attempts} attempts: {Reason}.")]
    private static partial void LogGivenUp(ILogger logger, string interview, int attempts, string reason);
}

using System.Diagnostics;
using Google.Protobuf;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Events.V1;
using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.Records;
using SyncInterview.Interviews.Store.V1;

namespace SyncInterview.Interviews.Announcements;

/// <summary>
/// Publishes what others must know of one interview, in order, each after the interview's record was brought up to date. Event ids
/// follow from the interview, so that publishing again after a crash changes nothing. Tries again until it succeeds or is stopped:
/// this is the one retry loop of the path. The announcements that wait are as many as the answers of an interview, at most.
/// </summary>
internal sealed partial class Announcer(
    string interviewId, InterviewRecord record, InterviewRecords records, IEventBus bus, TimeProvider time, ILogger logger)
    : IAsyncDisposable
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stopping = new();
    private readonly InterviewRecord _record = record.Clone();
    private Task _last = Task.CompletedTask;

    /// <summary>Whether everything was published.</summary>
    public bool IsIdle => _last.IsCompletedSuccessfully;

    /// <summary>Publishes after everything before it.</summary>
    /// <param name="effect">What to publish.</param>
    /// <param name="after">The session after the event that caused it.</param>
    /// <param name="trace">The trace it belongs to.</param>
    public void Announce(Effect effect, SessionState after, ActivityContext trace) => _last = AnnounceAsync(_last, effect, after, trace);

    /// <summary>Gives up what was not published yet; whoever loads the interview next publishes it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private async Task AnnounceAsync(Task before, Effect effect, SessionState after, ActivityContext trace)
    {
        await before;
        await Task.Yield(); // Off the session's loop, whatever the store does before its first wait.
        using var activity = InterviewTelemetry.Activities.StartActivity("interview.announce", ActivityKind.Producer, trace);
        activity?.SetTag("interview.id", interviewId);
        for (var delay = FirstDelay; ; delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay)
        {
            try
            {
                await PublishAsync(effect, after);
                return;
            }
            catch (Exception e) when (!_stopping.IsCancellationRequested)
            {
                LogNotPublished(logger, effect.GetType().Name, interviewId, delay, e);
            }

            await Task.Delay(delay, time, _stopping.Token);
        }
    }

    private async Task PublishAsync(Effect effect, SessionState after)
    {
        var interview = _record.Interview;
        if (effect is not Effect.AnnounceAnswer)
        {
            Snapshot.Apply(interview, after);
            await records.AdvanceAsync(interviewId, _record, _stopping.Token);
        }

        var (topic, id, data) = effect switch
        {
            Effect.AnnounceStarted => (Topics.InterviewStarted, $"{interview.Name}/started", (IMessage)new InterviewStarted
            {
                Interview = interview.Name,
                Owner = _record.Owner,
                StartTime = interview.StartTime,
                Fillers = after.Options.Fillers ? after.Options.BankedFillers : 0,
                Surprises = after.Options.Fillers ? after.Options.BankedSurprises : 0,
            }),
            Effect.AnnounceAnswer answer => (Topics.AnswerCompleted, $"{interview.Name}/answer/{answer.AnswerId}", new AnswerCompleted
            {
                Interview = interview.Name,
                Owner = _record.Owner,
                AnswerId = answer.AnswerId,
                TopicId = answer.TopicId,
            }),
            _ => (Topics.InterviewEnded, $"{interview.Name}/ended", new InterviewEnded
            {
                Interview = interview.Name,
                Owner = _record.Owner,
                EndTime = interview.EndTime,
            }),
        };
        await bus.PublishAsync(topic, id, data, _stopping.Token);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{What} of interview {InterviewId} could not be published; next try in {Delay}.")]
    private static partial void LogNotPublished(ILogger logger, string what, string interviewId, TimeSpan delay, Exception exception);
}

using System.Diagnostics;
using Grpc.Core;
using SyncInterview.Common.V1;
using SyncInterview.Hosting;
using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.Live;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Llm.V1;
using TurnKey = SyncInterview.Interviews.Engine.TurnKey;

namespace SyncInterview.Interviews.Models;

/// <summary>
/// Asks the models for one interview, and posts what they say. Whether an answer still counts is the engine's business; here it only
/// costs money. A call that fails is not made again: the llm service has the one retry loop, and the engine the fallback.
/// </summary>
/// <param name="client">The llm service.</param>
/// <param name="identity">Signs the calls.</param>
/// <param name="record">The interview.</param>
/// <param name="options">Time limits.</param>
/// <param name="post">Takes in an event and completes when it was acted on.</param>
/// <param name="logger">Names and ids only.</param>
internal sealed partial class InterviewerCalls(
    LlmService.LlmServiceClient client,
    InternalIdentity identity,
    InterviewRecord record,
    InterviewOptions options,
    Func<SessionEvent, CancellationToken, Task> post,
    ILogger logger)
{
    private readonly PromptContext _context = new(record);
    private readonly RunningCalls _calls = new();

    /// <summary>Starts what an effect asks for.</summary>
    /// <param name="effect">One of the four that start a generation.</param>
    /// <param name="trace">The trace it belongs to.</param>
    public void Start(Effect effect, ActivityContext trace)
    {
        switch (effect)
        {
            case Effect.StartTentative start:
                Run("tentative", start.Key, trace, token => AskTentativeAsync(start, token), _ => Failed(start));
                break;
            case Effect.StartReply { Purpose: Engine.ReplyPurpose.Opening } start:
                Run("opening", start.Key, trace, token => AskOpeningAsync(start, token), reason => Failed(start, reason));
                break;
            case Effect.StartReply start:
                Run("reply", start.Key, trace, token => StreamAsync(start, token), reason => Failed(start, reason), start.Attempt);
                break;
            case Effect.StartQuestion start:
                Run("question", start.Key, trace, token => AskQuestionAsync(start, token), reason => Failed(start, reason));
                break;
            case Effect.StartFillers start:
                Run("fillers", null, trace, token => AskFillersAsync(start, token), null);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect.GetType().Name, "Is no generation.");
        }
    }

    /// <summary>Cancels the generations of all turns up to and including this one.</summary>
    public void Cancel(TurnKey upTo) => _calls.Cancel(upTo);

    /// <summary>Cancels one reply.</summary>
    public void Cancel(TurnKey key, int attempt) => _calls.Cancel(key, attempt);

    /// <summary>Cancels everything that is under way.</summary>
    public void CancelAll() => _calls.CancelAll();

    /// <summary>Cancels everything and waits until it has ended.</summary>
    public Task StopAsync() => _calls.StopAsync();

    private void Run(
        string what,
        TurnKey? key,
        ActivityContext trace,
        Func<CancellationToken, Task> call,
        Func<ErrorReason, SessionEvent>? failed,
        int reply = 0) =>
        _calls.Run(key, reply, async token =>
        {
            using var activity = InterviewTelemetry.Activities.StartActivity("interview." + what, ActivityKind.Internal, trace);
            activity?.SetTag("interview.id", record.Interview.Name).SetTag("interview.turn", key?.ToString());
            try
            {
                await call(token);
            }
            catch (Exception) when (token.IsCancellationRequested)
            {
                // Nobody waits for it any more.
            }
            catch (SessionClosedException)
            {
                // There is nobody to tell.
            }
            catch (Exception e)
            {
                activity?.SetStatus(ActivityStatusCode.Error);
                LogFailed(logger, what, record.Interview.Name, e is RpcException rpc ? rpc.StatusCode : StatusCode.Unknown, Unforeseen(e));
                await PostFailureAsync(failed?.Invoke(ReasonOf(e)), token);
            }
        });

    private async Task PostFailureAsync(SessionEvent? failure, CancellationToken cancellationToken)
    {
        try
        {
            if (failure is not null)
                await post(failure, cancellationToken);
        }
        catch (Exception e) when (e is SessionClosedException or OperationCanceledException)
        {
            // There is nobody to tell.
        }
    }

    // The deadline travels with the call, and is by the system's clock because the wire's is.
    private CallOptions Within(TimeSpan timeout, CancellationToken cancellationToken) =>
        new(identity.HeadersFor(record.Owner), TimeProvider.System.GetUtcNow().UtcDateTime + timeout, cancellationToken);

    private static ErrorReason ReasonOf(Exception exception) =>
        exception is RpcException rpc && RpcStatus.From(rpc).Reason == ErrorReason.ContentFiltered
            ? ErrorReason.ContentFiltered
            : ErrorReason.ModelUnavailable;

    // What a service answered is expected to fail at times; anything else is a defect, and its stack is wanted.
    private static Exception? Unforeseen(Exception exception) => exception is RpcException ? null : exception;

    private static SessionEvent Failed(Effect.StartTentative start) =>
        new() { TentativeFailed = new() { Key = start.Key.ToStored(), Ordinal = start.Ordinal } };

    private static SessionEvent Failed(Effect.StartReply start, ErrorReason reason) =>
        new() { ReplyFailed = new() { Key = start.Key.ToStored(), Attempt = start.Attempt, Reason = reason } };

    private static SessionEvent Failed(Effect.StartQuestion start, ErrorReason reason) =>
        new() { QuestionFailed = new() { Key = start.Key.ToStored(), Attempt = start.Attempt, Reason = reason } };

    [LoggerMessage(Level = LogLevel.Warning, Message = "The {What} of {Interview} failed with {Code}.")]
    private static partial void LogFailed(ILogger logger, string what, string interview, StatusCode code, Exception? exception);
}

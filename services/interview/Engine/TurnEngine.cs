using SyncInterview.Interviews.Store.V1;
using SyncInterview.Interviews.V1;
using EventCase = SyncInterview.Interviews.Store.V1.SessionEvent.EventOneofCase;

namespace SyncInterview.Interviews.Engine;

/// <summary>
/// The conversation: a pure function from a state, an event and a time to the next state and what is to be done. It knows no
/// network, store or clock. The same events at the same times give the same messages, which is what makes a session replayable.
/// </summary>
/// <remarks>
/// Every turn has a key with two slots, BRIDGE and then REPLY, each filled at most once. Whatever arrives for another key than the
/// present one is dropped; cancelling only saves money.
/// </remarks>
public static class TurnEngine
{
    /// <summary>Handles one event.</summary>
    public static Step Handle(SessionState state, SessionEvent e, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(e);
        var turning = new Turning(state, now);
        if (e.EventCase == EventCase.Setup)
            Existence.SetUp(turning, e.Setup);
        else if (!state.Ended)
            Dispatch(turning, e);
        else if (e.EventCase == EventCase.Client)
            ClientInput.AfterTheEnd(turning, e.Client);
        return turning.Finish();
    }

    private static void Dispatch(Turning turning, SessionEvent e)
    {
        switch (e.EventCase)
        {
            case EventCase.Client: ClientInput.Take(turning, e.Client); break;
            case EventCase.Tick: Clockwork.Fire(turning); break;
            case EventCase.TentativeReady: Listening.OnTentative(turning, e.TentativeReady); break;
            case EventCase.TentativeFailed: Listening.OnTentativeFailed(turning, e.TentativeFailed); break;
            case EventCase.ReplySentence: Replying.OnSentence(turning, e.ReplySentence); break;
            case EventCase.ReplyProgress: Replying.OnProgress(turning, e.ReplyProgress); break;
            case EventCase.ReplyRestarted: Replying.OnRestarted(turning, e.ReplyRestarted); break;
            case EventCase.ReplyReady: Replying.OnReady(turning, e.ReplyReady); break;
            case EventCase.ReplyFailed: Replying.OnFailed(turning, e.ReplyFailed); break;
            case EventCase.QuestionReady: Asking.OnReady(turning, e.QuestionReady); break;
            case EventCase.QuestionFailed: Asking.OnFailed(turning, e.QuestionFailed); break;
            case EventCase.FillerBank: Fillers.Fill(turning, e.FillerBank); break;
            case EventCase.EndRequested: Ending.Request(turning, EndReason.Requested); break;
            case EventCase.AttachmentChanged: Existence.OnAttachment(turning, e.AttachmentChanged.Attached); break;
            case EventCase.Recovered: Existence.Recover(turning); break;
            case EventCase.Assessment: Asking.OnAssessment(turning, e.Assessment); break;
            default: break;
        }
    }
}

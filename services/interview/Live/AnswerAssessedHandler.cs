using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Events.V1;
using SyncInterview.Hosting;
using SyncInterview.Interviews.Records;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Live;

/// <summary>Tells a session how an answer was assessed, which steers what is asked next. Hearing it twice changes nothing.</summary>
internal sealed class AnswerAssessedHandler(InterviewRecords records, SessionRegistry registry) : IEventHandler<AnswerAssessed>
{
    public async Task HandleAsync(ReceivedEvent<AnswerAssessed> received, CancellationToken cancellationToken)
    {
        var assessed = received.Data;
        if (!ResourceName.TryParse(assessed.Interview, "interviews", out var id)
            || await records.FindAsync(id, cancellationToken) is not { } record
            || record.Owner != assessed.Owner
            || record.Interview.State == ConversationState.Ended)
            return;
        var assessment = new AnswerAssessment { AnswerId = assessed.AnswerId, Theta = assessed.Theta, FollowUp = assessed.FollowUp };
        var happening = new SessionEvent { Assessment = assessment };
        await registry.AskAsync(id, session => session.SubmitAsync(happening, cancellationToken), cancellationToken);
    }
}

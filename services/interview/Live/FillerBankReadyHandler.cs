using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Events.V1;
using SyncInterview.Hosting;
using SyncInterview.Interviews.Records;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Live;

/// <summary>Puts the fillers and surprises that were made for an interview into its bank. Hearing it twice changes nothing.</summary>
internal sealed class FillerBankReadyHandler(InterviewRecords records, SessionRegistry registry) : IEventHandler<FillerBankReady>
{
    public async Task HandleAsync(ReceivedEvent<FillerBankReady> received, CancellationToken cancellationToken)
    {
        var ready = received.Data;
        if (!ResourceName.TryParse(ready.Interview, "interviews", out var id)
            || await records.FindAsync(id, cancellationToken) is not { } record
            || record.Owner != ready.Owner
            || record.Interview.State == ConversationState.Ended)
            return;
        var bank = new FillerBank
        {
            Fillers = { ready.Fillers },
            Surprises = { ready.Surprises.Select(surprise => new BankedSurprise { TopicId = surprise.TopicId, Text = surprise.Text }) },
            Provenance = ready.Provenance,
        };
        var happening = new SessionEvent { FillerBank = bank };
        await registry.AskAsync(id, session => session.SubmitAsync(happening, cancellationToken), cancellationToken);
    }
}

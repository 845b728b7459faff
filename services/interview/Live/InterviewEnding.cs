using SyncInterview.Interviews.Access;
using SyncInterview.Interviews.Reading;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Live;

/// <summary>Ends interviews from outside their conversation.</summary>
internal sealed class InterviewEnding(InterviewAccess access, SessionRegistry registry, InterviewReader reader)
{
    /// <summary>The interview after the request was taken in; closing words may yet follow. Ending an ended one succeeds.</summary>
    public async Task<Interview> EndAsync(string name, string owner, CancellationToken cancellationToken)
    {
        var id = await access.IdAsync("name", name, owner, cancellationToken);
        var ending = new SessionEvent { EndRequested = new() };
        _ = await registry.AskAsync(id, session => session.SubmitAsync(ending, cancellationToken), cancellationToken)
            ?? throw InterviewAccess.NotFound(name);
        return await reader.GetAsync(name, owner, cancellationToken);
    }
}

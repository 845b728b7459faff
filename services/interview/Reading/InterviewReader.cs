using SyncInterview.BuildingBlocks.Indexes;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Hosting;
using SyncInterview.Interviews.Access;
using SyncInterview.Interviews.Journal;
using SyncInterview.Interviews.Live;
using SyncInterview.Interviews.Records;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Reading;

/// <summary>Gets and lists interviews as they stand: live ones from memory, those under way elsewhere from
/// their log, others from their record.</summary>
internal sealed class InterviewReader(
    InterviewAccess access, InterviewRecords records, SessionRegistry registry, IEventLog log, OwnerIndex index)
{
    private const int DefaultPageSize = 50;
    private const int LargestPageSize = 500;

    /// <summary>One interview.</summary>
    public async Task<Interview> GetAsync(string name, string owner, CancellationToken cancellationToken)
    {
        var (id, record) = await access.RecordAsync("name", name, owner, cancellationToken);
        return await AsItStandsAsync(id, record, cancellationToken);
    }

    /// <summary>One page of the owner's interviews, newest first, without plans.</summary>
    public async Task<ListInterviewsResponse> ListAsync(ListInterviewsRequest request, string owner, CancellationToken cancellationToken)
    {
        new FieldRules().Range("page_size", request.PageSize, 0, int.MaxValue).ThrowIfAny();
        var size = request.PageSize == 0 ? DefaultPageSize : Math.Min(request.PageSize, LargestPageSize);
        var page = await PageAsync(owner, size, request.PageToken, cancellationToken);
        var response = new ListInterviewsResponse { NextPageToken = page.NextPageToken ?? "" };
        foreach (var record in await records.FindManyAsync(page.Ids, cancellationToken))
        {
            ResourceName.TryParse(record.Interview.Name, "interviews", out var id);
            var interview = await AsItStandsAsync(id!, record, cancellationToken);
            interview.Plan = null;
            response.Interviews.Add(interview);
        }

        return response;
    }

    private async Task<OwnerIndexPage> PageAsync(string owner, int size, string token, CancellationToken cancellationToken)
    {
        try
        {
            return await index.ListAsync(InterviewIds.IndexKind, owner, size, token.Length == 0 ? null : token, cancellationToken);
        }
        catch (ArgumentException) when (token.Length > 0)
        {
            throw RpcErrors.InvalidField("page_token", "must be the next_page_token of an earlier page");
        }
    }

    private async Task<Interview> AsItStandsAsync(string id, InterviewRecord record, CancellationToken cancellationToken)
    {
        var interview = record.Interview;
        if (registry.Find(id) is { } session)
            Snapshot.Apply(interview, session.State);
        else if (interview.StartTime is not null && interview.State != ConversationState.Ended)
            Snapshot.Apply(interview, (await SessionReplay.ReadAsync(log, id, cancellationToken)).State);
        return interview;
    }
}

using System.Security.Cryptography;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Options;
using SyncInterview.BuildingBlocks.Indexes;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Events.V1;
using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.Journal;
using SyncInterview.Interviews.Records;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Planning;

/// <summary>
/// Creates interviews. The record is written first and decides; what follows from it (the log's first entry, the owner's list, the event)
/// can be done again without effect, so that a creation that broke off is completed by repeating the request.
/// </summary>
internal sealed class InterviewCreation(
    CreationClaims claims,
    DocumentReader documents,
    PlanMaker plans,
    InterviewRecords records,
    IEventLog log,
    OwnerIndex index,
    IEventBus bus,
    IOptions<InterviewOptions> options,
    TimeProvider time)
{
    private const long FirstEpoch = 1;

    /// <summary>The planned interview.</summary>
    /// <exception cref="Grpc.Core.RpcException">
    /// INVALID_ARGUMENT, NOT_FOUND, FAILED_PRECONDITION, ALREADY_EXISTS or UNAVAILABLE.
    /// </exception>
    public async Task<Interview> CreateAsync(CreateInterviewRequest request, string owner, CancellationToken cancellationToken)
    {
        CreationRules.Check(request);
        var id = await claims.ClaimAsync(request, owner, InterviewIds.Fresh(), cancellationToken);
        var record = await records.FindAsync(id, cancellationToken)
            ?? await records.CreateAsync(id, await PlanAsync(id, request.Interview, owner, cancellationToken), cancellationToken);
        await AppendSetupAsync(id, record, cancellationToken);
        await index.AddAsync(InterviewIds.IndexKind, owner, id, record.Interview.CreateTime.ToDateTimeOffset(), cancellationToken);
        await bus.PublishAsync(Topics.InterviewCreated, $"{record.Interview.Name}/created", Created(record), cancellationToken);
        return record.Interview;
    }

    private async Task<InterviewRecord> PlanAsync(string id, Interview asked, string owner, CancellationToken cancellationToken)
    {
        var interview = CreationRules.Complete(asked);
        interview.Name = InterviewIds.NameOf(id);
        interview.CreateTime = Timestamp.FromDateTimeOffset(time.GetUtcNow());
        if (interview.Seed == 0)
            interview.Seed = RandomNumberGenerator.GetInt32(1, int.MaxValue);
        var pair = await documents.ReadAsync(interview, owner, cancellationToken);
        interview.Plan = await plans.MakeAsync(interview, owner, cancellationToken);
        return new InterviewRecord { Interview = interview, Owner = owner, Facts = FactSheet.From(pair.Resume, pair.Job) };
    }

    // Refused when it was appended before; the record decided what it says.
    private Task<AppendResult> AppendSetupAsync(string id, InterviewRecord record, CancellationToken cancellationToken)
    {
        var interview = record.Interview;
        var setup = new SessionSetup
        {
            Interview = interview.Name,
            Plan = interview.Plan,
            Seed = interview.Seed,
            TimeLimit = interview.TimeLimit,
            OptionsJson = TurnOptions.For(interview.Style, options.Value.Conversation).ToJson(),
        };
        var entry = new LogRecord { Time = interview.CreateTime, Event = new SessionEvent { Setup = setup } };
        return log.AppendAsync(SessionLog.StreamOf(id), 0, FirstEpoch, [entry.ToByteArray()], cancellationToken);
    }

    private static InterviewCreated Created(InterviewRecord record) => new()
    {
        Interview = record.Interview.Name,
        Owner = record.Owner,
        Resume = record.Interview.Resume,
        JobDescription = record.Interview.JobDescription,
    };
}

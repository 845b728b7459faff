using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using SyncInterview.Analysis.V1;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Common.V1;
using SyncInterview.Documents.V1;
using SyncInterview.Events.V1;
using SyncInterview.Hosting;
using SyncInterview.Interviews.Tests.Shell.World;
using SyncInterview.Interviews.V1;
using SyncInterview.Testing;

namespace SyncInterview.Interviews.Tests.Shell;

public sealed class CreateInterviewTests : IAsyncLifetime
{
    private InterviewWorld _world = null!;

    public async Task InitializeAsync() => _world = await InterviewWorld.StartAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task An_interview_is_planned_from_the_match_and_announced()
    {
        var interview = await _world.CreateAsync();

        Assert.Equal("matches/m1", interview.Plan.Match);
        Assert.Equal(7, interview.Plan.Topics.Count);
        Assert.Equal((ConversationState.Planned, "en", 7L), (interview.State, interview.LanguageCode, interview.Seed));
        Assert.Equal(_world.Time.GetUtcNow(), interview.CreateTime.ToDateTimeOffset());
        await Eventually.HoldsAsync(() => _world.Announced.Of<InterviewCreated>().Any());
        var created = _world.Announced.Of<InterviewCreated>().Single();
        Assert.Equal((interview.Name, InterviewWorld.Owner, interview.Resume), (created.Interview, created.Owner, created.Resume));
        Assert.Equal(interview, (await _world.Client.GetInterviewAsync(new() { Name = interview.Name }, _world.As())).Interview);
    }

    [Fact]
    public async Task What_is_not_stated_is_taken_by_default()
    {
        var interview = await _world.CreateAsync(request =>
            request.Interview = new()
            {
                Name = "interviews/mine",
                Resume = ScriptedDocuments.Resume,
                JobDescription = ScriptedDocuments.Job,
            });

        Assert.Equal(TimeSpan.FromMinutes(30), interview.TimeLimit.ToTimeSpan());
        Assert.NotEqual(0, interview.Seed);
        Assert.NotEqual("interviews/mine", interview.Name);
    }

    [Fact]
    public async Task Without_a_match_the_plan_is_generic()
    {
        _world.Analysis.Match = (_, _) => throw RpcErrors.Unavailable(ErrorReason.Unavailable, "Down.");

        var interview = await _world.CreateAsync();

        Assert.True(interview.Plan.Generic);
        Assert.Equal(5, interview.Plan.Topics.Count);
    }

    [Theory]
    [InlineData(DocumentState.Uploaded)]
    [InlineData(DocumentState.Processing)]
    [InlineData(DocumentState.Failed)]
    public async Task A_document_that_was_not_read_is_refused(DocumentState state)
    {
        _world.Documents.Add(InterviewWorld.Owner, new() { Name = "documents/other", Kind = DocumentKind.Resume, State = state });

        var error = await RefusedAsync(request => request.Interview.Resume = "documents/other");

        Assert.Equal((StatusCode.FailedPrecondition, ErrorReason.DocumentNotReady), (error.Code, error.Reason));
        Assert.Equal("documents/other", error.Metadata["document"]);
    }

    [Fact]
    public async Task Documents_in_each_others_place_are_refused()
    {
        var error = await RefusedAsync(request => request.Interview.Resume = ScriptedDocuments.Job);

        Assert.Equal((StatusCode.FailedPrecondition, ErrorReason.DocumentWrongKind), (error.Code, error.Reason));
    }

    [Fact]
    public async Task A_document_of_somebody_else_is_not_found()
    {
        _world.Documents.AddPair("eve", "documents/evesresume", "documents/evesjob");

        var error = await RefusedAsync(request => request.Interview.Resume = "documents/evesresume");

        Assert.Equal((StatusCode.NotFound, ErrorReason.NotFound), (error.Code, error.Reason));
    }

    [Fact]
    public async Task While_documents_cannot_be_had_creation_is_unavailable()
    {
        _world.Documents.IsDown = true;

        Assert.Equal(StatusCode.Unavailable, (await RefusedAsync(_ => { })).Code);
    }

    [Fact]
    public async Task Every_wrong_field_is_named()
    {
        var error = await RefusedAsync(request =>
        {
            request.RequestId = "a b";
            request.Interview = new()
            {
                JobDescription = "interviews/x",
                LanguageCode = "de",
                TimeLimit = Duration.FromTimeSpan(TimeSpan.FromSeconds(119)),
                Style = new() { ReplyDeadline = Duration.FromTimeSpan(TimeSpan.FromMilliseconds(1001)), Preset = (Preset)77 },
            };
        });

        Assert.Equal((StatusCode.InvalidArgument, ErrorReason.InvalidField), (error.Code, error.Reason));
        Assert.Equal(
            [
                "interview.job_description", "interview.language_code", "interview.resume", "interview.style.preset",
                "interview.style.reply_deadline", "interview.time_limit", "request_id",
            ],
            error.FieldViolations.Select(violation => violation.Field).Order());
        Assert.Equal("interview", Assert.Single((await RefusedAsync(request => request.Interview = null)).FieldViolations).Field);
    }

    [Fact]
    public async Task The_same_request_again_gives_the_same_interview()
    {
        var first = await _world.CreateAsync(request => (request.RequestId, request.Interview.Seed) = ("once", 0));
        var again = await _world.CreateAsync(request => (request.RequestId, request.Interview.Seed) = ("once", 0));
        var other = await _world.CreateAsync(request => (request.RequestId, request.Interview.Seed) = ("twice", 0));

        Assert.Equal(first, again);
        Assert.NotEqual(first.Name, other.Name);
        Assert.Equal(2, (await _world.Client.ListInterviewsAsync(new(), _world.As())).Interviews.Count);
    }

    [Fact]
    public async Task Requests_with_the_same_id_at_the_same_time_give_one_interview()
    {
        var created = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _world.CreateAsync(request => request.RequestId = "once")));

        Assert.Single(created.Select(interview => interview.Name).Distinct());
        Assert.Single((await _world.Client.ListInterviewsAsync(new(), _world.As())).Interviews);
        await Eventually.HoldsAsync(() => _world.Announced.Of<InterviewCreated>().Any());
        Assert.Single(_world.Announced.Of<InterviewCreated>());
    }

    [Fact]
    public async Task A_request_id_with_another_request_is_refused()
    {
        await _world.CreateAsync(request => request.RequestId = "once");

        var error = await RefusedAsync(request => (request.RequestId, request.Interview.Seed) = ("once", 8));

        Assert.Equal((StatusCode.AlreadyExists, ErrorReason.RequestIdReused), (error.Code, error.Reason));
    }

    [Fact]
    public async Task A_request_id_is_one_owners_own()
    {
        _world.Documents.AddPair("bob", "documents/bobsresume", "documents/bobsjob");
        await _world.CreateAsync(request => request.RequestId = "once");

        var bobs = await _world.CreateAsync(
            request =>
            {
                request.RequestId = "once";
                (request.Interview.Resume, request.Interview.JobDescription) = ("documents/bobsresume", "documents/bobsjob");
            },
            owner: "bob");

        Assert.Equal("documents/bobsresume", bobs.Resume);
    }

    [Fact]
    public async Task A_request_that_failed_may_be_sent_again_under_its_id()
    {
        _world.Documents.IsDown = true;
        await RefusedAsync(request => request.RequestId = "once");
        _world.Documents.IsDown = false;

        Assert.Equal(7, (await _world.CreateAsync(request => request.RequestId = "once")).Plan.Topics.Count);
    }

    [Fact]
    public async Task A_creation_that_broke_off_after_its_record_is_completed_by_the_same_request()
    {
        var interview = await _world.CreateAsync(request => request.RequestId = "once");
        var stream = "interview/" + interview.Name.Split('/')[1];
        await _world.Host.Services.GetRequiredService<IEventLog>().DeleteAsync(stream, CancellationToken.None);

        Assert.Equal(interview, await _world.CreateAsync(request => request.RequestId = "once"));

        await using var client = await _world.ConverseAsync(interview.Name);
        await client.SayAsync(Inputs.Begin());
    }

    [Fact]
    public async Task The_match_gets_a_deadline()
    {
        var deadline = DateTime.MaxValue;
        _world.Analysis.Match = (_, context) =>
        {
            deadline = context.Deadline;
            return Task.FromResult(new Match());
        };

        await _world.CreateAsync();

        Assert.InRange(deadline, DateTime.UnixEpoch, TimeProvider.System.GetUtcNow().UtcDateTime + TimeSpan.FromSeconds(11));
    }

    private async Task<RpcStatus> RefusedAsync(Action<CreateInterviewRequest> change) =>
        RpcStatus.From(await Assert.ThrowsAsync<RpcException>(() => _world.CreateAsync(change)));
}

using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Common.V1;
using SyncInterview.Hosting;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Interviews.Tests.Shell.World;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Shell;

/// <summary>The store fails: nothing is acknowledged that is not durable, and nothing is stuck afterwards.</summary>
public sealed class StoreFaultTests : IAsyncLifetime
{
    private InterviewWorld _world = null!;

    public async Task InitializeAsync() => _world = await InterviewWorld.StartAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Input_that_cannot_be_made_durable_is_not_acknowledged_and_can_be_sent_again()
    {
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;
        _world.Faults.IsLogDown = true;

        await client.SendAsync(new() { ClientSequence = 2, Chunk = new() { Text = "I was there" } });

        Assert.Equal((StatusCode.Unavailable, ErrorReason.Unavailable), await client.EndAsync());
        Assert.DoesNotContain(client.Messages, message => message.AcknowledgedClientSequence >= 2);
        var e = await Assert.ThrowsAsync<RpcException>(() => _world.SendAsync(interview.Name, 2, Inputs.Chunk("I was there")));
        Assert.Equal((StatusCode.Unavailable, ErrorReason.Unavailable), (e.StatusCode, RpcStatus.From(e).Reason));

        _world.Faults.IsLogDown = false;
        await using var again = await _world.ConverseAsync(interview.Name, after: client.Durable.Count);
        Assert.Equal(2, again.NextSequence);
        await again.SayAsync(Inputs.Chunk("I was there"));
        Assert.Equal(client.Durable.Count + 1, again.Durable[0].Sequence);
    }

    [Fact]
    public async Task A_session_that_was_cut_off_comes_back_by_itself()
    {
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;
        _world.Faults.IsLogDown = true;
        await client.SendAsync(new() { ClientSequence = 2, Chunk = new() { Text = "I was there" } });
        await client.EndedAsync();
        _world.Faults.IsLogDown = false;

        await _world.Time.AdvanceUntilAsync(
            () => _world.FindSession(interview) is not null, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_log_that_leads_elsewhere_than_it_says_is_not_gone_on_with()
    {
        var interview = await _world.CreateAsync();
        var record = new LogRecord
        {
            Time = Timestamp.FromDateTimeOffset(_world.Time.GetUtcNow()),
            Event = new SessionEvent { Tick = new() },
            Outputs = { new ServerMessage { Sequence = 1, InterviewState = new() } },
        };
        var log = _world.Host.Services.GetRequiredService<IEventLog>();
        await log.AppendAsync("interview/" + interview.Name.Split('/')[1], 1, 1, [record.ToByteArray()], CancellationToken.None);
        _world.Host.Logs.Expect(error => error.Exception is InvalidDataException);

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => _world.ConverseAsync(interview.Name));

        Assert.Contains("Internal", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_published_keeps_the_session_in_memory_until_it_is()
    {
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;
        _world.Faults.IsBusDown = true;
        await client.SayAsync(Inputs.End());
        await client.EndedAsync();
        for (var i = 0; i < 20; i++)
            _world.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.NotNull(_world.FindSession(interview));
        Assert.DoesNotContain($"{interview.Name}/ended", _world.Announced.Ids);

        _world.Faults.IsBusDown = false;

        await _world.Time.AdvanceUntilAsync(() => _world.Announced.Ids.Contains($"{interview.Name}/ended"), TimeSpan.FromSeconds(3));
        await _world.Time.AdvanceUntilAsync(() => _world.FindSession(interview) is null, TimeSpan.FromSeconds(3));
    }
}

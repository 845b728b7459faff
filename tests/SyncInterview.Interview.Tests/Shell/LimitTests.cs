using Grpc.Core;
using Microsoft.Extensions.Options;
using SyncInterview.Common.V1;
using SyncInterview.Hosting;
using SyncInterview.Interviews.Tests.Shell.World;
using SyncInterview.Interviews.V1;
using SyncInterview.Testing;

namespace SyncInterview.Interviews.Tests.Shell;

public sealed class LimitTests
{
    [Fact]
    public async Task One_session_too_many_is_refused_until_there_is_room()
    {
        await using var world = await InterviewWorld.StartAsync(("Interview:MaxLiveSessions", "1"));
        var (first, second) = (await world.CreateAsync(), await world.CreateAsync());
        await using var client = await world.ConverseAsync(first.Name);

        var e = await Assert.ThrowsAsync<RpcException>(() => world.SendAsync(second.Name, 1, Inputs.Begin()));

        Assert.Equal((StatusCode.ResourceExhausted, ErrorReason.LimitExceeded), (e.StatusCode, RpcStatus.From(e).Reason));
        Assert.NotNull(RpcStatus.From(e).RetryAfter);
        await client.DisposeAsync();
        await world.Time.AdvanceUntilAsync(() => world.FindSession(first) is null, TimeSpan.FromSeconds(20));
        await using var other = await world.ConverseAsync(second.Name);
        await other.SayAsync(Inputs.Begin());
    }

    [Fact]
    public async Task One_stream_too_many_is_refused_until_another_has_left()
    {
        await using var world = await InterviewWorld.StartAsync(("Interview:MaxStreamsPerInterview", "2"));
        var (interview, client) = await world.BeginAsync();
        await using var _ = client;
        var watcher = await world.WatchAsync(interview.Name, role: AttachRole.Watcher);

        using var third = world.Client.Watch(new() { Attach = new() { Interview = interview.Name } }, world.As());
        var e = await Assert.ThrowsAsync<RpcException>(() => third.ResponseStream.MoveNext(CancellationToken.None));

        Assert.Equal((StatusCode.ResourceExhausted, ErrorReason.LimitExceeded), (e.StatusCode, RpcStatus.From(e).Reason));
        await client.SayAsync(Inputs.Thinking());
        await watcher.DisposeAsync();
        await Eventually.HoldsAsync(async () =>
        {
            var attach = new Attach { Interview = interview.Name, Role = AttachRole.Watcher };
            using var call = world.Client.Watch(new() { Attach = attach }, world.As());
            try
            {
                return await call.ResponseStream.MoveNext(CancellationToken.None);
            }
            catch (RpcException)
            {
                return false;
            }
        });
    }

    [Theory]
    [InlineData("Interview:MaxLiveSessions", "0")]
    [InlineData("Interview:InstanceName", "a/b")]
    [InlineData("Interview:LeaseTime", "00:00:00.5")]
    [InlineData("Interview:AdvertisedAddress", "over there")]
    [InlineData("Interview:HeartbeatInterval", "00:00:00.5")]
    [InlineData("Interview:Conversation:ReplyDeadline", "00:00:02")]
    public async Task A_wrong_setting_stops_the_process_at_start_and_is_named(string setting, string value)
    {
        var e = await Assert.ThrowsAnyAsync<Exception>(() => InterviewWorld.StartAsync((setting, value)));

        var failure = Assert.Single((e as OptionsValidationException ?? (OptionsValidationException)e.InnerException!).Failures);
        Assert.StartsWith(setting, failure);
    }
}

using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using SyncInterview.Interviews.Live;
using SyncInterview.Interviews.Ownership;
using SyncInterview.Interviews.V1;
using SyncInterview.Testing;

namespace SyncInterview.Interviews.Tests.Shell.World;

/// <summary>One of several instances on the same data, with a clock and faults of its own. One that is left alone is as good as dead.</summary>
internal sealed class Instance : IAsyncDisposable
{
    /// <summary>The lease time of every instance: 30 s, which is long beside the second that its clock moves at a time.</summary>
    public static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private int _renewals;
    private TimeSpan _sinceRenewal;

    private Instance(InProcessHost host, ManualTimeProvider time, StoreFaults faults) => (Host, Time, Faults) = (host, time, faults);

    public InProcessHost Host { get; }

    public ManualTimeProvider Time { get; }

    public StoreFaults Faults { get; }

    public InterviewService.InterviewServiceClient Client => Host.Client<InterviewService.InterviewServiceClient>();

    public SessionRegistry Registry => Host.Services.GetRequiredService<SessionRegistry>();

    public Tenure? Tenure => Host.Services.GetRequiredService<InstanceLease>().Current;

    /// <summary>A world whose instances have leases of <see cref="LeaseTime"/>. Its own host only makes interviews.</summary>
    public static Task<InterviewWorld> WorldAsync(params (string Key, string Value)[] settings) =>
        InterviewWorld.StartAsync([("Interview:LeaseTime", LeaseTime.ToString()), .. settings]);

    public static async Task<Instance> StartAsync(InterviewWorld world, string name, bool isStateDown = false)
    {
        var (time, faults) = (new ManualTimeProvider(), new StoreFaults { IsStateDown = isStateDown });
        var host = await world.StartHostAsync(name, time, faults);
        // An instance without a lease says in its log that it is not healthy.
        host.Logs.Expect(error => error.Category.Contains("HealthCheck", StringComparison.Ordinal));
        return new Instance(host, time, faults);
    }

    public CallOptions As() => new(Host.HeadersFor(InterviewWorld.Owner));

    public Task<TestClient> ConverseAsync(string interview, long after = 0) =>
        ConverseClient.AttachAsync(Client.Converse(As()), new() { Interview = interview, AfterSequence = after });

    public SessionActor? Find(Interview interview) => Registry.Find(IdOf(interview));

    public static string IdOf(Interview interview) => interview.Name.Split('/')[1];

    /// <summary>An interview that has begun here, with its candidate asked the first question.</summary>
    public async Task<(Interview Interview, TestClient Client)> BeginAsync(InterviewWorld world)
    {
        var interview = await world.CreateAsync();
        var client = await ConverseAsync(interview.Name);
        await client.SayAsync(Inputs.Begin());
        await client.StateAsync(ConversationState.WaitingForUserInput);
        return (interview, client);
    }

    /// <summary>Lets time pass, but no faster than the lease is renewed.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += Second)
        {
            Time.Advance(Second);
            _sinceRenewal += Second;
            // Due after a third of the time; later by as many steps as were taken before its timer was armed. Then it is time to wait.
            var isLast = _sinceRenewal > 0.6 * LeaseTime;
            var patience = isLast ? 30 * Second : _sinceRenewal > LeaseTime / 3 ? Second / 2 : Second / 500;
            var isRenewed = await Eventually.HoldsWithinAsync(() => Faults.LeasesSaved > _renewals, patience);
            Assert.True(isRenewed || !isLast, "The lease was not renewed when it was due.");
            if (isRenewed)
                (_renewals, _sinceRenewal) = (Faults.LeasesSaved, TimeSpan.Zero);
        }
    }

    /// <summary>Lets time pass until the lease of an instance that died when this one started is gone.</summary>
    public Task OutliveAsync() => PassAsync(LeaseTime + Second);

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

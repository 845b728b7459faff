using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using SyncInterview.BuildingBlocks.Events;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Events.V1;
using SyncInterview.Interviews.Live;
using SyncInterview.Interviews.V1;
using SyncInterview.Testing;

namespace SyncInterview.Interviews.Tests.Shell.World;

/// <summary>
/// The interview service as in production, on a data directory that outlives it, with the services it calls played by the test, on a
/// clock that the test moves.
/// </summary>
internal sealed class InterviewWorld : IAsyncDisposable
{
    public const string Owner = "ada";

    private readonly TemporaryDirectory _data = new();

    // A busy machine is slow to answer, and a test that moves the clock by minutes at once leaves no time to renew a shorter lease.
    private readonly Dictionary<string, string?> _settings = new()
    {
        ["Interview:DocumentTimeout"] = "00:01:00",
        ["Interview:LeaseTime"] = "01:00:00",
    };

    private InProcessHost _foreign = null!;

    public ManualTimeProvider Time { get; } = new();

    public ScriptedLlm Llm { get; } = new();

    public ScriptedAnalysis Analysis { get; } = new();

    public ScriptedDocuments Documents { get; } = new();

    public Announced Announced { get; } = new();

    public StoreFaults Faults { get; } = new();

    public InProcessHost Host { get; private set; } = null!;

    public InterviewService.InterviewServiceClient Client => Host.Client<InterviewService.InterviewServiceClient>();

    public static async Task<InterviewWorld> StartAsync(params (string Key, string Value)[] settings)
    {
        var world = new InterviewWorld();
        world.Documents.AddPair(Owner);
        world._foreign = await InProcessHost.StartAsync(world.AddForeign, MapForeign, new() { ServiceName = "foreign", Time = world.Time });
        // A call that is cancelled before its request was read; gRPC logs it as an error of the server's.
        world._foreign.Logs.Expect(error => error.Exception is IOException);
        var address = world._foreign.Addresses.Grpc.ToString();
        foreach (var service in new[] { "Llm", "Analysis", "Documents" })
            world._settings["Services:" + service] = address;
        foreach (var (key, value) in settings)
            world._settings[key] = value;
        world.Host = await world.StartHostAsync();
        return world;
    }

    /// <summary>A further process on the same data: under the same name, with the same clock and faults, unless given others.</summary>
    public Task<InProcessHost> StartHostAsync(string? instance = null, ManualTimeProvider? time = null, StoreFaults? faults = null)
    {
        var settings = new Dictionary<string, string?>(_settings);
        if (instance is not null)
            settings["Interview:InstanceName"] = instance;
        return InProcessHost.StartAsync(
            builder => Add(builder, faults ?? Faults),
            app => app.MapInterview(),
            new()
            {
                ServiceName = "interview",
                Time = time ?? Time,
                DataDirectory = _data.Path,
                Settings = settings,
            });
    }

    /// <summary>Stops the process in order and starts the next one.</summary>
    public async Task RestartAsync()
    {
        await Host.DisposeAsync();
        Host = await StartHostAsync();
    }

    /// <summary>Starts the next process while the one before, as if it had been cut off, still believes itself alive.</summary>
    public async Task<InProcessHost> TakeOverAsync()
    {
        var before = Host;
        Host = await StartHostAsync();
        return before;
    }

    public CallOptions As(string owner = Owner) => new(Host.HeadersFor(owner));

    /// <summary>A new interview, of two topics unless changed.</summary>
    public async Task<Interview> CreateAsync(Action<CreateInterviewRequest>? change = null, string owner = Owner)
    {
        var request = new CreateInterviewRequest
        {
            Interview = new()
            {
                Resume = ScriptedDocuments.Resume,
                JobDescription = ScriptedDocuments.Job,
                TimeLimit = new() { Seconds = 1800 },
                Seed = 7,
            },
        };
        change?.Invoke(request);
        return (await Client.CreateInterviewAsync(request, As(owner))).Interview;
    }

    /// <summary>Attaches over one stream in both directions.</summary>
    public Task<TestClient> ConverseAsync(string interview, long after = 0, AttachRole role = AttachRole.Writer) =>
        ConverseClient.AttachAsync(Client.Converse(As()), new() { Interview = interview, AfterSequence = after, Role = role });

    /// <summary>Attaches as a browser does: one stream to read, a call for each message.</summary>
    public async Task<TestClient> WatchAsync(string interview, long after = 0, AttachRole role = AttachRole.Writer)
    {
        var attach = new Attach { Interview = interview, AfterSequence = after, Role = role };
        return await WatchClient.AttachAsync(Client.Watch(new() { Attach = attach }, As()), interview, Client, () => As());
    }

    /// <summary>An interview that has begun, with its candidate asked the first question.</summary>
    public async Task<(Interview Interview, TestClient Client)> BeginAsync(
        bool isBrowser = false, Action<CreateInterviewRequest>? change = null)
    {
        var interview = await CreateAsync(change);
        var client = isBrowser ? await WatchAsync(interview.Name) : await ConverseAsync(interview.Name);
        await client.SayAsync(Inputs.Begin());
        await client.StateAsync(ConversationState.WaitingForUserInput);
        return (interview, client);
    }

    /// <summary>Sends one message by a call. Gives the last sequence that is acknowledged.</summary>
    public async Task<long> SendAsync(string interview, ClientMessage? message, string owner = Owner) =>
        (await Client.SendAsync(new() { Interview = interview, Message = message }, As(owner))).AcknowledgedClientSequence;

    /// <summary>Numbers a message and sends it by a call.</summary>
    public Task<long> SendAsync(string interview, long sequence, ClientMessage message, string owner = Owner)
    {
        message.ClientSequence = sequence;
        return SendAsync(interview, message, owner);
    }

    /// <summary>An interview's session, if it is in memory.</summary>
    public SessionActor? FindSession(Interview interview) =>
        Host.Services.GetRequiredService<SessionRegistry>().Find(interview.Name.Split('/')[1]);

    /// <summary>Moves the clock until a client gets a response of a kind.</summary>
    public async Task<ServerMessage> UntilAsync(TestClient client, ResponseKind kind)
    {
        await Time.AdvanceUntilAsync(
            () => client.Messages.Any(message => message.LlmResponse?.Kind == kind), TimeSpan.FromMilliseconds(100));
        return await client.ResponseAsync(kind);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await _foreign.DisposeAsync();
        _data.Dispose();
    }

    private void Add(WebApplicationBuilder builder, StoreFaults faults)
    {
        builder.AddInterview();
        Wrap<IStateStore>(builder.Services, state => new FaultyState(state, faults));
        Wrap<IEventLog>(builder.Services, log => new FaultyLog(log, faults));
        Wrap<IEventBus>(builder.Services, bus => new FaultyBus(bus, faults));
        builder.Services.AddSingleton(Announced);
        builder.Services.AddEventHandler<InterviewCreated, Listener<InterviewCreated>>(Topics.InterviewCreated, "test");
        builder.Services.AddEventHandler<InterviewStarted, Listener<InterviewStarted>>(Topics.InterviewStarted, "test");
        builder.Services.AddEventHandler<AnswerCompleted, Listener<AnswerCompleted>>(Topics.AnswerCompleted, "test");
        builder.Services.AddEventHandler<InterviewEnded, Listener<InterviewEnded>>(Topics.InterviewEnded, "test");
    }

    private void AddForeign(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(Llm);
        builder.Services.AddSingleton(Analysis);
        builder.Services.AddSingleton(Documents);
    }

    private static void Wrap<T>(IServiceCollection services, Func<T, T> wrap)
        where T : class
    {
        var inner = services.Last(service => service.ServiceType == typeof(T));
        services.AddSingleton(provider => wrap((T)Make(inner, provider)));

        static object Make(ServiceDescriptor inner, IServiceProvider provider) =>
            inner.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!);
    }

    private static void MapForeign(WebApplication app)
    {
        app.MapGrpcService<ScriptedLlm>();
        app.MapGrpcService<ScriptedAnalysis>();
        app.MapGrpcService<ScriptedDocuments>();
    }
}

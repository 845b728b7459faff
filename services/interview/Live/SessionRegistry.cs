using Grpc.Core;
using Microsoft.Extensions.Options;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Common.V1;
using SyncInterview.Hosting;

namespace SyncInterview.Interviews.Live;

/// <summary>The sessions in memory, each once. Brings them in when they are asked for, and keeps their number within bounds.</summary>
internal sealed partial class SessionRegistry(
    SessionLoader loader,
    LiveSessionIndex live,
    IOptions<InterviewOptions> options,
    TimeProvider time,
    InterviewTelemetry telemetry,
    ILogger<SessionRegistry> logger) : IDisposable
{
    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Residence> _residences = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _abort = new();
    private bool _isClosed;

    /// <summary>The session, if it is in memory.</summary>
    public SessionActor? Find(string interviewId)
    {
        lock (_gate)
            return _residences.GetValueOrDefault(interviewId)?.Actor;
    }

    /// <summary>The session, brought into memory if need be; null when there is no such interview.</summary>
    /// <exception cref="Grpc.Core.RpcException">RESOURCE_EXHAUSTED: there is no room. UNAVAILABLE: the process is stopping.</exception>
    public async Task<SessionActor?> GetAsync(string interviewId, CancellationToken cancellationToken)
    {
        while (true)
        {
            var residence = FindOrAdmit(interviewId);
            var actor = await residence.Loading.WaitAsync(cancellationToken);
            if (actor is not { IsUnloaded: true })
                return actor;
            await residence.Gone.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Asks something of a session, again if it was just leaving memory; null when there is no such interview.</summary>
    /// <exception cref="Grpc.Core.RpcException">
    /// RESOURCE_EXHAUSTED: there is no room. UNAVAILABLE: the process is stopping, or the session failed.
    /// </exception>
    public async Task<T?> AskAsync<T>(string interviewId, Func<SessionActor, Task<T>> ask, CancellationToken cancellationToken)
        where T : class
    {
        while (await GetAsync(interviewId, cancellationToken) is { } actor)
        {
            try
            {
                return await ask(actor);
            }
            catch (SessionClosedException e) when (e.IsUnloaded)
            {
                // It left because nobody needed it: it comes back for us.
            }
            catch (SessionClosedException)
            {
                throw RpcErrors.Unavailable(ErrorReason.Unavailable, "The session has just left this process.", ComeBackAfter);
            }
        }

        return null;
    }

    /// <summary>
    /// Takes in nothing more, tells all streams to leave, gives them <see cref="InterviewOptions.DrainTime"/>, and ends all sessions.
    /// What is unfinished is taken up again by the next process. Stopping twice changes nothing.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        List<Residence> residences;
        lock (_gate)
        {
            if (_isClosed)
                return;
            _isClosed = true;
            residences = [.. _residences.Values];
        }

        using var abort = cancellationToken.Register(_abort.Cancel);
        var gone = Task.WhenAll(residences.Select(residence => residence.Gone));
        var actors = await LoadedAsync(residences);
        await Task.WhenAll(actors.Select(actor => actor.DrainAsync(options.Value.DrainTime, _abort.Token)))
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await gone.WaitAsync(options.Value.DrainTime, time, _abort.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var actor in actors)
            actor.Stop();
        await gone;
    }

    /// <inheritdoc/>
    public void Dispose() => _abort.Dispose();

    private static async Task<IReadOnlyList<SessionActor>> LoadedAsync(List<Residence> residences)
    {
        var actors = new List<SessionActor>();
        foreach (var residence in residences)
        {
            await ((Task)residence.Loading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (residence.Actor is { } actor)
                actors.Add(actor);
        }

        return actors;
    }

    private Residence FindOrAdmit(string interviewId)
    {
        lock (_gate)
        {
            if (_residences.TryGetValue(interviewId, out var known))
                return known;
            if (_isClosed)
                throw RpcErrors.Unavailable(ErrorReason.Unavailable, "The service is shutting down.", ComeBackAfter);
            if (_residences.Count >= options.Value.MaxLiveSessions)
                throw NoRoom();
            return _residences[interviewId] = new Residence(() => LoadAsync(interviewId), actor => HoldAsync(interviewId, actor));
        }
    }

    private async Task<SessionActor?> LoadAsync(string interviewId)
    {
        SessionActor? actor = null;
        try
        {
            return actor = await loader.LoadAsync(interviewId, _abort.Token);
        }
        finally
        {
            if (actor is null)
                Forget(interviewId);
        }
    }

    private async Task HoldAsync(string interviewId, SessionActor actor)
    {
        telemetry.Sessions(1);
        try
        {
            await actor.RunAsync(_abort.Token);
            if (actor.IsUnloaded)
                await live.RemoveAsync(interviewId, _abort.Token);
        }
        catch (Exception e) when (e is StoreUnavailableException or OperationCanceledException)
        {
            // It stays noted as held: it is looked at once more, and noted off then.
            LogStillNoted(logger, interviewId, e);
        }
        finally
        {
            telemetry.Sessions(-1);
            await actor.DisposeAsync();
            Forget(interviewId);
        }
    }

    private RpcException NoRoom() => RpcErrors.ResourceExhausted(
        ErrorReason.LimitExceeded, $"At most {options.Value.MaxLiveSessions} interviews are held at a time.", ComeBackAfter);

    private void Forget(string interviewId)
    {
        lock (_gate)
            _residences.Remove(interviewId);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Interview {InterviewId} left memory but is still noted as live.")]
    private static partial void LogStillNoted(ILogger logger, string interviewId, Exception exception);
}

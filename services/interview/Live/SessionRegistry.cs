using Grpc.Core;
using Microsoft.Extensions.Options;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Common.V1;
using SyncInterview.Hosting;
using SyncInterview.Interviews.Ownership;

namespace SyncInterview.Interviews.Live;

/// <summary>The sessions in memory, each once. Brings them in when they are asked for, and keeps their number within bounds.</summary>
internal sealed partial class SessionRegistry(
    SessionLoader loader,
    InstanceLease lease,
    SessionOwnership ownership,
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
    /// <exception cref="RpcException">
    /// RESOURCE_EXHAUSTED: there is no room. UNAVAILABLE: the process is stopping, or its instance has no lease.
    /// </exception>
    /// <exception cref="NotOwnerException">Another instance holds it.</exception>
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
    /// <exception cref="RpcException">
    /// RESOURCE_EXHAUSTED: there is no room. UNAVAILABLE: the process is stopping, its instance has no lease, the session failed, or
    /// another instance holds it (NOT_OWNER).
    /// </exception>
    public async Task<T?> AskAsync<T>(string interviewId, Func<SessionActor, Task<T>> ask, CancellationToken cancellationToken)
        where T : class
    {
        while (true)
        {
            try
            {
                return await GetAsync(interviewId, cancellationToken) is { } actor ? await ask(actor) : null;
            }
            catch (SessionClosedException e) when (e.IsUnloaded)
            {
                // It left because nobody needed it: it comes back for us.
            }
            catch (SessionClosedException)
            {
                throw HasLeft();
            }
            catch (NotOwnerException e)
            {
                throw RpcErrors.Unavailable(
                    ErrorReason.NotOwner,
                    "Another instance of the service holds the interview.",
                    ComeBackAfter,
                    ("owner_instance", e.Instance));
            }
        }
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
            if (lease.Current is not { } tenure)
                throw RpcErrors.Unavailable(ErrorReason.Unavailable, "This instance has no lease at the moment.", ComeBackAfter);
            if (_residences.Count >= options.Value.MaxLiveSessions)
                throw NoRoom();
            return _residences[interviewId] = new Residence(
                () => LoadAsync(interviewId, tenure), actor => HoldAsync(interviewId, actor));
        }
    }

    private async Task<SessionActor?> LoadAsync(string interviewId, Tenure tenure)
    {
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(_abort.Token, tenure.Ended);
        SessionActor? actor = null;
        try
        {
            return actor = await loader.LoadAsync(interviewId, tenure, leave.Token);
        }
        catch (OperationCanceledException)
        {
            throw HasLeft();
        }
        finally
        {
            if (actor is null)
                Forget(interviewId);
        }
    }

    private async Task HoldAsync(string interviewId, SessionActor actor)
    {
        // What is held under a tenure is let go with it.
        var tenure = actor.Claim.Tenure;
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(_abort.Token, tenure.Ended);
        telemetry.Sessions(1);
        try
        {
            await actor.RunAsync(leave.Token);
            if (actor.IsUnloaded)
            {
                await tenure.Sessions.RemoveAsync(interviewId, leave.Token);
                await ownership.ReleaseAsync(interviewId, actor.Claim, leave.Token);
            }
        }
        catch (Exception e) when (e is StoreUnavailableException or OperationCanceledException)
        {
            // It stays noted or claimed as held: it is looked at once more, and let go then.
            LogStillNoted(logger, interviewId, e);
        }
        finally
        {
            telemetry.Sessions(-1);
            await actor.DisposeAsync();
            Forget(interviewId);
        }
    }

    private static RpcException HasLeft() =>
        RpcErrors.Unavailable(ErrorReason.Unavailable, "The session has just left this process.", ComeBackAfter);

    private RpcException NoRoom() => RpcErrors.ResourceExhausted(
        ErrorReason.LimitExceeded, $"At most {options.Value.MaxLiveSessions} interviews are held at a time.", ComeBackAfter);

    private void Forget(string interviewId)
    {
        lock (_gate)
            _residences.Remove(interviewId);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Interview {InterviewId} left memory but is still noted as held here.")]
    private static partial void LogStillNoted(ILogger logger, string interviewId, Exception exception);
}

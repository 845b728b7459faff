using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Interviews.Live;
using SyncInterview.Interviews.Store.V1;

namespace SyncInterview.Interviews.Ownership;

/// <summary>
/// This instance's lease: taken before the first call, renewed while the process lives, given back when it stops. A process that starts
/// takes it at once, even from another under the same name: that one was killed, and if it was not, the epochs of the logs shut it out.
/// A process that lost it to another waits until that one is gone, so that two under one name do not take it from each other forever.
/// </summary>
internal sealed partial class InstanceLease(
    Leases leases,
    IncarnationRoster roster,
    IStateStore store,
    IOptions<InterviewOptions> options,
    TimeProvider time,
    ILogger<InstanceLease> logger)
    : IDisposable
{
    private readonly string _process = RandomNumberGenerator.GetHexString(16, lowercase: true);
    private readonly CancellationTokenSource _releasing = new();
    private Task _holding = Task.CompletedTask;
    private Tenure? _tenure;
    private string _etag = "";
    private int _lives;

    /// <summary>The tenure; null while the lease is not held.</summary>
    public Tenure? Current => Volatile.Read(ref _tenure) is { IsHeld: true } tenure ? tenure : null;

    /// <summary>Whether the lease is given back, because the process stops.</summary>
    public bool IsReleased => _releasing.IsCancellationRequested;

    private string Instance => options.Value.InstanceName;

    /// <summary>Tries to take the lease once; then goes on trying, or renewing, until it is given back.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var pause = await StepAsync(cancellationToken);
        _holding = HoldAsync(pause, _releasing.Token);
    }

    /// <summary>Gives the lease back, so that others need not wait until it runs out. Releasing it twice changes nothing.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        await _releasing.CancelAsync();
        await _holding;
        if (_tenure is not { } tenure)
            return;
        await EndAsync(tenure);
        try
        {
            await leases.DeleteAsync(Instance, _etag, cancellationToken);
        }
        catch (Exception e) when (e is StoreUnavailableException or OperationCanceledException)
        {
            LogNotReleased(logger, Instance, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _releasing.Cancel();
        _releasing.Dispose();
        _tenure?.Dispose();
    }

    private async Task HoldAsync(TimeSpan pause, CancellationToken releasing)
    {
        try
        {
            while (true)
            {
                await Task.Delay(pause, time, releasing);
                pause = await StepAsync(releasing);
            }
        }
        catch (OperationCanceledException) when (releasing.IsCancellationRequested)
        {
            // The lease is given back.
        }
    }

    // Does what is due and says when to look again.
    private async Task<TimeSpan> StepAsync(CancellationToken cancellationToken)
    {
        var isHeld = false;
        try
        {
            isHeld = _tenure is { } tenure ? await RenewAsync(tenure) : await AcquireAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogNotReached(logger, Instance, e);
        }

        if (_tenure is { IsHeld: false } over)
        {
            LogRanOut(logger, Instance);
            await EndAsync(over);
        }

        return options.Value.LeaseTime * (isHeld ? 1 / 3.0 : 0.1);
    }

    private async Task<bool> AcquireAsync(CancellationToken cancellationToken)
    {
        // Bounded, so that a store that hangs does not hold up the start: the process is then there and not ready.
        using var patience = new CancellationTokenSource(options.Value.LeaseTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        var askedAt = time.GetTimestamp();
        var standing = await leases.FindAsync(Instance, either.Token);
        if (standing is { Lease.Incarnation: var other } && !MayReplace(other))
            return false;
        var incarnation = new Incarnation { Instance = Instance, Id = $"{_process}-{_lives + 1}" };
        var lease = new Lease { Incarnation = incarnation, Address = options.Value.AdvertisedAddress ?? "" };
        var condition = standing is { ETag: var version } ? WriteCondition.Unchanged(version) : WriteCondition.Absent;
        if (await leases.SaveAsync(lease, condition, either.Token) is not { } etag)
            return false;
        await roster.AddAsync(incarnation, either.Token);
        (_etag, _lives) = (etag, _lives + 1);
        var tenure = new Tenure(lease, options.Value.LeaseTime, askedAt, new LiveSessionIndex(store, incarnation), time);
        Volatile.Write(ref _tenure, tenure);
        LogAcquired(logger, Instance, incarnation.Id);
        return tenure.IsHeld;
    }

    // What this process took itself is its own, even if it never heard that it got it.
    private bool MayReplace(Incarnation other) => _lives == 0 || other.Id.StartsWith(_process, StringComparison.Ordinal);

    private async Task<bool> RenewAsync(Tenure tenure)
    {
        var askedAt = time.GetTimestamp();
        if (await leases.SaveAsync(tenure.Lease, WriteCondition.Unchanged(_etag), tenure.Ended) is { } etag)
        {
            _etag = etag;
            tenure.Extend(askedAt);
            return tenure.IsHeld;
        }

        var standing = await leases.FindAsync(Instance, tenure.Ended);
        if (standing is { Lease.Incarnation: var owner, ETag: var version } && owner.Equals(tenure.Lease.Incarnation))
        {
            _etag = version; // An earlier renewal was done although its answer was lost.
            return false;
        }

        if (standing is { Lease.Incarnation.Id: var thief })
            LogTaken(logger, Instance, thief);
        await tenure.EndAsync();
        return false;
    }

    private async Task EndAsync(Tenure tenure)
    {
        Volatile.Write(ref _tenure, null);
        using (tenure)
            await tenure.EndAsync();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Instance {Instance} has its lease, as {Incarnation}.")]
    private static partial void LogAcquired(ILogger logger, string instance, string incarnation);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of instance {Instance} could not be taken or renewed; it is tried again.")]
    private static partial void LogNotReached(ILogger logger, string instance, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Instance {Instance} has lost its lease; all sessions leave memory.")]
    private static partial void LogRanOut(ILogger logger, string instance);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of instance {Instance} could not be given back; it runs out by itself.")]
    private static partial void LogNotReleased(ILogger logger, string instance, Exception exception);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Another process ({Incarnation}) has the lease of instance {Instance}. Interview:InstanceName must differ between " +
            "processes. This one holds no sessions until the other is gone.")]
    private static partial void LogTaken(ILogger logger, string instance, string incarnation);
}

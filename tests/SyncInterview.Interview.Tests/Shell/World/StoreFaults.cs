namespace SyncInterview.Interviews.Tests.Shell.World;

/// <summary>What goes wrong with the store.</summary>
internal sealed class StoreFaults
{
    private readonly Lock _gate = new();
    private volatile bool _isLogDown;
    private volatile bool _isBusDown;
    private volatile bool _isStateDown;
    private volatile Task _appendsFrom = Task.CompletedTask;
    private int _heldAppends;
    private int _leasesSaved;
    private Random? _turns;

    /// <summary>Whether appends to logs fail, as with a full disk.</summary>
    public bool IsLogDown { get => _isLogDown; set => _isLogDown = value; }

    /// <summary>Whether nothing can be published.</summary>
    public bool IsBusDown { get => _isBusDown; set => _isBusDown = value; }

    /// <summary>Whether state can neither be read nor written.</summary>
    public bool IsStateDown { get => _isStateDown; set => _isStateDown = value; }

    /// <summary>Appends wait for this, as in a process that is stalled. Completed by default.</summary>
    public Task AppendsFrom { get => _appendsFrom; set => _appendsFrom = value; }

    /// <summary>Appends that had to wait.</summary>
    public int HeldAppends => Volatile.Read(ref _heldAppends);

    /// <summary>How often the lease was taken or renewed.</summary>
    public int LeasesSaved => Volatile.Read(ref _leasesSaved);

    /// <summary>Shuffles who comes first where several use the store at once.</summary>
    public void Shuffle(int seed)
    {
        lock (_gate)
            _turns = new Random(seed);
    }

    /// <summary>Lets others go first, as often as the shuffle says.</summary>
    public async Task TakeTurnAsync()
    {
        int others;
        lock (_gate)
            others = _turns?.Next(8) ?? 0;
        for (var i = 0; i < others; i++)
            await Task.Yield();
    }

    /// <summary>Waits while appends wait.</summary>
    public Task BeforeAppendAsync()
    {
        if (!AppendsFrom.IsCompleted)
            Interlocked.Increment(ref _heldAppends);
        return AppendsFrom;
    }

    /// <summary>The lease was taken or renewed.</summary>
    public void NoteLease() => Interlocked.Increment(ref _leasesSaved);
}

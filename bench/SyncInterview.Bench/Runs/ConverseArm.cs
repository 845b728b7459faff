using SyncInterview.Bench.Load;
using SyncInterview.Bench.Pacing;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Bench.Runs;

/// <summary>Conversations over gRPC, with the suite or with the relay.</summary>
/// <param name="name">Name in reports.</param>
/// <param name="kinds">What its turns are to show.</param>
/// <param name="address">Where to call.</param>
/// <param name="candidates">How many conversations.</param>
/// <param name="isFreshEachTime">Whether each window gets new interviews, because one would not last.</param>
/// <param name="createAsync">Makes an interview and gives its name.</param>
/// <param name="pacer">Keeps the time.</param>
internal sealed class ConverseArm(
    string name,
    IReadOnlyList<TurnKind> kinds,
    Uri address,
    int candidates,
    bool isFreshEachTime,
    Func<CancellationToken, Task<string>> createAsync,
    Pacer pacer) : IArm
{
    private const int AtATime = 16;

    private readonly Connections _connections = new(address);
    private List<ISeat> _seats = [];

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public IReadOnlyList<TurnKind> Kinds => kinds;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ISeat>> SeatsAsync(CancellationToken cancellationToken)
    {
        if (_seats.Count > 0 && !isFreshEachTime)
            return _seats;
        await LeaveAsync();
        var seats = new ISeat[candidates];
        var limit = new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken };
        var names = new string[candidates];
        await Parallel.ForAsync(0, candidates, limit, async (i, token) => names[i] = await createAsync(token));
        // An opening takes a second, so more of them are under way.
        limit.MaxDegreeOfParallelism = AtATime * 8;
        await Parallel.ForAsync(0, candidates, limit, async (i, token) => seats[i] = await BeginAsync(i, names[i], token));
        _seats = [.. seats];
        return _seats;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await LeaveAsync();
        _connections.Dispose();
    }

    private async Task<ISeat> BeginAsync(int index, string interview, CancellationToken cancellationToken) =>
        await ConverseSeat.BeginAsync(new InterviewService.InterviewServiceClient(_connections.For(index)), interview, pacer, cancellationToken);

    private async Task LeaveAsync()
    {
        foreach (var seat in _seats)
            await seat.DisposeAsync();
        _seats = [];
    }
}

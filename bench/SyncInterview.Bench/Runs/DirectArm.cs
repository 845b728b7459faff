using SyncInterview.Bench.Load;
using SyncInterview.Bench.Pacing;

namespace SyncInterview.Bench.Runs;

/// <summary>The model asked directly.</summary>
internal sealed class DirectArm(Uri model, Pacer pacer, int candidates, IReadOnlyList<TurnKind> kinds) : IArm
{
    private readonly ModelCaller _caller = new(model);
    private IReadOnlyList<ISeat> _seats = [];

    /// <inheritdoc/>
    public string Name => ArmNames.Direct;

    /// <inheritdoc/>
    public IReadOnlyList<TurnKind> Kinds => kinds;

    /// <inheritdoc/>
    public Task<IReadOnlyList<ISeat>> SeatsAsync(CancellationToken cancellationToken)
    {
        if (_seats.Count == 0)
            _seats = [.. Enumerable.Range(0, candidates).Select(_ => new DirectSeat(_caller, pacer))];
        return Task.FromResult(_seats);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var seat in _seats)
            await seat.DisposeAsync();
        _caller.Dispose();
    }
}

using SyncInterview.Bench.Load;

namespace SyncInterview.Bench.Runs;

/// <summary>One way to an answer, measured beside the others.</summary>
internal interface IArm : IAsyncDisposable
{
    /// <summary>Its name in reports.</summary>
    string Name { get; }

    /// <summary>What its turns are to show, in turn.</summary>
    IReadOnlyList<TurnKind> Kinds { get; }

    /// <summary>The candidates' places for one window; some arms need fresh ones each time.</summary>
    Task<IReadOnlyList<ISeat>> SeatsAsync(CancellationToken cancellationToken);
}

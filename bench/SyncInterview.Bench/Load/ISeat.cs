using SyncInterview.Bench.Measuring;

namespace SyncInterview.Bench.Load;

/// <summary>A candidate's place in one arm of the bench: the product, the relay, or the model itself.</summary>
internal interface ISeat : IAsyncDisposable
{
    /// <summary>Says a turn as planned. Returns when the last of it is sent, not when it is answered.</summary>
    Task SpeakAsync(TurnPlan plan, WindowLog log, CancellationToken cancellationToken);

    /// <summary>Waits for the end of the answer to the last turn; a turn that has none by then is an error of its window.</summary>
    Task HearOutAsync(TimeSpan patience, CancellationToken cancellationToken);
}

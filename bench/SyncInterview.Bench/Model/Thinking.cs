using SyncInterview.Bench.Pacing;

namespace SyncInterview.Bench.Model;

/// <summary>Time from a request to its first token.</summary>
internal static class Thinking
{
    /// <summary>Of the mini-model, always, and of the main model at a fixed pace.</summary>
    public static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(200);

    /// <summary>Of the slow model.</summary>
    public static readonly TimeSpan Slow = TimeSpan.FromSeconds(3);

    private const double MedianSeconds = 1.2;

    // ln(6 s / 1.2 s) over the normal distribution's 99th percentile.
    private const double Sigma = 1.6094 / 2.3263;

    /// <summary>The time for one call.</summary>
    /// <param name="request">The call.</param>
    /// <param name="seed">Seed of the draws.</param>
    public static TimeSpan Of(ModelRequest request, int seed)
    {
        if (request.IsMini || request.Tempo is not { } tempo)
            return Quick;
        return tempo.Pace switch
        {
            Pace.Slow => Slow,
            Pace.Drawn => Draw(seed, tempo.Number),
            _ => Quick,
        };
    }

    // By the turn's number alone, so that two runs over the same answers meet the same model.
    private static TimeSpan Draw(int seed, int number)
    {
        var random = new Random(unchecked((seed * 397) ^ (number * 7919)));
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return TimeSpan.FromSeconds(MedianSeconds * Math.Exp(Sigma * normal));
    }
}

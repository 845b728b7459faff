using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace SyncInterview.Testing;

/// <summary>Waits for conditions in real time. Bounds are generous: they only decide how long a failing test takes to say so.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    /// <summary>
    /// Returns as soon as the condition holds; throws <see cref="TimeoutException"/> when it does not within the bound (default 30
    /// s).
    /// </summary>
    public static async Task HoldsAsync(
        Func<bool> condition,
        TimeSpan? within = null,
        [CallerArgumentExpression(nameof(condition))] string? description = null)
    {
        var bound = within ?? TimeSpan.FromSeconds(30);
        if (!await HoldsWithinAsync(condition, bound))
            throw new TimeoutException($"Not within {bound.TotalSeconds:0.#} s: {description}");
    }

    /// <summary>As <see cref="HoldsAsync(Func{bool}, TimeSpan?, string?)"/>, for a condition that has to ask.</summary>
    public static async Task HoldsAsync(
        Func<Task<bool>> condition,
        TimeSpan? within = null,
        [CallerArgumentExpression(nameof(condition))] string? description = null)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var bound = within ?? TimeSpan.FromSeconds(30);
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started) > bound)
                throw new TimeoutException($"Not within {bound.TotalSeconds:0.#} s: {description}");
            await Task.Delay(Pause);
        }
    }

    /// <summary>Whether the condition came to hold within the bound.</summary>
    public static async Task<bool> HoldsWithinAsync(Func<bool> condition, TimeSpan bound)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var started = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(started) > bound)
                return false;
            await Task.Delay(Pause);
        }

        return true;
    }
}

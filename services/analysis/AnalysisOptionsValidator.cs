using Microsoft.Extensions.Options;

namespace SyncInterview.Analysis;

/// <summary>Checks <see cref="AnalysisOptions"/> at start.</summary>
internal sealed class AnalysisOptionsValidator : IValidateOptions<AnalysisOptions>
{
    public ValidateOptionsResult Validate(string? name, AnalysisOptions options)
    {
        var failures = new List<string>();
        Check(nameof(options.CallTimeout), options.CallTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1));
        Check(nameof(options.WatchInterval), options.WatchInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1));
        Check(nameof(options.EndCheckInterval), options.EndCheckInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(10));
        Check(nameof(options.StalledAfter), options.StalledAfter, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Check(string setting, TimeSpan value, TimeSpan low, TimeSpan high)
        {
            if (value < low || value > high)
                failures.Add($"{AnalysisOptions.Section}:{setting} must be from {low} to {high}; it is {value}.");
        }
    }
}

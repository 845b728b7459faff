using Microsoft.Extensions.Options;
using SyncInterview.BuildingBlocks.Configuration;

namespace SyncInterview.BuildingBlocks.Events;

/// <summary>Checks <see cref="EventBusOptions"/> at start.</summary>
internal sealed class EventBusOptionsValidator : IValidateOptions<EventBusOptions>
{
    public ValidateOptionsResult Validate(string? name, EventBusOptions options)
    {
        var result = new OptionsCheck(EventBusOptions.Section);
        if (string.IsNullOrEmpty(options.Source) || !Uri.IsWellFormedUriString(options.Source, UriKind.RelativeOrAbsolute))
            result.Fail(nameof(options.Source), "must be a URI reference");
        result.Range(nameof(options.Concurrency), options.Concurrency, 1, 256);
        result.Range(nameof(options.MaxAttempts), options.MaxAttempts, 1, 100);
        result.Range(nameof(options.VisibilityTimeout), options.VisibilityTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        result.Range(nameof(options.FirstRetryDelay), options.FirstRetryDelay, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1));
        result.Range(nameof(options.MaxRetryDelay), options.MaxRetryDelay, options.FirstRetryDelay, TimeSpan.FromDays(1));
        result.Range(nameof(options.PollInterval), options.PollInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1));
        result.Range(nameof(options.Retention), options.Retention, TimeSpan.FromHours(24), TimeSpan.FromDays(30));
        result.Range(nameof(options.GroupRetention), options.GroupRetention, TimeSpan.FromDays(1), TimeSpan.FromDays(90));
        result.Range(nameof(options.DeadLetterLimit), options.DeadLetterLimit, 1, 1_000_000);
        return result.Result;
    }
}

using Microsoft.Extensions.Options;

namespace SyncInterview.Llm.Options;

/// <summary>Refuses to start with settings that cannot work, and says which. Never repeats a key.</summary>
internal sealed class LlmOptionsValidator : IValidateOptions<LlmOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10);

    public ValidateOptionsResult Validate(string? name, LlmOptions options)
    {
        List<string> failures =
        [
            .. Model("Llm:Main", options.Main),
            .. Model("Llm:Mini", options.Mini),
            .. Model("Llm:Judge", options.Judge),
            .. Model("Llm:Second", options.Second),
            .. Hedging(options),
            .. Streaming(options),
            .. Pace("Llm:Offline", options.Offline),
            .. Pace("Llm:Offline:Mini", options.Offline.Mini),
        ];
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Model(string section, ModelOptions model)
    {
        if (!model.IsConfigured)
            yield break;
        var isAddress = Uri.TryCreate(model.BaseUrl, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
        if (!isAddress || address!.UserInfo.Length > 0)
            yield return $"{section}:BaseUrl must be an absolute http or https address without user name or password.";
        if (!IsWithin(model.ConnectTimeout, Shortest, TimeSpan.FromMinutes(1)))
            yield return $"{section}:ConnectTimeout must be from 10 ms to 1 minute.";
        if (!IsWithin(model.FirstContentTimeout, Shortest, TimeSpan.FromMinutes(5)))
            yield return $"{section}:FirstContentTimeout must be from 10 ms to 5 minutes.";
        if (!IsWithin(model.StallTimeout, Shortest, TimeSpan.FromMinutes(5)))
            yield return $"{section}:StallTimeout must be from 10 ms to 5 minutes.";
        if (!IsWithin(model.TotalTimeout, Shortest, TimeSpan.FromMinutes(10)))
            yield return $"{section}:TotalTimeout must be from 10 ms to 10 minutes.";
        if (!IsWithin(model.RetryDelay, TimeSpan.Zero, TimeSpan.FromSeconds(10)))
            yield return $"{section}:RetryDelay must be from 0 to 10 seconds.";
        if (model.MaxOutputTokens is < 1 or > 100_000)
            yield return $"{section}:MaxOutputTokens must be from 1 to 100,000.";
        if (model.Temperature is < 0 or > 2 or float.NaN)
            yield return $"{section}:Temperature must be from 0 to 2.";
    }

    private static IEnumerable<string> Streaming(LlmOptions options)
    {
        if (!IsWithin(options.DeltaInterval, TimeSpan.Zero, TimeSpan.FromSeconds(1)))
            yield return "Llm:DeltaInterval must be from 0 to 1 second.";
    }

    private static IEnumerable<string> Hedging(LlmOptions options)
    {
        if (options.Second.IsConfigured && !options.Main.IsConfigured)
            yield return "Llm:Second:Model must be empty where Llm:Main:Model is.";
        if (options.Hedging.MostExtra is < 0 or > 1 or double.NaN)
            yield return "Llm:Hedging:MostExtra must be from 0 to 1.";
        if (!IsWithin(options.Hedging.FirstDelay, Shortest, TimeSpan.FromMinutes(1)))
            yield return "Llm:Hedging:FirstDelay must be from 10 ms to 1 minute.";
    }

    private static IEnumerable<string> Pace(string section, PaceOptions pace)
    {
        if (pace.FirstTokenMedian is { } median && !IsWithin(median, TimeSpan.Zero, TimeSpan.FromMinutes(1)))
            yield return $"{section}:FirstTokenMedian must be from 0 to 1 minute.";
        if (pace.FirstTokenSpread is < 0 or > 2 or double.NaN)
            yield return $"{section}:FirstTokenSpread must be from 0 to 2.";
        if (pace.TokensPerSecond is < 1 or > 1000 or double.NaN)
            yield return $"{section}:TokensPerSecond must be from 1 to 1,000.";
    }

    private static bool IsWithin(TimeSpan value, TimeSpan low, TimeSpan high) => value >= low && value <= high;
}

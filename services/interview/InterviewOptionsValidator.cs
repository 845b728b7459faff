using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;

namespace SyncInterview.Interviews;

/// <summary>Checks <see cref="InterviewOptions"/> at start, so that a wrong setting is heard of before the first interview.</summary>
internal sealed class InterviewOptionsValidator : IValidateOptions<InterviewOptions>
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ShortCall = TimeSpan.FromMilliseconds(100);

    public ValidateOptionsResult Validate(string? name, InterviewOptions options)
    {
        var failures = new List<string>();
        if (options.InstanceName.Length is 0 or > 64 || !options.InstanceName.All(IsNameCharacter))
            failures.Add($"{InterviewOptions.Section}:{nameof(options.InstanceName)} must be 1 to 64 letters, digits, '-', '_' and '.'.");
        if (options.AdvertisedAddress is { } address && !IsAddress(address))
            failures.Add($"{InterviewOptions.Section}:{nameof(options.AdvertisedAddress)} must be http://host:port, https://host:port or unix:///path.");
        Range(options.LeaseTime, Second, 60 * Minute);
        Range(options.MaxLiveSessions, 1, 1_000_000);
        Range(options.MaxStreamsPerInterview, 2, 10_000);
        Range(options.UnloadAfter, Second, TimeSpan.FromDays(1));
        Range(options.HeartbeatInterval, Second, 10 * Minute);
        Range(options.SlowReaderMessages, 300, 100_000);
        Range(options.SlowReaderTime, Second, 10 * Minute);
        Range(options.DrainTime, TimeSpan.Zero, 5 * Minute);
        Range(options.RecoveryInterval, Second, 60 * Minute);
        Range(options.RecoveryConcurrency, 1, 256);
        Range(options.DocumentTimeout, ShortCall, Minute);
        Range(options.MatchTimeout, ShortCall, Minute);
        Range(options.TentativeTimeout, ShortCall, 5 * Minute);
        Range(options.ReplyTimeout, ShortCall, 5 * Minute);
        Range(options.QuestionTimeout, ShortCall, 5 * Minute);
        Range(options.FillerTimeout, ShortCall, 5 * Minute);
        CheckConversation();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void CheckConversation()
        {
            Range(options.Conversation.ReplyDeadline, TimeSpan.FromMilliseconds(500), Second);
            Range(options.Conversation.FillerDelay, TimeSpan.Zero, Minute);
            Range(options.Conversation.FillerGap, TimeSpan.Zero, 60 * Minute);
            Range(options.Conversation.ReopenWindow, TimeSpan.Zero, 10 * Second);
            Range(options.Conversation.FallbackDeadline, Second, 5 * Minute);
            Range(options.Conversation.ReplyTimeout, Second, 5 * Minute);
            Range(options.Conversation.Grace, Second, TimeSpan.FromDays(1));
            Range(options.Conversation.FirstSilence, Second, 60 * Minute);
            Range(options.Conversation.SecondSilence, options.Conversation.FirstSilence, 60 * Minute);
            Range(options.Conversation.TentativeInterval, ShortCall, Minute);
            Range(options.Conversation.TentativesPerTurn, 0, 1_000);
            Range(options.Conversation.LeastCoverage, 0, 1);
            Range(options.Conversation.SpeculationPause, TimeSpan.Zero, 10 * Second);
            Range(options.Conversation.SpeculationInterval, TimeSpan.Zero, 60 * Minute);
            Range(options.Conversation.SpeculationsPerTurn, 0, 100);
            Range(options.Conversation.SpeculationTokensPerTurn, 0, 1_000_000);
            Range(options.Conversation.LeastSpeculationHitRate, 0, 1);
            Range(options.Conversation.SurpriseRate, 0, 1);
            Range(options.Conversation.BankedFillers, 0, 50);
            Range(options.Conversation.BankedSurprises, 0, 10);
        }

        void Range<T>(T value, T least, T most, [CallerArgumentExpression(nameof(value))] string setting = "")
            where T : IComparable<T>
        {
            if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
            {
                var path = setting["options.".Length..].Replace('.', ':');
                failures.Add($"{InterviewOptions.Section}:{path} is {value}; {least} to {most} is allowed.");
            }
        }
    }

    private static bool IsAddress(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme switch
    {
        "http" or "https" => uri.Host.Length > 0,
        "unix" => uri.Host.Length == 0 && uri.AbsolutePath.Length > 1,
        _ => false,
    };

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.';
}

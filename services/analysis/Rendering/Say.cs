using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using SyncInterview.Analysis.V1;
using SyncInterview.Common.V1;

namespace SyncInterview.Analysis.Rendering;

/// <summary>Puts values into words for the page.</summary>
internal static class Say
{
    /// <summary>A time of the talk: 3:05, or 1:03:05.</summary>
    public static string Clock(TimeSpan time) =>
        time.ToString(time.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture);

    /// <summary>A short while: 0.7 s.</summary>
    public static string Seconds(Duration? duration) =>
        duration is null ? "unknown" : duration.ToTimeSpan().TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";

    /// <summary>A number with one decimal at most.</summary>
    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A number without decimals.</summary>
    public static string Whole(double value) => value.ToString("0", CultureInfo.InvariantCulture);

    /// <summary>A whole number with thousands apart.</summary>
    public static string Count(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A share as a percentage.</summary>
    public static string Share(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture) + " %";

    /// <summary>A count and its unit.</summary>
    public static string Count(int value, string one, string? many = null) =>
        value == 1 ? $"1 {one}" : $"{Count(value)} {many ?? one + "s"}";

    /// <summary>A date: 22 November 2026.</summary>
    public static string Date(Timestamp? time) =>
        time is null ? "" : time.ToDateTimeOffset().ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>What a question was after.</summary>
    public static string Kind(QuestionKind kind) => kind switch
    {
        QuestionKind.Behavioural => "Behaviour",
        QuestionKind.Technical => "Technical",
        QuestionKind.SystemDesign => "System design",
        QuestionKind.Coding => "Code",
        QuestionKind.Motivation => "Motivation",
        _ => "General",
    };

    /// <summary>How the resume meets a requirement.</summary>
    public static string Status(MatchStatus status) => status switch
    {
        MatchStatus.Met => "met",
        MatchStatus.Partial => "partly",
        MatchStatus.Missing => "missing",
        _ => "cannot show",
    };

    /// <summary>Whether a part of a story is there.</summary>
    public static string Status(PartStatus status) => status switch
    {
        PartStatus.Present => "there",
        PartStatus.Partial => "hinted at",
        _ => "missing",
    };
}

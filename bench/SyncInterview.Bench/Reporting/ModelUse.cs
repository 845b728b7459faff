using SyncInterview.Bench.Model;

namespace SyncInterview.Bench.Reporting;

/// <summary>What the model had to do for the answers of an arm.</summary>
/// <param name="Answers">Answers given, measured or not.</param>
/// <param name="CallsPerAnswer">Calls of both models for each.</param>
/// <param name="TokensPerAnswer">Tokens written for each, those of calls given up included.</param>
/// <param name="Speculations">Replies started on a guess in the measured turns.</param>
/// <param name="HitRatio">Share of the speculations that was promoted; null where there were none.</param>
/// <param name="WasteRatio">Share of the calls for replies that was not needed: those beyond one for each answer.</param>
/// <param name="Calls">Calls by model and kind.</param>
/// <param name="Unmarked">Calls for replies whose prompt the fake model did not understand; anything but 0 makes the run void.</param>
internal sealed record ModelUse(
    int Answers,
    double CallsPerAnswer,
    double TokensPerAnswer,
    int Speculations,
    double? HitRatio,
    double? WasteRatio,
    IReadOnlyList<CallCount> Calls,
    long Unmarked);

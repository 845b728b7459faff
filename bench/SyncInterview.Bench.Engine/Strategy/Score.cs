using SyncInterview.Bench.Engine.Simulation;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Bench.Engine.Strategy;

/// <summary>How a strategy did.</summary>
/// <param name="Strategy">Which one.</param>
/// <param name="Answers">Answers it was given.</param>
/// <param name="FirstResponse">From a final to the first response, fillers left out.</param>
/// <param name="DefinitiveReply">From a final to the definitive reply's first words, where it was said.</param>
/// <param name="Promoted">Share of turns that a reply started on a guess answered first, before any bridge.</param>
/// <param name="Definitive">Share that a reply started after the final answered first.</param>
/// <param name="Bridged">Share that a tentative reply answered first.</param>
/// <param name="Canned">Share that a canned line answered first.</param>
/// <param name="SpokenOver">Replies an answer that began while the candidate was about to go on.</param>
/// <param name="SpeculationsStarted">Replies started on a guess, an answer.</param>
/// <param name="SpeculationsPromoted">Share of those that the final text confirmed.</param>
/// <param name="TentativesStarted">Tentative replies asked for, an answer.</param>
/// <param name="TentativesBridging">Share of those that became the bridge.</param>
/// <param name="Calls">Model calls an answer.</param>
/// <param name="MainCalls">Those of them to the main model.</param>
/// <param name="Tokens">Estimated tokens an answer, in and out.</param>
internal sealed record Score(
    string Strategy,
    int Answers,
    Spread FirstResponse,
    Spread DefinitiveReply,
    double Promoted,
    double Definitive,
    double Bridged,
    double Canned,
    double SpokenOver,
    double SpeculationsStarted,
    double SpeculationsPromoted,
    double TentativesStarted,
    double TentativesBridging,
    double Calls,
    double MainCalls,
    double Tokens)
{
    /// <summary>Share of the replies started on a guess that were paid for nothing.</summary>
    public double SpeculationsWasted => SpeculationsStarted > 0 ? 1 - SpeculationsPromoted : 0;

    /// <summary>Share of the tentative replies that were never needed.</summary>
    public double TentativesWasted => TentativesStarted > 0 ? 1 - TentativesBridging : 0;

    /// <summary>Works out the score.</summary>
    public static Score Of(string strategy, Tally tally)
    {
        double answers = tally.Answers;
        var turns = Math.Max(1, tally.First.Values.Sum());
        var (speculations, tentatives) = (Count(CallPurpose.Speculation), Count(CallPurpose.Tentative));
        return new(
            strategy,
            tally.Answers,
            Spread.Of(tally.FirstResponses),
            Spread.Of(tally.DefinitiveReplies),
            Share(Interviews.V1.FirstResponse.Promoted, turns),
            Share(Interviews.V1.FirstResponse.Definitive, turns),
            Share(Interviews.V1.FirstResponse.Bridge, turns),
            Share(Interviews.V1.FirstResponse.Canned, turns),
            tally.SpokenOver / answers,
            speculations / answers,
            speculations == 0 ? 0 : (double)tally.Promotions / speculations,
            tentatives / answers,
            Share(Interviews.V1.FirstResponse.Bridge, tentatives),
            tally.Calls.Count / answers,
            (tally.Calls.Count - tentatives) / answers,
            tally.Calls.Sum(call => (double)call.InputTokens + call.OutputTokens) / answers);

        int Count(CallPurpose purpose) => tally.Calls.Count(call => call.Purpose == purpose);
        double Share(FirstResponse first, int of) => of == 0 ? 0 : (double)tally.First.GetValueOrDefault(first) / of;
    }
}

using SyncInterview.Bench.Load;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Bench.Measuring;

/// <summary>What was measured of one turn, in milliseconds.</summary>
/// <param name="Kind">What the turn was there to show.</param>
/// <param name="ToFirst">From the moment `final` was due to the first response: a whole sentence, or a bridge.</param>
/// <param name="ToModel">From the moment `final` was due until the model had the prompt; null where it is not known.</param>
/// <param name="AddedToToken">From the model's writing of its first token to its receipt; null where it is not known.</param>
/// <param name="AddedToSentence">From the model's writing of the token that ends the first sentence to the receipt of the sentence.</param>
/// <param name="Timing">What the product says of the turn; null where nothing stands between candidate and model.</param>
internal sealed record TurnSample(TurnKind Kind, double ToFirst, double? ToModel, double? AddedToToken, double? AddedToSentence, TurnTiming? Timing)
{
    /// <summary>What the candidate got first.</summary>
    public FirstResponse First => Timing?.First ?? FirstResponse.Definitive;
}

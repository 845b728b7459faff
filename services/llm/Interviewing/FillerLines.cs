using System.Text.RegularExpressions;
using SyncInterview.Conversation;
using SyncInterview.Llm.V1;

namespace SyncInterview.Llm.Interviewing;

/// <summary>
/// Reads the lines in which a model writes fillers and surprises. Lines that are unsafe, unknown or said before are left out.
/// </summary>
internal static partial class FillerLines
{
    private const int LongestSurprise = 400;

    /// <summary>What can be used; null when not one filler or surprise can.</summary>
    public static GenerateFillersResponse? Read(string text, GenerateFillersRequest request)
    {
        var said = request.Context.History.Select(entry => SpokenText.Normalise(entry.Text)).ToHashSet();
        var topics = request.Topics.Select(topic => topic.TopicId).ToHashSet();
        var response = new GenerateFillersResponse();
        foreach (Match line in Line().Matches(text))
        {
            var words = ModelTexts.Spoken(line.Groups["text"].Value);
            var topic = line.Groups["topic"];
            var isFit = topic.Success
                ? topics.Contains(topic.Value) && words.Length is > 0 and <= LongestSurprise && response.Surprises.Count < request.Surprises
                : TentativeSafety.Check(words, "").IsSafe && response.Fillers.Count < request.Fillers;
            if (!isFit || !said.Add(SpokenText.Normalise(words)))
                continue;
            if (topic.Success)
                response.Surprises.Add(new Surprise { TopicId = topic.Value, Text = words });
            else
                response.Fillers.Add(words);
        }

        return response.Fillers.Count + response.Surprises.Count > 0 ? response : null;
    }

    [GeneratedRegex(@"^[\s*-]*(?:FILLER|SURPRISE\s+(?<topic>[^\s:]+))\s*:\s*(?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Line();
}

namespace SyncInterview.Interviews.Planning;

/// <summary>How many topics fit into an interview, and what share of it each gets.</summary>
internal static class TopicBudget
{
    /// <summary>No topic is planned with less: below a minute there is no answer, only a breath.</summary>
    public static readonly TimeSpan LeastPerTopic = TimeSpan.FromSeconds(60);

    /// <summary>More topics than this make an interview a questionnaire.</summary>
    public const int MostTopics = 10;

    /// <summary>The two anchors are always asked.</summary>
    public const int FewestTopics = 2;

    /// <summary>
    /// Topics that fit, anchors included: one for every four minutes, but five as soon as each of them gets a minute, from 2 to 10.
    /// So 2 minutes give 2 topics, 5 to 20 minutes 5, 30 minutes 7, and 40 minutes or more 10.
    /// </summary>
    public static int TopicsWithin(TimeSpan timeLimit)
    {
        var minutes = (int)timeLimit.TotalMinutes;
        return Math.Clamp(Math.Max(minutes / 4, Math.Min(minutes, 5)), FewestTopics, MostTopics);
    }

    /// <summary>Shares that add up to 1, in proportion to the importances but none below <see cref="LeastPerTopic"/>.</summary>
    /// <param name="importances">0 or more each.</param>
    /// <param name="timeLimit">Length of the interview.</param>
    public static double[] Shares(IReadOnlyList<double> importances, TimeSpan timeLimit)
    {
        var least = Math.Min(LeastPerTopic / timeLimit, 1.0 / importances.Count);
        var rest = 1 - least * importances.Count;
        var sum = importances.Sum();
        return [.. importances.Select(importance => least + rest * (sum > 0 ? importance / sum : 1.0 / importances.Count))];
    }
}

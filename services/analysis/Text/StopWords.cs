namespace SyncInterview.Analysis.Text;

/// <summary>Words that carry no subject of their own.</summary>
internal static class StopWords
{
    private static readonly HashSet<string> Words = new(
        """
        a about above after again against all also am an and any are aren't as at be because been before being below between both but by
        can can't cannot could did didn't do does doesn't doing don't down during each else ever every few for from further get gets got
        had hadn't has hasn't have haven't having he he'd he'll he's her here hers herself him himself his how i i'd i'll i'm i've if in
        into is isn't it it's its itself just let let's like ll many may me might more most much must my myself no nor not now of off on
        once one only or other our ours ourselves out over own per please quite rather really re s same she she'd she's should shouldn't
        so some such t tell than that that's the their theirs them themselves then there there's these they they'd they're they've thing
        things this those through to too two three under until up upon us use used uses using ve very via was wasn't way we we'd we'll
        we're we've well were weren't what what's when where which while who whom whose why will with within without won't would wouldn't
        yes you you'd you'll you're you've your yours yourself okay yeah sure walk talk example time
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal);

    public static bool Contains(string word) => Words.Contains(word);
}

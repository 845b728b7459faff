using SyncInterview.Conversation;
using SyncInterview.Llm.V1;

namespace SyncInterview.Llm.Interviewing;

/// <summary>Reads a model's whole text in the form its prompt asks for, and forgives what models add to it.</summary>
internal static class ModelTexts
{
    private const int LongestQuestion = 1200;

    /// <summary>Reply and question.</summary>
    public static SpokenReply Split(string text)
    {
        var splitter = new ReplySplitter(wantsQuestion: true);
        splitter.Append(text);
        splitter.Complete();
        return new(splitter.Reply, splitter.Question);
    }

    /// <summary>
    /// A question alone: behind its marker, or the whole text where there is none. Null when there are no words, or too many.
    /// </summary>
    public static string? Question(string text)
    {
        var split = Split(text);
        var question = split.Question.Length > 0 ? split.Question : Spoken(text);
        return WordCount.Of(question) > 0 && question.Length <= LongestQuestion ? question : null;
    }

    /// <summary>The first line with words, without quotation marks around it; null where there is none.</summary>
    public static string? FirstLine(string text) =>
        text.Split('\n').Select(Spoken).FirstOrDefault(line => WordCount.Of(line) > 0);

    /// <summary>One line without the marks that models put around it.</summary>
    public static string Spoken(string line) =>
        string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim('"', '“', '”', '*', '`', ' ');
}

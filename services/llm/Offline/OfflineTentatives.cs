using SyncInterview.Conversation;

namespace SyncInterview.Llm.Offline;

/// <summary>Words tentative replies that keep the contract of <see cref="TentativeSafety"/>, whatever the candidate says.</summary>
internal sealed class OfflineTentatives(TemplateBook book)
{
    // A listener takes up what was said last, not what began the answer.
    private const int RecentCharacters = 400;

    private readonly IReadOnlyList<Template> _combined =
    [
        .. from lead in book.Section("tentatives", "lead")
           from remark in book.Section("tentatives", "remark")
           select Template.Parse($"{lead.Source}, {remark.Source}."),
    ];

    /// <summary>The reply.</summary>
    public string Reply(Composer composer, string utterance)
    {
        var phrase = composer.Flips("echo", 0.8)
            ? SalientPhrases.Find(Recent(utterance)).FirstOrDefault(found => !composer.Said.Holds(found.Text.ToLowerInvariant()))
            : default;
        var plain = book.Section("tentatives", "plain");
        return composer.SayAnyway(
            new Slots { Phrase = phrase.Text },
            text => TentativeSafety.Check(text, utterance).IsSafe,
            book.Section("tentatives", "echo"),
            plain,
            _combined);
    }

    private static string Recent(string utterance)
    {
        if (utterance.Length <= RecentCharacters)
            return utterance;
        var recent = utterance[^RecentCharacters..];
        return recent[(recent.IndexOf(' ') + 1)..];
    }
}

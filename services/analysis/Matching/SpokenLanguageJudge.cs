using SyncInterview.Analysis.Text;
using SyncInterview.Analysis.V1;

namespace SyncInterview.Analysis.Matching;

/// <summary>Judges a spoken language by the languages that the resume lists.</summary>
internal static class SpokenLanguageJudge
{
    private static readonly string[] Languages =
    [
        "Arabic", "Bengali", "Bulgarian", "Cantonese", "Chinese", "Croatian", "Czech", "Danish", "Dutch", "English", "Estonian", "Finnish",
        "French", "German", "Greek", "Hebrew", "Hindi", "Hungarian", "Icelandic", "Indonesian", "Irish", "Italian", "Japanese", "Korean",
        "Latvian", "Lithuanian", "Mandarin", "Norwegian", "Persian", "Polish", "Portuguese", "Punjabi", "Romanian", "Russian", "Serbian",
        "Slovak", "Slovenian", "Spanish", "Swedish", "Tamil", "Thai", "Turkish", "Ukrainian", "Urdu", "Vietnamese", "Welsh",
    ];

    private const int LongestLevel = 40;

    private static readonly PhraseSet AboutSpeech =
        new(["spoken", "written", "fluen*", "native", "speak*", "language", "proficien*", "verbal", "conversational"]);

    private static readonly PhraseSet Little =
        new(["basic", "basics", "beginner", "elementary", "a1", "a2", "learning", "some", "school"]);

    /// <summary>The language a requirement is about, or null when it is about something else.</summary>
    public static string? LanguageOf(string requirement)
    {
        var language = Array.Find(Languages, name => requirement.Contains(name, StringComparison.Ordinal));
        if (language is null)
            return null;
        var tokens = Tokens.Of(requirement);
        return AboutSpeech.IsIn(tokens) || tokens.Count <= 3 ? language : null;
    }

    public static Finding Judge(string language, string requirement, ResumeFacts resume)
    {
        if (resume.Profile.Languages.Count == 0)
            return Finding.Unknown("The resume lists no spoken languages.");
        foreach (var listed in resume.Profile.Languages)
        {
            if (!listed.Value.Contains(language, StringComparison.OrdinalIgnoreCase) || resume.Text.Find(listed.Span) is not { } at)
                continue;
            var level = Tokens.Of(LevelAround(resume.Text.Text, at));
            return Little.IsIn(level) && !RequirementText.AsksForFamiliarity(requirement)
                ? new(MatchStatus.Partial, $"{language} is listed at a basic level.", [at])
                : new(MatchStatus.Met, $"{language} is listed.", [at]);
        }

        return Finding.Missing($"{language} is not among the languages listed.");
    }

    // "Swedish (native), English (fluent)": the level stands behind the name, up to the next comma or line end.
    private static string LevelAround(string text, Stretch at)
    {
        var rest = text.AsSpan(at.End);
        var end = rest.IndexOfAny(",;\n");
        return text.Substring(at.Start, at.Length + Math.Min(end < 0 ? rest.Length : end, LongestLevel));
    }
}

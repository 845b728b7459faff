using System.Text.RegularExpressions;
using Google.Protobuf.WellKnownTypes;
using SyncInterview.Common.V1;
using SyncInterview.Documents.V1;

namespace SyncInterview.Analysis.Tests.Kit;

/// <summary>Builds profiles whose every value points into the text, as the document service's do.</summary>
internal static class Profiles
{
    public static Document Resume(string text, Resume profile) => new()
    {
        Name = "documents/resume",
        Kind = DocumentKind.Resume,
        State = DocumentState.Ready,
        Sha256 = Hash(text),
        Etag = "1",
        Resume = profile,
        CreateTime = Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero)),
    };

    public static Document Job(string text, JobDescription profile) => new()
    {
        Name = "documents/job",
        Kind = DocumentKind.JobDescription,
        State = DocumentState.Ready,
        Sha256 = Hash(text),
        Etag = "1",
        JobDescription = profile,
    };

    /// <summary>The first place where the words stand; a space matches any white space.</summary>
    public static Sourced At(string text, string words, string? value = null)
    {
        var match = Regex.Match(text, Regex.Escape(words).Replace("\\ ", "\\s+"));
        Assert.True(match.Success, $"Not in the text: {words}");
        return new Sourced { Value = value ?? words, Span = Span(text, match), Confidence = 1 };
    }

    /// <summary>A skill with all places where one of its names stands.</summary>
    public static Skill Skill(string text, string name, string[]? aliases = null, string[]? implies = null, bool weak = false)
    {
        var skill = new Skill { Name = name, Weak = weak, Implies = { implies ?? [] } };
        foreach (var alias in aliases ?? [name])
        {
            foreach (Match match in Regex.Matches(text, $@"(?<![\w.]){Regex.Escape(alias)}(?![\w#+])"))
                skill.Evidence.Add(new Sourced { Value = alias, Span = Span(text, match) });
        }

        Assert.True(weak || skill.Evidence.Count > 0, $"Not in the text: {name}");
        return skill;
    }

    public static Section Section(string text, string kind, string heading, string? nextHeading)
    {
        var start = text.IndexOf($"\n{heading}\n", StringComparison.Ordinal) + 1;
        var end = nextHeading is null ? text.Length : text.IndexOf($"\n{nextHeading}\n", StringComparison.Ordinal) + 1;
        return new Section { Kind = kind, Title = heading, Span = new TextSpan { Start = start, End = end } };
    }

    private static TextSpan Span(string text, Match match) => new()
    {
        Start = text[..match.Index].EnumerateRunes().Count(),
        End = text[..(match.Index + match.Length)].EnumerateRunes().Count(),
    };

    private static string Hash(string text) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
}

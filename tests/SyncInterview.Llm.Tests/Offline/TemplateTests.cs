using SyncInterview.Conversation;
using SyncInterview.Llm.Offline;

namespace SyncInterview.Llm.Tests.Offline;

public sealed class TemplateTests
{
    private static readonly TemplateBook Book = new();
    private static readonly Slots Full = new()
    {
        Topic = "topic",
        Requirement = "requirement",
        Quote = "quote",
        Skill = "skill",
        Language = "language",
        Job = "job",
        Company = "company",
        Phrase = "the phrase",
        Part = "part",
        We = "we",
    };

    public static TheoryData<string> QuestionFiles =>
        [.. TemplateBook.FileNames.Where(file => file.StartsWith("questions-", StringComparison.Ordinal))];

    [Fact]
    public void Every_line_can_be_filled_in()
    {
        foreach (var (file, section, template) in AllLines())
        {
            var text = template.Render(Full, new SeededRandom(1));
            Assert.True(text is { Length: > 1 } && text.IndexOfAny(['{', '}', '|', '(', ')']) < 0, $"{file} [{section}] {template.Source}");
        }
    }

    [Fact]
    public void No_line_is_written_twice() =>
        Assert.Empty(AllLines().CountBy(line => line.Template.Source).Where(line => line.Value > 1).Select(line => line.Key));

    [Theory]
    [MemberData(nameof(QuestionFiles))]
    public void Every_kind_has_twelve_wordings_of_each_move_and_six_of_each_focus(string file)
    {
        AssertLines(12, "new", "follow_up", "rephrase");
        AssertLines(6, "new gap", "new strength", "new claim");
        AssertLines(4, "new hard", "new easy");

        void AssertLines(int least, params string[] sections) =>
            Assert.All(sections, section => Assert.True(Book.Section(file, section).Count >= least, section));
    }

    [Theory]
    [InlineData("questions-behavioural", "new")]
    [InlineData("questions-behavioural", "rephrase")]
    [InlineData("questions-technical", "rephrase")]
    [InlineData("questions-coding", "new")]
    [InlineData("questions-coding", "rephrase")]
    [InlineData("questions-system-design", "new")]
    [InlineData("questions-system-design", "rephrase")]
    [InlineData("questions-motivation", "new")]
    [InlineData("questions-motivation", "rephrase")]
    [InlineData("acknowledgements", "plain")]
    [InlineData("transitions", "new")]
    [InlineData("transitions", "follow_up")]
    [InlineData("transitions", "rephrase")]
    [InlineData("fillers", "filler")]
    public void Twelve_lines_need_nothing_but_a_topic_and_a_job(string file, string section)
    {
        var poor = new Slots { Topic = "topic", Job = "job" };
        Assert.True(Book.Section(file, section).Count(template => template.Render(poor, new SeededRandom(1)) is not null) >= 12);
    }

    [Fact]
    public void There_are_forty_acknowledgements_that_echo_and_forty_fillers()
    {
        Assert.True(Book.Section("acknowledgements", "echo").Count >= 40);
        Assert.True(Book.Section("fillers", "filler").Count >= 40);
    }

    [Fact]
    public void Every_answer_part_has_follow_ups() =>
        Assert.All(Enum.GetNames<AnswerPart>(), part => Assert.True(Book.Section("follow-ups", part.ToLowerInvariant()).Count >= 6, part));

    [Theory]
    [InlineData("greetings")]
    [InlineData("acknowledgements")]
    [InlineData("transitions")]
    [InlineData("tentatives")]
    [InlineData("fillers")]
    [InlineData("closings")]
    public void What_is_said_beside_questions_asks_and_judges_nothing(string file)
    {
        foreach (var template in Book.File(file).Values.SelectMany(lines => lines))
        {
            for (var variant = 0UL; variant < 12; variant++)
            {
                var text = template.Render(Full, new SeededRandom(variant))!;
                Assert.DoesNotContain("?", text, StringComparison.Ordinal);
                Assert.False(TentativeSafety.HoldsVerdict(text), text);
            }
        }
    }

    [Theory]
    [InlineData("filler")]
    [InlineData("plain")]
    public void Fillers_and_plain_tentatives_are_safe_after_any_utterance(string section)
    {
        foreach (var template in Book.Section(section == "filler" ? "fillers" : "tentatives", section))
        {
            for (var variant = 0UL; variant < 12; variant++)
            {
                var check = TentativeSafety.Check(template.Render(new Slots(), new SeededRandom(variant))!, "");
                Assert.True(check.IsSafe, $"{template.Source}: {check.Violation} {check.Offender}");
            }
        }
    }

    [Fact]
    public void A_choice_picks_by_seed_and_a_missing_slot_leaves_the_line_out()
    {
        var template = Template.Parse("(One|Two|{topic}) of {skill}.");
        var texts = Enumerable.Range(0, 40).Select(seed => template.Render(Full, new SeededRandom((ulong)seed))).ToHashSet();
        Assert.Equal<string?>(["One of skill.", "Two of skill.", "topic of skill."], texts.Order(StringComparer.Ordinal));
        Assert.Null(template.Render(new Slots { Topic = "topic" }, new SeededRandom(1)));
    }

    [Theory]
    [InlineData("(never closed")]
    [InlineData("a {slot")]
    public void A_line_that_does_not_close_is_refused(string line) => Assert.Throws<FormatException>(() => Template.Parse(line));

    private static IEnumerable<(string File, string Section, Template Template)> AllLines() =>
        from file in TemplateBook.FileNames
        from section in Book.File(file)
        from template in section.Value
        select (file, section.Key, template);
}

using System.Globalization;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>Conversations made up from a seed: any options, any model, any candidate, processes that die. The same seed gives the same one.</summary>
internal sealed class RandomScenario
{
    private const string Vowels = "aeiou";

    private static readonly string[] Words =
        ("so we moved the ledger to an event store and I wrote the replay myself because the old batch job lost payments at night "
        + "which cost us about two percent and in the end the error rate went down so that nobody had to be called any more and we could "
        + "spend the spring on the reports that the auditors had asked for since the year before which was my own idea").Split(' ');

    private static readonly string[] Switches =
        ["adaptive-deadline", "fillers", "barge-in", "send-tentatives", "question-with-reply", "stream-replies", "speculation"];

    private static readonly (string Option, int Most)[] Times =
        [("reopen", 1500), ("speculation-pause", 800), ("speculation-interval", 4000), ("filler-delay", 600), ("barge-in-silence", 3000)];

    private static readonly (string Option, int Most)[] Numbers =
        [("tentatives-per-turn", 6), ("tentative-new-words", 10), ("speculations-per-turn", 5)];

    private readonly Random _random;
    private readonly List<ScenarioLine> _lines = [];
    private readonly HashSet<string> _marks = [];
    private TimeSpan _now;

    private RandomScenario(int seed) => _random = new(seed);

    public static Scenario Of(int seed)
    {
        var made = new RandomScenario(seed);
        made.Settings(seed);
        made.Models();
        made.Act("begin");
        var acts = made._random.Next(10, 50);
        for (var i = 0; i < acts; i++)
            made.Episode();
        made._lines.Add(new SettingLine("until", "9h"));
        return new Scenario([.. made._lines]);
    }

    private bool OneIn(int n) => _random.Next(n) == 0;

    private void Settings(int seed)
    {
        Set("seed", seed);
        Set("topics", _random.Next(1, 5));
        Set("limit", $"{_random.Next(60, 400)}s");
        if (OneIn(2))
            Set("cancels-obeyed", "");
        if (OneIn(4))
            Set("options", "classic");
        if (OneIn(2))
            Set("options", $"deadline {_random.Next(500, 1001)}ms");
        foreach (var option in Switches)
            if (OneIn(8))
                Set("options", (OneIn(2) ? "no-" : "") + option);
        foreach (var (option, most) in Times)
            if (OneIn(6))
                Set("options", $"{option} {_random.Next(most)}ms");
        foreach (var (option, most) in Numbers)
            if (OneIn(6))
                Set("options", $"{option} {_random.Next(1, most)}");
        if (OneIn(6))
            Set("options", $"speculation-tokens-per-turn {_random.Next(200, 3000)}");
        if (OneIn(6))
            Set("options", $"monologue {_random.Next(1, 20)}s");
        if (OneIn(5))
            Set("options", $"grace {_random.Next(1, 60)}s");
        if (OneIn(5))
            Set("options", "code");
        if (OneIn(3))
            Set("options", "surprises 1");
    }

    private void Models()
    {
        _lines.Add(new BankLine("", [.. Enumerable.Range(0, _random.Next(1, 12)).Select(_ => $"Let me see, {Mark()}.")]));
        _lines.AddRange(Enumerable.Range(1, _random.Next(5)).Select(i => new BankLine($"t{i}", [$"Suppose the {Mark()} were gone."])));
        if (OneIn(2))
            _lines.Add(new ModelLine("opening", Reply()));
        if (OneIn(2))
            _lines.Add(new ModelLine("closing", Reply()));
        var (tentatives, replies, questions) = (_random.Next(25), _random.Next(25), _random.Next(12));
        for (var i = 0; i < tentatives; i++)
            _lines.Add(new ModelLine("tentative", Short($"I follow you on the {Mark()} so far.")));
        for (var i = 0; i < replies; i++)
            _lines.Add(new ModelLine("reply", Reply()));
        for (var i = 0; i < questions; i++)
            _lines.Add(new ModelLine("question", Short($"What of {Mark()} alone?")));
    }

    private ReplyScript Short(string text) => OneIn(6)
        ? new(null, Latency(), "", "", Fails: true)
        : new(null, Latency(), text, "");

    private ReplyScript Reply()
    {
        var first = Latency();
        var done = first + Latency();
        if (OneIn(8))
            return new(null, done, "", "", Fails: true);
        var mark = Mark();
        var text = _random.Next(5) switch
        {
            0 => $"Thank you, {mark}. The {mark} part goes on here.",
            1 => $"I follow you on the {mark}. Not all of the {mark} is clear.",
            2 => $"I do not follow you on the {mark} so far. That is why {mark} matters. And {mark} too.",
            3 => $"The {mark}.",
            _ => $"So {mark} it was, and it has a longer first sentence.",
        };
        var question = OneIn(4) ? "" : $"And what about {Mark()}?";
        var script = new ReplyScript(OneIn(3) ? null : first, done, text, question);
        if (OneIn(10))
            return new ModelLine("reply", script with { Stalls = true, Done = TimeSpan.FromDays(2) }).Script;
        var restarts = first + TimeSpan.FromMilliseconds(_random.Next((int)(done - first).TotalMilliseconds + 1));
        return script.First is not null && OneIn(6) ? script with { Restarts = restarts } : script;
    }

    // Mostly quick, sometimes far beyond every deadline.
    private TimeSpan Latency() => TimeSpan.FromMilliseconds(OneIn(5) ? _random.Next(20_000) : _random.Next(1_600));

    private void Episode()
    {
        Wait(OneIn(10) ? 20_000 : 1_500);
        switch (_random.Next(20))
        {
            case < 6: Speak(); break;
            case < 8: Act(OneIn(3) ? "append" : "chunk", Speech(Words.Length)); break;
            case < 10: Act("final", OneIn(10) ? " " : Speech(Words.Length)); break;
            case < 12: Add(new(_now, "barge_in", Heard: OneIn(2) ? null : new(_random.Next(60), OneIn(3) ? 0 : _random.Next(40)))); break;
            case < 15: Control(); break;
            case 15: Act(OneIn(2) ? "attach" : "detach"); break;
            case 16: Die(); break;
            case 17: Add(new(_now, "again", Number: _random.Next(1, 40))); break;
            case 18: Add(new(_now, OneIn(2) ? "chunk" : "final", Speech(8), _random.Next(1, 60))); break;
            default: Act("chunk", OneIn(2) ? "" : "mm-hm"); break;
        }
    }

    // A whole utterance as recognisers give it: it grows, it pauses, and the final is what was heard but for its marks, or it is not.
    private void Speak()
    {
        var words = Words.Take(OneIn(2) ? Words.Length : _random.Next(3, Words.Length)).ToArray();
        for (var heard = _random.Next(1, 12); heard < words.Length; heard += _random.Next(2, 20))
        {
            Act("chunk", string.Join(' ', words.Take(heard)));
            Wait(OneIn(4) ? 2_500 : 500);
        }

        var text = string.Join(' ', words);
        Act("chunk", text);
        Wait(OneIn(3) ? 4_000 : 900);
        Act("final", _random.Next(5) switch
        {
            0 => text,
            1 => $"{char.ToUpperInvariant(text[0])}{text[1..]}.",
            2 => $"Um, {text}!",
            3 => text + " and more",
            _ => Speech(Words.Length),
        });
        // And, now and then, a second thought within the reopen window or after it.
        if (!OneIn(3))
            return;
        Wait(1_500);
        Act(OneIn(2) ? "chunk" : "final", "and " + Speech(6));
    }

    private void Control()
    {
        switch (_random.Next(12))
        {
            case 0: Act("pause"); break;
            case 1 or 2: Act("resume"); break;
            case 3: Act("skip_question"); break;
            case 4: Act("repeat_question"); break;
            case 5: Add(new(_now, "thinking", Span: OneIn(2) ? null : TimeSpan.FromSeconds(_random.Next(1, 90)))); break;
            case 6 or 7: Add(new(_now, "playback", Heard: new(_random.Next(50), _random.Next(40)))); break;
            case 8: Act("code", "print(1)"); break;
            case 9: Add(new(_now, "assessment", OneIn(2) ? "" : "result", _random.Next(1, 5))); break;
            case 10: Act("begin"); break;
            default:
                if (OneIn(5))
                    Act(OneIn(2) ? "end_interview" : "end_requested");
                break;
        }
    }

    private void Die()
    {
        string[] deaths = ["kill", "kill", "die_before_append", "die_after_append", "take_over", "recover"];
        var death = deaths[_random.Next(deaths.Length)];
        var absence = TimeSpan.FromMilliseconds(OneIn(2) ? 0 : _random.Next(4_000));
        Add(new(_now, death, Span: absence > TimeSpan.Zero && death != "take_over" ? absence : null));
        if (OneIn(4))
            return;
        Wait(2_000);
        Act("attach");
    }

    private string Speech(int most) => string.Join(' ', Words.Take(_random.Next(1, most)));

    /// <summary>Whether a word is one that a single generation says.</summary>
    public static bool IsMark(string word) => word.Length == 7 && word[6] == 'x';

    // A word that nobody else says, so that what it comes from can be told wherever it turns up.
    private string Mark()
    {
        while (true)
        {
            var mark = string.Concat(Enumerable.Range(0, 3).Select(_ => $"{(char)('b' + _random.Next(24))}{Vowels[_random.Next(5)]}")) + "x";
            if (_marks.Add(mark))
                return mark;
        }
    }

    private void Wait(int most) => _now += TimeSpan.FromMilliseconds(_random.Next(most));

    private void Act(string verb, string text = "") => Add(new(_now, verb, text));

    private void Add(ActLine act) => _lines.Add(act);

    private void Set(string keyword, object value) =>
        _lines.Add(new SettingLine(keyword, string.Create(CultureInfo.InvariantCulture, $"{value}")));
}

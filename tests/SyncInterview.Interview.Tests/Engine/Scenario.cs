using System.Globalization;
using System.Text.RegularExpressions;
using Google.Protobuf.WellKnownTypes;
using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>
/// A conversation and what must come of it, in plain text. Lines in order: options, scripts of the models, <c>at TIME</c> what the
/// candidate or the surroundings do, and what is expected: <c>expect [TIME] KIND "beginning of the text"</c> in order,
/// <c>never KIND</c>, or <c>exactly</c> with every message that follows. See the files beside this one.
/// </summary>
internal sealed partial class Scenario
{
    private static readonly TimeSpan End = TimeSpan.FromHours(3);

    private readonly List<string> _expected = [];
    private readonly List<string> _exactly = [];
    private readonly List<string> _never = [];
    private readonly List<Action<Simulation>> _acts = [];
    private readonly List<Action<ScriptedModels>> _scripts = [];
    private TurnOptions _options = new();
    private TimeSpan _limit = TimeSpan.FromMinutes(30);
    private TimeSpan _until = TimeSpan.FromMinutes(1);
    private int _topics = 3;
    private bool _isGeneric;

    public static Scenario Parse(string text)
    {
        var scenario = new Scenario();
        var isExact = false;
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim();
            if (line.Length == 0 || line.StartsWith('#'))
                continue;
            if (line == "exactly")
                isExact = true;
            else if (isExact)
                scenario._exactly.Add(line);
            else
                scenario.Read(line);
        }

        return scenario;
    }

    public void Run()
    {
        var plan = Plans.Of(_topics);
        plan.Generic = _isGeneric;
        var simulation = new Simulation(_options, plan, _limit);
        _scripts.ForEach(script => script(simulation.Models));
        _acts.ForEach(act => act(simulation));
        simulation.Run(_until);
        Assert.True(Check(simulation) is not { } problem, $"{Check(simulation)}\n{Transcript.Of(simulation)}");
        Invariants.Hold(simulation);
    }

    private string? Check(Simulation simulation)
    {
        var lines = simulation.Sent
            .Select(s => (s.At, Line: Transcript.Line(s.Message)))
            .Where(s => s.Line is not ("ACK" or "HEARTBEAT"))
            .ToList();
        if (_exactly.Count > 0)
        {
            var all = lines.Select(l => $"{Seconds(l.At)} {l.Line}").ToList();
            var different = Enumerable.Range(0, Math.Max(all.Count, _exactly.Count))
                .FirstOrDefault(i => i >= all.Count || i >= _exactly.Count || all[i] != _exactly[i], -1);
            if (different >= 0)
                return $"message {different + 1}: expected '{_exactly.ElementAtOrDefault(different)}', got '{all.ElementAtOrDefault(different)}'";
        }

        var from = 0;
        foreach (var expected in _expected)
        {
            var at = lines.FindIndex(from, l => Matches(expected, l.At, l.Line));
            if (at < 0)
                return $"expected '{expected}' after {from} messages";
            from = at + 1;
        }

        return _never.Find(n => lines.Exists(l => Matches(n, l.At, l.Line))) is { } broken ? $"never expected '{broken}'" : null;
    }

    private static bool Matches(string expected, TimeSpan at, string line)
    {
        var match = Timed().Match(expected);
        if (match.Success && Time(match.Groups[1].Value) != at)
            return false;
        return line.StartsWith((match.Success ? match.Groups[2].Value : expected).TrimEnd('"'), StringComparison.Ordinal);
    }

    private void Read(string line)
    {
        var (verb, rest) = Cut(line);
        switch (verb)
        {
            case "options": Option(rest); break;
            case "topics": _topics = int.Parse(rest, CultureInfo.InvariantCulture); break;
            case "generic": _isGeneric = true; break;
            case "limit": _limit = Time(rest); break;
            case "until": _until = rest == "end" ? End : Time(rest); break;
            case "expect": _expected.Add(rest); break;
            case "never": _never.Add(rest); break;
            case "at": At(rest); break;
            default: _scripts.Add(Script(verb, rest)); break;
        }
    }

    private void Option(string text)
    {
        var (name, value) = Cut(text);
        _options = name switch
        {
            "classic" => _options.Classic(),
            "deadline" => _options with { ReplyDeadline = Time(value) },
            "reopen" => _options with { ReopenWindow = Time(value) },
            "no-speculation" => _options with { Speculate = false },
            "no-fillers" => _options with { Fillers = false },
            "monologue" => _options with { MonologueLimit = Time(value) },
            "surprises" => _options with { SurpriseRate = double.Parse(value, CultureInfo.InvariantCulture) },
            "code" => _options with { CodeAnswers = true },
            _ => throw new FormatException($"Unknown option '{text}'."),
        };
    }

    private static Action<ScriptedModels> Script(string verb, string rest)
    {
        var quotes = Quoted().Matches(rest).Select(m => m.Groups[1].Value).ToList();
        var times = Durations().Matches(Quoted().Replace(rest, "")).Select(m => Time(m.Value)).ToList();
        var fails = rest.StartsWith("fails", StringComparison.Ordinal);
        var text = quotes.ElementAtOrDefault(0) ?? "";
        switch (verb)
        {
            case "tentative": return m => m.Tentatives.Enqueue((times[0], fails ? null : text));
            case "question": return m => m.Questions.Enqueue((times[0], fails ? null : text));
            case "fillers": return m => m.BankedFillers.AddRange(quotes);
            case "surprise": return m => m.BankedSurprises.Add(new() { TopicId = rest.Split(' ')[0], Text = text });
            case "reply" or "opening" or "closing":
                var stalls = rest.StartsWith("stalls", StringComparison.Ordinal);
                var isStreamed = rest.Contains("first ", StringComparison.Ordinal);
                var script = new ReplyScript(
                    isStreamed ? times[0] : null, times.Count > 0 ? times[^1] : End, text, quotes.ElementAtOrDefault(1) ?? "", fails, stalls);
                return m => (verb == "reply" ? m.Replies : verb == "opening" ? m.Openings : m.Closings).Enqueue(script);
            default: throw new FormatException($"Unknown line '{verb} {rest}'.");
        }
    }

    private void At(string line)
    {
        var (time, what) = Cut(line);
        var at = Time(time);
        var (verb, rest) = Cut(what);
        var quote = Quoted().Match(rest) is { Success: true } q ? q.Groups[1].Value : "";
        var sequence = AsSequence().Match(rest) is { Success: true } s ? long.Parse(s.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        var heard = HeardOf().Match(rest) is { Success: true } h
            ? new Playback { HeardCharacters = int.Parse(h.Groups[1].Value, CultureInfo.InvariantCulture), MessageSequence = long.Parse(h.Groups[2].Value, CultureInfo.InvariantCulture) }
            : null;
        _acts.Add(simulation =>
        {
            switch (verb)
            {
                case "chunk": simulation.At(at, new ClientMessage { ClientSequence = sequence, Chunk = new() { Text = quote } }); break;
                case "append": simulation.Chunk(at, quote, append: true); break;
                case "final": simulation.At(at, new ClientMessage { ClientSequence = sequence, Final = new() { Text = quote } }); break;
                case "code": simulation.At(at, new ClientMessage { Code = new() { Language = "python", Source = quote } }); break;
                case "attach" or "detach": simulation.Queue(at, new() { AttachmentChanged = new() { Attached = verb == "attach" } }); break;
                case "recover": simulation.Queue(at, new() { Recovered = new() }); break;
                case "end_requested": simulation.Queue(at, new() { EndRequested = new() }); break;
                case "assessment": simulation.Queue(at, new() { Assessment = new() { AnswerId = rest.Split(' ')[0], FollowUp = quote } }); break;
                default: simulation.At(at, Do(verb, rest, heard)); break;
            }
        });
    }

    private static Control Do(string verb, string rest, Playback? heard) => verb switch
    {
        "begin" => new() { Begin = new() },
        "end_interview" => new() { EndInterview = new() },
        "pause" => new() { Pause = new() },
        "resume" => new() { Resume = new() },
        "barge_in" => new() { BargeIn = new() { Heard = heard } },
        "skip_question" => new() { SkipQuestion = new() },
        "repeat_question" => new() { RepeatQuestion = new() },
        "thinking" => new() { Thinking = new() { Duration = rest.Length == 0 ? null : Duration.FromTimeSpan(Time(rest)) } },
        "playback" => new() { Playback = heard },
        _ => throw new FormatException($"Unknown act '{verb}'."),
    };

    private static (string Verb, string Tail) Cut(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? (text, "") : (text[..space], text[(space + 1)..].Trim());
    }

    private static string Seconds(TimeSpan at) => at.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + "s";

    private static TimeSpan Time(string text)
    {
        var match = Durations().Match(text);
        var value = double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return match.Groups[2].Value switch
        {
            "ms" => TimeSpan.FromMilliseconds(value),
            "s" => TimeSpan.FromSeconds(value),
            _ => TimeSpan.FromMinutes(value),
        };
    }

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"([0-9.]+)(ms|s|m)\b")]
    private static partial Regex Durations();

    [GeneratedRegex(@"^([0-9.]+(?:ms|s|m)) (.*)$")]
    private static partial Regex Timed();

    [GeneratedRegex(@"as ([0-9]+)$")]
    private static partial Regex AsSequence();

    [GeneratedRegex("heard ([0-9]+) of ([0-9]+)")]
    private static partial Regex HeardOf();
}

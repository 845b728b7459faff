using SyncInterview.Bench.Engine.Candidates;
using SyncInterview.Bench.Engine.Simulation;

namespace SyncInterview.Bench.Engine.Strategy;

/// <summary>The interviews that every strategy has to hold: the same answers, and models as fast and as slow.</summary>
internal sealed class Arena
{
    /// <summary>Answers in one interview.</summary>
    public const int AnswersPerInterview = 10;

    private readonly ModelPace _models;
    private readonly long _seed;
    private readonly Answer[][] _interviews;

    /// <summary>Draws the answers.</summary>
    public Arena(SpeechPace speech, ModelPace models, int answers, long seed)
    {
        (_models, _seed) = (models, seed);
        _interviews = [.. Enumerable.Range(0, answers).Select(Draw).Chunk(AnswersPerInterview)];

        Answer Draw(int number)
        {
            var random = Dice.For(seed, number);
            return new Recogniser(speech, random).Hear(Talk.Draw(speech, random));
        }
    }

    /// <summary>All answers.</summary>
    public IEnumerable<Answer> Answers => _interviews.SelectMany(answers => answers);

    /// <summary>Lets a strategy hold all interviews.</summary>
    public Score Run(Contender contender)
    {
        var tally = new Tally();
        for (var i = 0; i < _interviews.Length; i++)
        {
            var models = new SimulatedModels(_models, _seed, i);
            new SimulatedSession(contender.Options, _interviews[i], models, tally, _seed + i).Run();
            tally.Add(models.Calls);
        }

        return Score.Of(contender.Name, tally);
    }
}

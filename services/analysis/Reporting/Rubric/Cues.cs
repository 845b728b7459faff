using System.Collections.Frozen;
using SyncInterview.Analysis.Text;

namespace SyncInterview.Analysis.Reporting.Rubric;

/// <summary>The word lists behind the checklists, by name. Part of the rubric's version: a changed list is a new version.</summary>
internal sealed class Cues
{
    private readonly FrozenDictionary<string, PhraseSet> _sets;

    private Cues(IReadOnlyDictionary<string, string[]> lists) =>
        _sets = lists.ToFrozenDictionary(list => list.Key, list => new PhraseSet(list.Value), StringComparer.Ordinal);

    /// <summary>The lists shipped with the service.</summary>
    public static Cues Shipped { get; } = new(Resources.Read<Dictionary<string, string[]>>("cues-1.json"));

    public PhraseSet Reason => _sets["reason"];

    public PhraseSet Alternative => _sets["alternative"];

    public PhraseSet Problem => _sets["problem"];

    public PhraseSet Outcome => _sets["outcome"];

    public PhraseSet Baseline => _sets["baseline"];

    public PhraseSet Lasting => _sets["lasting"];

    public PhraseSet Decision => _sets["decision"];

    public PhraseSet Candour => _sets["candour"];

    public PhraseSet Situation => _sets["situation"];

    public PhraseSet SituationHint => _sets["situation_hint"];

    public PhraseSet Task => _sets["task"];

    public PhraseSet TaskHint => _sets["task_hint"];

    public PhraseSet ActionHint => _sets["action_hint"];

    public PhraseSet ResultHint => _sets["result_hint"];

    public PhraseSet Signpost => _sets["signpost"];

    public PhraseSet Example => _sets["example"];

    public PhraseSet Mechanism => _sets["mechanism"];

    public PhraseSet Limit => _sets["limit"];

    /// <summary>Techniques of the trade by name, besides the technologies of the two documents.</summary>
    public PhraseSet Technique => _sets["technique"];

    public PhraseSet Deflection => _sets["deflection"];

    public PhraseSet Vague => _sets["vague"];

    /// <summary>Speaks to whoever marks, not to the question.</summary>
    public PhraseSet ToAssessor => _sets["to_assessor"];
}

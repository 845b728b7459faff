using System.Text;
using SyncInterview.Common.V1;
using SyncInterview.Documents.V1;

namespace SyncInterview.Documents.Reading;

/// <summary>Collects the lines of a document, cleans them, and holds the limit on characters.</summary>
internal sealed class DocumentTextBuilder(int maxCharacters)
{
    /// <summary>What every list item begins with, whatever its bullet looked like.</summary>
    public const string BulletMark = "• ";

    private const int MaxHiddenItems = 100;
    private const int MaxHiddenItemLength = 1_000;

    private readonly StringBuilder _text = new();
    private readonly List<TextLine> _lines = [];
    private readonly List<string> _hidden = [];
    private readonly List<DocumentProblem> _problems = [];
    private readonly InvisibleCharacters _invisible = new();

    /// <summary>Characters so far that are no white space.</summary>
    public int InkedCharacters { get; private set; }

    /// <summary>Adds a visible line; an empty one is passed over.</summary>
    public void AddLine(string raw, int page, LineTraits traits)
    {
        var text = TextCleaner.Clean(raw, _invisible);
        if (text.Length == 0)
            return;
        if (_lines.Count > 0)
            _text.Append('\n');
        var start = _text.Length;
        if (traits.IsBullet)
            _text.Append(BulletMark);
        _text.Append(text);
        if (_text.Length > maxCharacters)
            throw new UnreadableDocumentException(
                ErrorReason.DocumentBomb, $"The document has more than {maxCharacters:N0} characters of text.");
        InkedCharacters += text.Count(c => !char.IsWhiteSpace(c));
        _lines.Add(new TextLine(start, _text.Length, page, traits));
    }

    /// <summary>Keeps text apart that a person would not see.</summary>
    public void AddHidden(string raw)
    {
        var text = TextCleaner.Clean(raw, _invisible);
        if (text.Length > 0 && _hidden.Count < MaxHiddenItems)
            _hidden.Add(text.Length <= MaxHiddenItemLength ? text : string.Concat(text.AsSpan(0, MaxHiddenItemLength), "…"));
    }

    /// <summary>Notes something that a person should check.</summary>
    public void AddProblem(ErrorReason reason, string message) =>
        _problems.Add(new DocumentProblem { Reason = reason, Message = message });

    /// <summary>The document so far.</summary>
    public DocumentText Build(int pageCount)
    {
        var problems = new List<DocumentProblem>(_problems);
        // Characters alone come from any copy and paste; whole hidden words were put there by somebody.
        if (_hidden.Count > 0 || _invisible.CarriesText)
            problems.Add(new DocumentProblem
            {
                Reason = ErrorReason.DocumentHiddenText,
                Message = "The document holds text that a person would not see. It is kept apart and used for nothing.",
            });
        return new DocumentText(_text.ToString(), [.. _lines], pageCount, [.. _hidden, .. _invisible.Describe()], problems);
    }
}

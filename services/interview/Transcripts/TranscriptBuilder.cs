using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Interviews.V1;
using Action = SyncInterview.Interviews.V1.Control.ActionOneofCase;
using MessageCase = SyncInterview.Interviews.V1.ClientMessage.MessageOneofCase;
using Utterance = SyncInterview.Interviews.V1.Utterance;

namespace SyncInterview.Interviews.Transcripts;

/// <summary>
/// Builds a transcript from a log. What was taken in and what was heard is the engine's word, so that the transcript and the prompts
/// never tell two stories: the log's events are handled once more on the way.
/// </summary>
internal sealed class TranscriptBuilder(string interview)
{
    private readonly Transcript _transcript = new() { Interview = interview };
    private readonly List<(Utterance Utterance, long Sequence)> _utterances = [];
    private readonly List<Utterance> _unplaced = [];
    private SessionState _state = SessionState.Empty;
    private CandidateSpeech? _speech;

    /// <summary>Takes the next record in.</summary>
    public void Add(LogRecord record)
    {
        var before = _state;
        _state = TurnEngine.Handle(_state, record.Event, record.Time.ToDateTimeOffset()).State;
        if (record.Event.Client is { } message && _state.LastClientSequence > before.LastClientSequence)
            Hear(message, record, before);
        Place();
        foreach (var output in record.Outputs)
            Say(output);
    }

    /// <summary>The transcript so far. Ends the building.</summary>
    public Transcript Build()
    {
        EndSpeech();
        Place(isEnd: true);
        var heard = _state.History
            .Where(line => line.MessageSequence > 0)
            .ToDictionary(line => line.MessageSequence, line => line.HeardText);
        foreach (var (utterance, sequence) in _utterances)
        {
            utterance.Text = heard.GetValueOrDefault(sequence, utterance.Text);
            if (utterance.Text.Length > 0 || utterance.Code is not null)
                _transcript.Utterances.Add(utterance);
        }

        return _transcript;
    }

    private void Hear(ClientMessage message, LogRecord record, SessionState before)
    {
        switch (message.MessageCase)
        {
            case MessageCase.Chunk or MessageCase.Final:
                _speech ??= new CandidateSpeech(record.Time);
                var isFinal = message.MessageCase == MessageCase.Final;
                _speech.Hear(isFinal ? message.Final : message.Chunk, isFinal, message.ClientSequence, record.Time);
                if (isFinal)
                    EndSpeech(IsAside(before));
                // With a reply at hand, the turn may be over with the very message that ended the speech.
                if (before.Phase == Phase.Listening)
                    PlaceIn(before);
                break;
            case MessageCase.Code:
                _unplaced.Add(new Utterance
                {
                    Speaker = Speaker.Candidate,
                    StartTime = record.Time,
                    EndTime = record.Time,
                    ClientSequences = { message.ClientSequence },
                    Code = message.Code,
                });
                break;
            case MessageCase.Control when message.Control.ActionCase is Action.SkipQuestion or Action.EndInterview:
                EndSpeech();
                break;
            default:
                break;
        }
    }

    // "Mm-hm" while the interviewer speaks: kept, and no part of an answer.
    private bool IsAside(SessionState before) =>
        _state.History.Count > before.History.Count && _state.History[^1] is { Interviewer: false, Provisional: true };

    private void EndSpeech(bool isAside = false)
    {
        if (_speech is { IsBlank: false } speech)
        {
            var utterance = speech.ToUtterance();
            utterance.Provisional = isAside;
            _unplaced.Add(utterance);
        }

        _speech = null;
    }

    // Speech that waited for the floor belongs to the turn that it opens.
    private void Place(bool isEnd = false)
    {
        if (isEnd || _unplaced.TrueForAll(utterance => utterance.Provisional) || _state.Phase is Phase.Listening or Phase.Settling)
            PlaceIn(_state);
    }

    private void PlaceIn(SessionState state)
    {
        foreach (var utterance in _unplaced)
        {
            (utterance.TurnId, utterance.AnswerId, utterance.TopicId) = (state.Key.ToString(), state.Answer.Id, Asking.Topic(state)?.Id ?? "");
            _utterances.Add((utterance, 0));
        }

        _unplaced.Clear();
    }

    private void Say(ServerMessage message)
    {
        _transcript.Messages.Add(message);
        var utterance = message.MessageCase switch
        {
            ServerMessage.MessageOneofCase.LlmResponse when message.LlmResponse.Kind != ResponseKind.Tentative => Said(message.LlmResponse),
            ServerMessage.MessageOneofCase.MiniLlmFiller => Said(message.MiniLlmFiller),
            _ => null,
        };
        if (utterance is null)
            return;
        utterance.Speaker = Speaker.Interviewer;
        (utterance.TurnId, utterance.AnswerId) = (message.TurnId, message.AnswerId);
        (utterance.StartTime, utterance.EndTime) = (message.ServerTime, message.ServerTime);
        _utterances.Add((utterance, message.Sequence));
    }

    private static Utterance Said(LlmResponse response) => new()
    {
        Text = response.Text,
        Kind = response.Kind,
        TopicId = response.TopicId,
        Provisional = response.Kind == ResponseKind.Bridge,
        Provenance = response.Provenance,
    };

    private static Utterance Said(MiniLlmFiller filler) => new()
    {
        Text = filler.Text,
        Provisional = true,
        Provenance = filler.Provenance,
    };
}

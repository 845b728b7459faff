using Google.Protobuf;

namespace SyncInterview.BuildingBlocks.Events;

/// <summary>Reads event data. Fields of a newer publisher are ignored, so that services can be upgraded one by one.</summary>
internal static class EventData
{
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    /// <summary>Throws <see cref="InvalidDataException"/> when the text is not the message's JSON form.</summary>
    public static T Parse<T>(string json)
        where T : IMessage, new()
    {
        try
        {
            return Parser.Parse<T>(json);
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new InvalidDataException("The event's data is not the JSON form of its message.", exception);
        }
    }
}

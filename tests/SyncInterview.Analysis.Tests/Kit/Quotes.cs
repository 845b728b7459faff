using Google.Protobuf;
using SyncInterview.Analysis.V1;

namespace SyncInterview.Analysis.Tests.Kit;

/// <summary>Finds every quote of a message, however deep, by the message's own descriptor: none can be forgotten.</summary>
internal static class Quotes
{
    public static IEnumerable<Quote> In(IMessage message)
    {
        if (message is Quote quote)
            return [quote];
        return message.Descriptor.Fields.InDeclarationOrder()
            .Where(field => field.FieldType == Google.Protobuf.Reflection.FieldType.Message)
            .SelectMany(field => field.IsRepeated
                ? ((System.Collections.IEnumerable)field.Accessor.GetValue(message)).Cast<IMessage>()
                : field.Accessor.GetValue(message) is IMessage one ? [one] : [])
            .SelectMany(In);
    }
}

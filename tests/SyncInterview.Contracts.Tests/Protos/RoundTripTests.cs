using Google.Protobuf;
using Google.Protobuf.Reflection;
using SyncInterview.Contracts.Kit;

namespace SyncInterview.Contracts.Protos;

/// <summary>Events travel and are stored as JSON, calls as binary: no message may lose anything in either.</summary>
public sealed class RoundTripTests
{
    private const int Seeds = 60;

    public static TheoryData<string> Messages => [.. ContractFiles.Messages.Select(message => message.FullName)];

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_survives_json_and_binary(string fullName)
    {
        var type = ContractFiles.Message(fullName);
        var filled = new HashSet<string>();
        for (var seed = 0; seed < Seeds; seed++)
        {
            var message = new RandomMessages(seed).Create(type);

            var fromJson = JsonParser.Default.Parse(JsonFormatter.Default.Format(message), type);
            var fromBinary = type.Parser.ParseFrom(message.ToByteArray());

            Assert.True(message.Equals(fromJson), $"JSON changed the message of seed {seed}.");
            Assert.True(message.Equals(fromBinary), $"Binary changed the message of seed {seed}.");
            filled.UnionWith(type.Fields.InDeclarationOrder().Where(field => IsFilled(field, message)).Select(field => field.Name));
        }

        // The proof is only worth something if every field took part in it.
        Assert.Equal(type.Fields.InDeclarationOrder().Select(field => field.Name).Order(), filled.Order());
    }

    private static bool IsFilled(FieldDescriptor field, IMessage message) => field switch
    {
        { IsRepeated: true } => ((System.Collections.IList)field.Accessor.GetValue(message)).Count > 0,
        { HasPresence: true } => field.Accessor.HasValue(message),
        _ => !IsDefault(field.Accessor.GetValue(message)),
    };

    private static bool IsDefault(object value) =>
        value is "" or 0 or 0L or 0u or 0ul or 0f or 0d or false ||
        (value is ByteString bytes && bytes.IsEmpty) ||
        (value is Enum number && Convert.ToInt32(number) == 0);
}

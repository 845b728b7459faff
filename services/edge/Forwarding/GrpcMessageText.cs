using System.Text;

namespace SyncInterview.Edge.Forwarding;

/// <summary>The <c>grpc-message</c> header: UTF-8 with everything but printable ASCII, and '%', percent-encoded.</summary>
internal static class GrpcMessageText
{
    public static string Encode(string text)
    {
        if (text.All(IsPlain))
            return text;
        var encoded = new StringBuilder(text.Length * 2);
        foreach (var unit in Encoding.UTF8.GetBytes(text))
        {
            if (IsPlain((char)unit))
                encoded.Append((char)unit);
            else
                encoded.Append('%').Append(unit.ToString("X2"));
        }

        return encoded.ToString();
    }

    private static bool IsPlain(char character) => character is >= ' ' and <= '~' and not '%';
}

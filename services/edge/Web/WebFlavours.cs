using SyncInterview.Edge.Forwarding;

namespace SyncInterview.Edge.Web;

/// <summary>Content types of gRPC-Web.</summary>
internal static class WebFlavours
{
    private const string BinaryType = "application/grpc-web";
    private const string TextType = "application/grpc-web-text";
    private const string Protobuf = "+proto";

    /// <summary>The flavour of a content type; null when it is none of gRPC-Web with protobuf.</summary>
    public static WebFlavour? Of(string? contentType)
    {
        var type = GrpcContent.MediaTypeOf(contentType);
        if (type.EndsWith(Protobuf, StringComparison.OrdinalIgnoreCase))
            type = type[..^Protobuf.Length];
        return type.Equals(BinaryType, StringComparison.OrdinalIgnoreCase) ? WebFlavour.Binary
            : type.Equals(TextType, StringComparison.OrdinalIgnoreCase) ? WebFlavour.Text
            : null;
    }

    /// <summary>The content type of an answer.</summary>
    public static string ContentType(this WebFlavour flavour) => (flavour == WebFlavour.Text ? TextType : BinaryType) + Protobuf;

    /// <summary>The flavour to answer in: the first that <c>Accept</c> names, otherwise that of the request.</summary>
    public static WebFlavour Accepted(IHeaderDictionary headers, WebFlavour request)
    {
        foreach (var value in headers.Accept)
        {
            foreach (var type in (value ?? "").Split(','))
            {
                if (Of(type) is { } flavour)
                    return flavour;
            }
        }

        return request;
    }
}

namespace SyncInterview.Edge.Web;

/// <summary>The two encodings of gRPC-Web.</summary>
internal enum WebFlavour
{
    /// <summary><c>application/grpc-web</c>: frames as they are.</summary>
    Binary,

    /// <summary><c>application/grpc-web-text</c>: frames in base64, for browsers' XMLHttpRequest.</summary>
    Text,
}

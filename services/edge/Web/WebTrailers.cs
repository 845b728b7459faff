using Microsoft.AspNetCore.Http.Features;

namespace SyncInterview.Edge.Web;

/// <summary>Trailers that are kept until they become the last frame of the body. Its presence marks a call as one over gRPC-Web.</summary>
internal sealed class WebTrailers : IHttpResponseTrailersFeature
{
    public IHeaderDictionary Trailers { get; set; } = new HeaderDictionary();
}

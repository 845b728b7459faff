namespace Grpc.Core.Interceptors;

internal sealed class HeaderRewriter(Func<Metadata, Metadata> rewrite) : CallRewriter
{
    protected override ClientInterceptorContext<TRequest, TResponse> Rewrite<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context)
    {
        // A copy: the caller may use its headers for other calls.
        var headers = new Metadata();
        foreach (var entry in context.Options.Headers ?? Metadata.Empty)
            headers.Add(entry);
        return new(context.Method, context.Host, context.Options.WithHeaders(rewrite(headers)));
    }
}

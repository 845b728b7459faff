using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;

namespace SyncInterview.Llm.Models.OpenAi;

/// <summary>Maps what the SDK and the transport throw to a <see cref="ModelException"/>.</summary>
internal static class OpenAiFailures
{
    /// <summary>The failure behind an exception; <paramref name="responded"/>: whether the response had begun.</summary>
    public static ModelException From(Exception exception, bool responded, TimeProvider time) => exception switch
    {
        ModelException failure => failure,
        ClientResultException { Status: > 0 } refused => FromStatus(refused, time),
        _ when Causes(exception).OfType<ModelException>().FirstOrDefault() is { } failure => failure,
        _ when Causes(exception).Any(cause => cause is HttpRequestException or IOException or TimeoutException or OperationCanceledException) =>
            new ModelException(responded ? ModelFailure.Incomplete : ModelFailure.Connect, inner: exception),
        _ => new ModelException(ModelFailure.Malformed, inner: exception),
    };

    private static ModelException FromStatus(ClientResultException refused, TimeProvider time)
    {
        var retryAfter = refused.GetRawResponse() is { } response ? RetryAfter(response.Headers, time) : null;
        return refused.Status switch
        {
            429 => new ModelException(ModelFailure.RateLimited, retryAfter, refused),
            >= 500 => new ModelException(ModelFailure.ServerError, retryAfter, refused),
            _ => new ModelException(ModelFailure.Refused, inner: refused),
        };
    }

    private static TimeSpan? RetryAfter(PipelineResponseHeaders headers, TimeProvider time)
    {
        if (headers.TryGetValue("retry-after-ms", out var milliseconds) && double.TryParse(milliseconds, CultureInfo.InvariantCulture, out var ms) && ms is >= 0 and < 1e9)
            return TimeSpan.FromMilliseconds(ms);
        if (!headers.TryGetValue("retry-after", out var value))
            return null;
        if (double.TryParse(value, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 1e6)
            return TimeSpan.FromSeconds(seconds);
        var isDate = DateTimeOffset.TryParseExact(value, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date);
        var until = isDate ? date - time.GetUtcNow() : (TimeSpan?)null;
        return until < TimeSpan.Zero ? TimeSpan.Zero : until;
    }

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            yield return cause;
    }
}

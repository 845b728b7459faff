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
        _ when Causes(exception).Any(IsOfTheConnection) =>
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
        if (headers.TryGetValue("retry-after-ms", out var milliseconds) && Number(milliseconds) is { } ms)
            return TimeSpan.FromMilliseconds(ms);
        if (!headers.TryGetValue("retry-after", out var value))
            return null;
        if (Number(value) is { } seconds)
            return TimeSpan.FromSeconds(seconds);
        var isDate = DateTimeOffset.TryParseExact(value, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date);
        var until = isDate ? date - time.GetUtcNow() : (TimeSpan?)null;
        return until < TimeSpan.Zero ? TimeSpan.Zero : until;
    }

    private static double? Number(string? value) =>
        double.TryParse(value, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < 1e9 ? number : null;

    private static bool IsOfTheConnection(Exception exception) =>
        exception is HttpRequestException or IOException or TimeoutException or OperationCanceledException;

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            yield return cause;
    }
}

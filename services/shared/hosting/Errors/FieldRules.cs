using System.Numerics;
using Google.Protobuf;
using FieldViolation = Google.Rpc.BadRequest.Types.FieldViolation;

namespace SyncInterview.Hosting;

/// <summary>
/// Collects what is wrong with a request, so that a client hears of every field at once. Each field is reported once, by the first rule
/// it breaks. Only <c>Required</c>, <c>Name</c> and <c>Specified</c> refuse what is empty.
/// </summary>
/// <example><code>
/// new FieldRules()
///     .Name("resume", request.Resume, "documents")
///     .Required("display_name", request.DisplayName).MaxLength("display_name", request.DisplayName, 200)
///     .Range("page_size", request.PageSize, 0, 100)
///     .ThrowIfAny();
/// </code></example>
public sealed class FieldRules
{
    private readonly List<FieldViolation> _violations = [];

    /// <summary>Whether any rule was broken so far.</summary>
    public bool Any => _violations.Count > 0;

    /// <summary>The text must not be empty or white space alone.</summary>
    public FieldRules Required(string field, string? value) => Check(field, !string.IsNullOrWhiteSpace(value), "is required");

    /// <summary>The message must be set.</summary>
    public FieldRules Required(string field, IMessage? value) => Check(field, value is not null, "is required");

    /// <summary>The bytes must not be empty.</summary>
    public FieldRules Required(string field, ByteString? value) => Check(field, value is { IsEmpty: false }, "is required");

    /// <summary>The text must have at most so many characters (UTF-16 code units).</summary>
    public FieldRules MaxLength(string field, string? value, int limit) =>
        Check(field, (value?.Length ?? 0) <= limit, $"must be at most {limit} characters; it has {value?.Length ?? 0}");

    /// <summary>The bytes must be at most so many.</summary>
    public FieldRules MaxBytes(string field, ByteString? value, int limit) =>
        Check(field, (value?.Length ?? 0) <= limit, $"must be at most {limit} bytes; it has {value?.Length ?? 0}");

    /// <summary>The list must have at most so many items.</summary>
    public FieldRules MaxCount<T>(string field, IReadOnlyCollection<T> items, int limit) =>
        Check(field, items.Count <= limit, $"must have at most {limit} items; it has {items.Count}");

    /// <summary>The number must lie between both bounds, bounds included. NaN does not.</summary>
    public FieldRules Range<T>(string field, T value, T low, T high)
        where T : INumber<T> =>
        Check(field, value >= low && value <= high, $"must be from {low} to {high}; it is {value}");

    /// <summary>A resource name of the collection must be given; see <see cref="ResourceName"/>.</summary>
    public FieldRules Name(string field, string? value, string collection) =>
        Check(field, ResourceName.TryParse(value, collection, out _), $"is required, a name of the form {collection}/{{id}}");

    /// <summary>A resource name, if given, must be of the collection.</summary>
    public FieldRules OptionalName(string field, string? value, string collection) => Check(
        field,
        string.IsNullOrEmpty(value) || ResourceName.TryParse(value, collection, out _),
        $"must be a name of the form {collection}/{{id}}");

    /// <summary>The value must be one that this version of the contract names; zero is.</summary>
    public FieldRules Defined<T>(string field, T value)
        where T : struct, Enum =>
        Check(field, Enum.IsDefined(value), $"must be a value that this version knows; it is {Convert.ToInt64(value)}");

    /// <summary>The value must be one that this version of the contract names, and not zero ("unspecified").</summary>
    public FieldRules Specified<T>(string field, T value)
        where T : struct, Enum =>
        Check(field, !value.Equals(default(T)), "is required").Defined(field, value);

    /// <summary>Any other rule.</summary>
    /// <param name="field">Path of the field as in the proto.</param>
    /// <param name="holds">Whether the rule holds.</param>
    /// <param name="description">What is allowed, for example <c>must be before end_time</c>.</param>
    public FieldRules Check(string field, bool holds, string description)
    {
        if (!holds && !_violations.Exists(violation => violation.Field == field))
            _violations.Add(new FieldViolation { Field = field, Description = description });
        return this;
    }

    /// <summary>Throws INVALID_ARGUMENT, INVALID_FIELD with all violations when there are any.</summary>
    public void ThrowIfAny()
    {
        if (Any)
            throw RpcErrors.InvalidFields(_violations);
    }
}

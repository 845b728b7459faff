using Google.Protobuf;
using Grpc.Core;
using SyncInterview.Common.V1;

namespace SyncInterview.Hosting.Tests.Errors;

public sealed class FieldRulesTests
{
    [Fact]
    public void A_request_without_fault_passes() => new FieldRules()
        .Required("text", "x")
        .Required("span", new TextSpan())
        .Required("bytes", ByteString.CopyFromUtf8("x"))
        .MaxLength("text", "12345", 5)
        .MaxBytes("bytes", ByteString.CopyFromUtf8("12345"), 5)
        .MaxCount("items", [1, 2], 2)
        .Range("low", 0, 0, 100)
        .Range("high", 100, 0, 100)
        .Range("share", 0.5, 0, 1)
        .Name("name", "documents/abc-1_2", "documents")
        .OptionalName("none", "", "documents")
        .Defined("kind", QuestionKind.Unspecified)
        .Specified("kind2", QuestionKind.Coding)
        .Check("other", true, "")
        .ThrowIfAny();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void Text_of_nothing_is_missing(string? text) => Refused(new FieldRules().Required("f", text), "is required");

    [Fact]
    public void A_message_that_is_not_set_is_missing() => Refused(new FieldRules().Required("f", (IMessage?)null), "is required");

    [Fact]
    public void Bytes_of_no_length_are_missing() => Refused(new FieldRules().Required("f", ByteString.Empty), "is required");

    [Fact]
    public void One_character_too_many_is_refused() =>
        Refused(new FieldRules().MaxLength("f", "123456", 5), "must be at most 5 characters; it has 6");

    [Fact]
    public void One_byte_too_many_is_refused() =>
        Refused(new FieldRules().MaxBytes("f", ByteString.CopyFrom(new byte[6]), 5), "must be at most 5 bytes; it has 6");

    [Fact]
    public void One_item_too_many_is_refused() =>
        Refused(new FieldRules().MaxCount("f", [1, 2, 3], 2), "must have at most 2 items; it has 3");

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    public void A_number_outside_its_range_is_refused(int value) =>
        Refused(new FieldRules().Range("f", value, 0, 100), $"must be from 0 to 100; it is {value}");

    [Fact]
    public void Not_a_number_is_outside_every_range() =>
        Refused(new FieldRules().Range("f", double.NaN, 0, 1), "must be from 0 to 1; it is NaN");

    [Fact]
    public void A_value_of_a_later_version_is_refused() =>
        Refused(new FieldRules().Specified("f", (QuestionKind)99), "must be a value that this version knows; it is 99");

    [Fact]
    public void An_unspecified_value_is_missing_where_one_is_needed() =>
        Refused(new FieldRules().Specified("f", QuestionKind.Unspecified), "is required");

    [Fact]
    public void A_field_is_reported_once_by_the_first_rule_it_breaks() =>
        Refused(new FieldRules().Check("f", false, "must be first").Check("f", false, "must be second"), "must be first");

    private static void Refused(FieldRules rules, string description)
    {
        var violation = Assert.Single(RpcStatus.From(Assert.Throws<RpcException>(rules.ThrowIfAny)).FieldViolations);
        Assert.Equal(("f", description), (violation.Field, violation.Description));
    }
}

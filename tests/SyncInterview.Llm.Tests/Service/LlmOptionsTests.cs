using Microsoft.Extensions.Options;
using SyncInterview.Llm.Options;

namespace SyncInterview.Llm.Tests.Service;

public sealed class LlmOptionsTests
{
    [Fact]
    public void Defaults_are_valid_and_need_no_model() =>
        Assert.True(new LlmOptionsValidator().Validate(null, new LlmOptions()).Succeeded);

    [Theory]
    [InlineData("not an address", "BaseUrl")]
    [InlineData("ftp://host/v1", "BaseUrl")]
    [InlineData("https://user:secret@host/v1", "BaseUrl")]
    public void An_address_that_cannot_work_is_named_and_not_repeated(string address, string field)
    {
        var result = new LlmOptionsValidator()
            .Validate(null, new LlmOptions { Main = { Model = "m", BaseUrl = address, ApiKey = "key-1" } });
        Assert.Contains($"Llm:Main:{field}", result.FailureMessage, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", result.FailureMessage, StringComparison.Ordinal);
        Assert.DoesNotContain("key-1", result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_out_of_range_are_all_named()
    {
        var options = new LlmOptions
        {
            Judge = { Model = "m", StallTimeout = TimeSpan.Zero, MaxOutputTokens = 0, Temperature = 3 },
            Offline = { FirstTokenSpread = 9, Mini = { TokensPerSecond = 0 } },
            Second = { Model = "m", RetryDelay = TimeSpan.FromMinutes(1) },
            Hedging = { MostExtra = 2, FirstDelay = TimeSpan.Zero },
            DeltaInterval = TimeSpan.FromSeconds(2),
        };
        var failures = new LlmOptionsValidator().Validate(null, options).Failures!;
        Assert.Equal(
            [
                "Llm:Judge:StallTimeout", "Llm:Judge:MaxOutputTokens", "Llm:Judge:Temperature", "Llm:Second:RetryDelay",
                "Llm:Second:Model", "Llm:Hedging:MostExtra", "Llm:Hedging:FirstDelay", "Llm:DeltaInterval",
                "Llm:Offline:FirstTokenSpread", "Llm:Offline:Mini:TokensPerSecond",
            ],
            failures.Select(failure => failure.Split(' ')[0]));
    }

    [Fact]
    public async Task The_service_does_not_start_with_settings_that_cannot_work() =>
        await Assert.ThrowsAsync<OptionsValidationException>(
            () => LlmHost.StartAsync(("Llm:Main:Model", "m"), ("Llm:Main:BaseUrl", "nowhere")));

    [Fact]
    public async Task A_demonstration_latency_is_stated_in_the_provenance()
    {
        await using var llm = await LlmHost.StartAsync(
            ("Llm:Offline:FirstTokenMedian", "00:00:00.001"), ("Llm:Offline:TokensPerSecond", "1000"));
        var reply = (await llm.ReplyAsync(new() { Context = LlmHost.Context, Purpose = V1.ReplyPurpose.Closing }))[^1].Completed;
        Assert.Equal(("offline", "offline (demonstration latency)"), (reply.Provenance.Provider, reply.Provenance.Model));
        Assert.True(reply.Provenance.Latency.ToTimeSpan() >= TimeSpan.FromMilliseconds(1));
    }
}

using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SyncInterview.Documents.Sandbox;
using SyncInterview.Testing;

namespace SyncInterview.Documents.Tests.Sandbox;

public sealed class ToolSandboxTests
{
    private const string Shell = "/usr/bin/dash";

    [Fact]
    public async Task A_program_gets_its_input_and_its_output_comes_back()
    {
        var result = await Sandbox().RunAsync("/usr/bin/cat", [], "hello"u8.ToArray(), CancellationToken.None);
        Assert.Equal((ToolOutcome.Exited, 0, "hello"), (result.Outcome, result.ExitCode, Encoding.UTF8.GetString(result.Output.Span)));
    }

    [Fact]
    public async Task A_program_sees_no_environment()
    {
        var result = await RunShellAsync("/usr/bin/env | /usr/bin/grep -v '^PWD=' | /usr/bin/wc -l");
        Assert.Equal("0", result);
    }

    [Fact]
    public async Task A_program_can_write_no_file() =>
        Assert.Equal(
            "refused", await RunShellAsync(
                "(echo data > /tmp/sandbox-test-file) 2>/dev/null && /usr/bin/test -s /tmp/sandbox-test-file && echo written |"
                + "| echo refused"));

    [Fact]
    public async Task In_namespaces_a_program_sees_neither_other_processes_nor_the_disk_nor_a_network()
    {
        if (await Probe().LevelAsync(CancellationToken.None) != SandboxLevel.Namespaces)
            return;
        Assert.Equal("absent", await RunShellAsync("/usr/bin/test -e /etc/passwd && echo present || echo absent"));
        Assert.Equal("absent", await RunShellAsync("/usr/bin/test -e /proc/1 && echo present || echo absent"));
        Assert.Equal("absent", await RunShellAsync("/usr/bin/test -e /sys/class/net/eth0 && echo present || echo absent"));
        Assert.Equal("65534", await RunShellAsync("/usr/bin/id -u"));
    }

    [Fact]
    public async Task Endless_output_is_cut() =>
        Assert.Equal(ToolOutcome.OutputLimit, (await Sandbox().RunAsync("/usr/bin/yes", [], default, CancellationToken.None)).Outcome);

    [Fact]
    public async Task Processor_time_is_limited()
    {
        var result = await Sandbox(limits => limits.CpuSeconds = 1).RunAsync(
            Shell, ["-c", "while :; do :; done"], default, CancellationToken.None);
        Assert.Equal(ToolOutcome.TimeLimit, result.Outcome);
    }

    [Fact]
    public async Task Memory_is_limited()
    {
        // Doubled 27 times, ten characters are 1.3 GB.
        const string script = "x=0123456789; i=0; while [ $i -lt 27 ]; do x=$x$x; i=$((i+1)); done; echo done";
        var result = await Sandbox().RunAsync(Shell, ["-c", script], default, CancellationToken.None);
        Assert.Equal(ToolOutcome.Exited, result.Outcome);
        Assert.NotEqual(0, result.ExitCode);
    }

    [Fact]
    public async Task A_program_that_takes_too_long_is_killed_with_all_it_started()
    {
        var clock = new ManualTimeProvider();
        var length = "61." + Random.Shared.Next(100_000, 999_999).ToString(CultureInfo.InvariantCulture);
        var run = Sandbox(time: clock).RunAsync(
            Shell, ["-c", $"/usr/bin/sleep {length} | /usr/bin/sleep {length}"], default, CancellationToken.None);
        await Eventually.HoldsAsync(() => CountProcesses(length) >= 2);
        clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(ToolOutcome.TimeLimit, (await run).Outcome);
        await Eventually.HoldsAsync(() => CountProcesses(length) == 0);
    }

    [Fact]
    public async Task A_missing_program_is_said_to_be_missing() =>
        Assert.Equal(
            ToolOutcome.NotAvailable, (await Sandbox().RunAsync("/usr/bin/no-such-program", [], default, CancellationToken.None)).Outcome);

    private static async Task<string> RunShellAsync(string script)
    {
        var result = await Sandbox().RunAsync(Shell, ["-c", script], default, CancellationToken.None);
        return Encoding.UTF8.GetString(result.Output.Span).Trim();
    }

    private static int CountProcesses(string argument) => Directory.EnumerateDirectories("/proc")
        .Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0]))
        .Count(folder => CommandLine(folder).Contains($"sleep\0{argument}", StringComparison.Ordinal));

    private static string CommandLine(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline"));
        }
        catch (IOException)
        {
            return string.Empty;
        }
    }

    private static SandboxProbe Probe(IOptions<DocumentsOptions>? options = null) =>
        new(options ?? Options.Create(new DocumentsOptions()), TimeProvider.System, NullLogger<SandboxProbe>.Instance);

    private static ToolSandbox Sandbox(Action<ToolLimits>? configure = null, TimeProvider? time = null)
    {
        var options = Options.Create(new DocumentsOptions());
        configure?.Invoke(options.Value.Tools);
        return new ToolSandbox(Probe(options), options, time ?? TimeProvider.System);
    }
}

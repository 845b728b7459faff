using System.Runtime.Versioning;
using SyncInterview.Hosting.Identity;
using SyncInterview.Hosting.Tests.Kit;
using SyncInterview.Hosting.Tests.Probe;
using SyncInterview.Testing;

namespace SyncInterview.Hosting.Tests.Identity;

[UnsupportedOSPlatform("windows")]
public sealed class IdentityKeyFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string Data => Path.Combine(_directory.Path, "data");

    private string KeyPath => Path.Combine(Data, "identity.key");

    [Fact]
    public async Task Processes_that_start_together_get_the_same_key()
    {
        const int Processes = 8;
        const int Starts = 100;
        using var start = new Barrier(Processes);
        var keys = await Task.WhenAll(Enumerable.Range(0, Processes).Select(_ => Task.Factory.StartNew(
            () => Enumerable.Range(0, Starts).Select(number => KeyOfStart(start, number)).ToList(),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.All(Enumerable.Range(0, Starts), number => Assert.Single(keys.Select(each => each[number]).Distinct()));
    }

    [Fact]
    public void The_key_and_its_directory_are_their_owners_alone()
    {
        new IdentityKeyFile(Data).ReadOrCreate();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyPath));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Data));
    }

    [Fact]
    public void Two_directories_have_two_keys() => Assert.NotEqual(
        new IdentityKeyFile(Data).ReadOrCreate(), new IdentityKeyFile(Path.Combine(_directory.Path, "other")).ReadOrCreate());

    [Fact]
    public void A_file_left_empty_by_a_crash_gets_a_key()
    {
        new IdentityKeyFile(Data).ReadOrCreate();
        File.WriteAllText(KeyPath, "");

        Assert.Equal(new IdentityKeyFile(Data).ReadOrCreate(), new IdentityKeyFile(Data).ReadOrCreate());
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("AAAA")]
    public void A_damaged_key_is_reported_and_not_replaced(string content)
    {
        new IdentityKeyFile(Data).ReadOrCreate();
        File.WriteAllText(KeyPath, content);

        Assert.Throws<InvalidOperationException>(() => new IdentityKeyFile(Data).ReadOrCreate());
        Assert.Equal(content, File.ReadAllText(KeyPath));
    }

    [Fact]
    public void A_key_that_others_may_read_is_refused()
    {
        new IdentityKeyFile(Data).ReadOrCreate();
        File.SetUnixFileMode(KeyPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        Assert.Throws<InvalidOperationException>(() => new IdentityKeyFile(Data).ReadOrCreate());
    }

    [Fact]
    public async Task Services_that_share_a_data_directory_believe_each_other_without_configuration()
    {
        var options = new InProcessHostOptions { DataDirectory = Data, Settings = { ["Hosting:IdentityKey"] = null } };
        await using var one = await ProbeHost.StartAsync(options: options);
        await using var two = await ProbeHost.StartAsync(options: options);

        Assert.Equal("x", (await two.Probe().EchoAsync(new EchoRequest { Text = "x" }, one.SignedHeaders())).Text);
        Assert.True(File.Exists(KeyPath));
    }

    public void Dispose() => _directory.Dispose();

    private string KeyOfStart(Barrier start, int number)
    {
        var directory = Path.Combine(_directory.Path, $"start-{number}");
        start.SignalAndWait();
        return Convert.ToHexString(new IdentityKeyFile(directory).ReadOrCreate());
    }
}

using SyncInterview.EndToEnd.Tests.Kit;

namespace SyncInterview.EndToEnd.Tests;

/// <summary>Foreign clients, each from its own language's usual library, against one running suite.</summary>
public sealed class ServeTests(ServeTests.Serving serving) : IClassFixture<ServeTests.Serving>
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private static readonly string[] Documents =
        [Repository.Sample("resumes/priya-raman.docx"), Repository.Sample("jobs/data-engineer.md")];

    [Fact]
    public async Task A_Node_client_on_grpc_js_holds_an_interview_over_Converse() =>
        await ForeignClient.RunAsync(Limit, "node", ["converse.js", serving.Suite.Grpc.Authority, .. Documents]);

    [Fact]
    public async Task A_Python_client_on_grpcio_holds_an_interview_over_Converse() =>
        await ForeignClient.RunAsync(Limit, "/usr/bin/python3", ["converse.py", serving.Suite.Grpc.Authority, .. Documents]);

    [Fact]
    public async Task Connect_web_in_Node_and_connect_web_and_grpc_web_in_Chromium_hold_interviews_over_Watch_and_Send() =>
        await ForeignClient.RunAsync(Limit, "node", ["converse-web.js", serving.Suite.Http.GetLeftPart(UriPartial.Authority), .. Documents]);

    [Fact]
    public async Task Health_answers_per_service_over_HTTP()
    {
        using var http = new HttpClient();
        Assert.True((await http.GetAsync(new Uri(serving.Suite.Http, "/health/live"))).IsSuccessStatusCode);
        Assert.True((await http.GetAsync(new Uri(serving.Suite.Http, "/health/ready"))).IsSuccessStatusCode);
    }

    public sealed class Serving : IAsyncLifetime
    {
        private readonly string _data = Directory.CreateTempSubdirectory("syncinterview-e2e-").FullName;

        internal SuiteProcess Suite { get; private set; } = null!;

        public async Task InitializeAsync() => Suite = await SuiteProcess.StartAsync(_data);

        public async Task DisposeAsync()
        {
            await Suite.DisposeAsync();
            Directory.Delete(_data, recursive: true);
        }
    }
}

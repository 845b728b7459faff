using SyncInterview.Analysis;
using SyncInterview.Hosting;

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddServiceDefaults("analysis");
builder.AddAnalysis();
var app = builder.Build();
app.MapServiceDefaults();
app.MapAnalysis();
await app.RunAsync();

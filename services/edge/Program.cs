using SyncInterview.Edge;
using SyncInterview.Hosting;

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddServiceDefaults("edge", ServiceAudience.Public);
builder.AddEdge();
var app = builder.Build();
app.MapServiceDefaults();
app.MapEdge();
await app.RunAsync();

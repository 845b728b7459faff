using SyncInterview.Hosting;
using SyncInterview.Interviews;

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddServiceDefaults("interview");
builder.AddInterview();
var app = builder.Build();
app.MapServiceDefaults();
app.MapInterview();
await app.RunAsync();

using SyncInterview.Hosting;
using SyncInterview.Llm;

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddServiceDefaults("llm");
builder.AddLlm();
var app = builder.Build();
app.MapServiceDefaults();
app.MapLlm();
await app.RunAsync();

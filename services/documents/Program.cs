using SyncInterview.Documents;
using SyncInterview.Hosting;

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddServiceDefaults("documents");
builder.AddDocuments();
var app = builder.Build();
app.MapServiceDefaults();
app.MapDocuments();
await app.RunAsync();

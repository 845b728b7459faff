using System.Text.Encodings.Web;
using Google.Protobuf;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using SyncInterview.Analysis.V1;

namespace SyncInterview.Analysis.Rendering;

/// <summary>
/// Renders finished reports. The page is one file that asks nothing of the network and runs no script; every word of documents and
/// answers is encoded on its way in.
/// </summary>
internal sealed class ReportRenderer(IServiceProvider services, ILoggerFactory logging)
{
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithIndentation());

    /// <summary>The report as one page, well-formed as XML too.</summary>
    public async Task<string> HtmlAsync(Report report)
    {
        await using var renderer = new HtmlRenderer(services, logging);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var title = report.JobTitle.Length > 0 ? report.JobTitle : "Interview";
            var parameters = new Dictionary<string, object?> { [nameof(ReportPage.Report)] = report, [nameof(ReportPage.Title)] = title };
            var page = await renderer.RenderComponentAsync<ReportPage>(ParameterView.FromDictionary(parameters));
            return Document(title, page.ToHtmlString());
        });
    }

    /// <summary>The report in protobuf's JSON form.</summary>
    public static string Json(Report report) => Formatter.Format(report);

    // Written by hand because Razor leaves empty elements open, and the page is to be well-formed as XML.
    private static string Document(string title, string body) =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="{StyleSheet.Policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{HtmlEncoder.Default.Encode(title)}</title>
        <style>{StyleSheet.Text}</style>
        </head>
        <body>
        {body}
        </body>
        </html>

        """;
}

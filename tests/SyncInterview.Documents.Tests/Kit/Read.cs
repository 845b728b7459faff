using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SyncInterview.Common.V1;
using SyncInterview.Documents.Jobs;
using SyncInterview.Documents.Pdf;
using SyncInterview.Documents.Reading;
using SyncInterview.Documents.Sandbox;
using SyncInterview.Documents.Skills;
using SyncInterview.Documents.Structure;
using SyncInterview.Documents.V1;
using SyncInterview.Testing;

namespace SyncInterview.Documents.Tests.Kit;

/// <summary>The readers as the service composes them, with limits of a test's choice.</summary>
internal static class Read
{
    /// <summary>The day the samples were written.</summary>
    public static readonly DateTimeOffset Today = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public static DocumentReader Reader(Action<DocumentsOptions>? configure = null)
    {
        var settings = new DocumentsOptions();
        configure?.Invoke(settings);
        var options = Options.Create(settings);
        var probe = new SandboxProbe(options, TimeProvider.System, NullLogger<SandboxProbe>.Instance);
        return new DocumentReader(new PdfReader(new ToolSandbox(probe, options, TimeProvider.System), options), options);
    }

    public static Task<DocumentText> TextAsync(byte[] file, Action<DocumentsOptions>? configure = null) =>
        Reader(configure).ReadAsync(file, CancellationToken.None);

    public static Task<DocumentText> TextAsync(string text) => TextAsync(System.Text.Encoding.UTF8.GetBytes(text));

    public static async Task<Resume> ResumeAsync(byte[] file) => Resume(await TextAsync(file));

    public static async Task<Resume> ResumeAsync(string text) => Resume(await TextAsync(text));

    public static Resume Resume(DocumentText text) =>
        new ResumeReader(new SkillFinder(Gazetteer.Default), new ManualTimeProvider(Today)).Read(text).Resume;

    public static async Task<JobDescription> JobAsync(byte[] file) =>
        new JobReader(new SkillFinder(Gazetteer.Default)).Read(await TextAsync(file)).Job;

    public static async Task<JobDescription> JobAsync(string text) => await JobAsync(System.Text.Encoding.UTF8.GetBytes(text));

    public static async Task<ErrorReason> RefusalAsync(byte[] file, Action<DocumentsOptions>? configure = null) =>
        (await Assert.ThrowsAsync<UnreadableDocumentException>(() => TextAsync(file, configure))).Reason;
}

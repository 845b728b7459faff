using SyncInterview.Analysis.Matching;
using SyncInterview.Documents.V1;
using static SyncInterview.Analysis.Tests.Kit.Profiles;

namespace SyncInterview.Analysis.Tests.Kit;

/// <summary>The demo's candidate and job: what a careful reader would take from samples/resumes and samples/jobs.</summary>
internal static class Mara
{
    public static MatchInput Input(Func<string, string>? change = null)
    {
        var resume = (change ?? (text => text))(ResumeText);
        return new(Resume(resume, Profile(resume)), resume, Job(JobText, JobProfile()), JobText);
    }

    public const string ResumeText =
        """
        Mara Lindqvist
        Senior Backend Engineer
        Gothenburg, Sweden | +46 70 174 06 12 | mara.lindqvist@example.com | mara-lindqvist.example

        Summary
        Backend engineer with ten years of experience building and running payment and logistics systems in
        C# and .NET. Strong in PostgreSQL, messaging and operating services on Kubernetes. Used to owning a
        service from the first design note to the on-call rota.

        Experience
        Senior Backend Engineer, Havsbro Pay AB Mar 2021 – Present
        Gothenburg, Sweden – payment processing for small merchants, 120 employees
        • Designed and led the build of a double-entry payments ledger in C#, .NET 8 and PostgreSQL that
        books 1.8 million postings a day; reconciliation breaks fell from about 40 a week to 2.
        • Moved capture-to-settlement from chained HTTP calls to an event-driven design on RabbitMQ with
        a transactional outbox and idempotent consumers; no message lost in 18 months.
        • Cut the 95th percentile of the account statement query from 2.4 s to 180 ms with monthly
        partitions, a covering index and keyset pagination.
        • Introduced Redis for balance reads and rate limits: 94 % hit rate, 60 % less read load on the primary
        database.
        • Run 14 services with a team of six on Kubernetes (AKS) with Helm and horizontal autoscaling; on
        call one week in six.
        • Led the review of a 47-minute outage in February 2024 caused by connection exhaustion;
        introduced PgBouncer, scaling caps and saturation alerts. Not repeated since.
        • Mentor two engineers and started the team's architecture decision records.
        Backend Developer, Kvarnvik Logistics AB Aug 2018 – Feb 2021
        Gothenburg, Sweden – freight booking and shipment tracking
        • Built REST and gRPC services in ASP.NET Core for shipment tracking, 6,000 requests a minute at
        peak.
        • Migrated a 900 GB database from SQL Server to PostgreSQL with 25 minutes of downtime.
        • Moved five services from hand-configured virtual machines to Docker and Kubernetes; releases
        went from fortnightly to daily.
        Junior Software Developer, Tallskog Systems AB Jun 2016 – Jul 2018
        Borås, Sweden – invoicing software for municipalities
        • Developed the invoicing module in C#, ASP.NET MVC and SQL Server, used by 300 customers.

        Education
        Bachelor of Science in Software Engineering Sep 2013 – Jun 2016
        University of Vestmark
        Thesis: Snapshot isolation and write skew in accounting workloads.

        Skills
        Languages: C#, SQL, TypeScript, Python
        Frameworks: .NET 8, ASP.NET Core, Entity Framework Core, Dapper, gRPC, MassTransit, xUnit
        Data and messaging: PostgreSQL, PgBouncer, Redis, SQL Server, RabbitMQ
        Platform: Kubernetes, Docker, Helm, Azure, GitHub Actions, OpenTelemetry, Prometheus, Grafana
        Familiar with: Terraform, Apache Kafka (one proof of concept, 2024)

        Certificates
        Certified Kubernetes Application Developer (CKAD), 2022

        Languages
        Swedish (native), English (fluent), German (basic)

        """;

    public const string JobText =
        """
        Senior Backend Engineer, Payments

        What you will do
        Design, build and operate the services that book, settle and reconcile payments.
        Split the settlement batch into event-driven services that can be replayed and audited.

        Requirements
        5+ years of professional experience in backend development.
        4+ years of C# and .NET, including ASP.NET Core in production.
        3+ years of PostgreSQL: schema design, transactions and query tuning.
        Hands-on experience with Redis for caching or rate limiting.
        2+ years of running services on Kubernetes.
        Experience with event-driven architecture: outbox, idempotent consumers, retries.
        2+ years of Apache Kafka in production.
        Experience designing gRPC or REST APIs that other teams depend on.
        Working knowledge of Go; two of our edge services are written in it.
        Bachelor's degree in computer science, software engineering or equivalent experience.

        Nice to have
        Experience with double-entry ledgers or accounting systems.
        Knowledge of PCI DSS.
        Infrastructure as code with Terraform.
        Tracing and metrics with OpenTelemetry.
        Experience with Azure.
        Swedish, spoken and written.

        """;

    private static Resume Profile(string text)
    {
        var profile = new Resume
        {
            Basics = new Basics
            {
                Name = At(text, text[..text.IndexOf('\n')]),
                Label = At(text, "Senior Backend Engineer"),
                Summary = At(text, Between(text, "Summary\n", "\n\nExperience")),
            },
            ExperienceMonths = 125,
            Education =
            {
                new Education
                {
                    StudyType = At(text, "Bachelor of Science"),
                    Area = At(text, "Software Engineering"),
                    Institution = At(text, Between(text, "Jun 2016\n", "\nThesis")),
                },
            },
            Certificates = { At(text, "Certified Kubernetes Application Developer (CKAD)") },
            Languages = { At(text, "Swedish"), At(text, "English"), At(text, "German") },
            Sections =
            {
                Section(text, "summary", "Summary", "Experience"),
                Section(text, "work", "Experience", "Education"),
                Section(text, "education", "Education", "Skills"),
                Section(text, "skills", "Skills", "Certificates"),
            },
            Skills = { Skills(text) },
        };
        profile.Work.Add(
        [
            Employment(text, "Senior Backend Engineer, Havsbro Pay AB", "2021-03", null, "Backend Developer, "),
            Employment(text, "Backend Developer, Kvarnvik Logistics AB", "2018-08", "2021-02", "Junior Software "),
            Employment(text, "Junior Software Developer, Tallskog Systems AB", "2016-06", "2018-07", "\n\nEducation"),
        ]);
        return profile;
    }

    private static IEnumerable<Skill> Skills(string text) =>
    [
        Skill(text, "C#", implies: [".NET"]),
        Skill(text, ".NET", [".NET 8", ".NET"]),
        Skill(text, "PostgreSQL", implies: ["SQL"]),
        Skill(text, "SQL"),
        Skill(text, "Kubernetes", ["Kubernetes", "AKS"]),
        Skill(text, "Redis"),
        Skill(text, "gRPC"),
        Skill(text, "REST"),
        Skill(text, "ASP.NET Core", implies: [".NET"]),
        Skill(text, "RabbitMQ"),
        Skill(text, "SQL Server", implies: ["SQL"]),
        Skill(text, "Docker"),
        Skill(text, "Helm", implies: ["Kubernetes"]),
        Skill(text, "PgBouncer"),
        Skill(text, "Azure"),
        Skill(text, "OpenTelemetry"),
        Skill(text, "Python"),
        Skill(text, "Terraform", weak: true),
        Skill(text, "Apache Kafka", weak: true),
    ];

    private static Work Employment(string text, string heading, string start, string? end, string next)
    {
        var (position, employer) = (heading.Split(", ")[0], heading.Split(", ")[1]);
        var work = new Work
        {
            Name = At(text, employer),
            Position = At(text, heading, position),
            StartDate = new Sourced { Value = start },
            Current = end is null,
            Highlights =
            {
                Between(text, heading, next).Split("\n• ").Skip(1).Select(bullet => At(text, bullet.Trim())),
            },
        };
        if (end is not null)
            work.EndDate = new Sourced { Value = end };
        return work;
    }

    private static JobDescription JobProfile()
    {
        var job = new JobDescription { Title = At(JobText, "Senior Backend Engineer, Payments") };
        (int Years, string Degree, string[] Skills)[] facts =
        [
            (5, "", []),
            (4, "", ["C#", ".NET", "ASP.NET Core"]),
            (3, "", ["PostgreSQL"]),
            (0, "", ["Redis"]),
            (2, "", ["Kubernetes"]),
            (0, "", []),
            (2, "", ["Apache Kafka"]),
            (0, "", ["gRPC", "REST"]),
            (0, "", ["Go"]),
            (0, "bachelor", []),
            (0, "", []),
            (0, "", []),
            (0, "", ["Terraform"]),
            (0, "", ["OpenTelemetry"]),
            (0, "", ["Azure"]),
            (0, "", []),
        ];
        var musts = Between(JobText, "Requirements\n", "\n\nNice").Split('\n');
        var nice = Between(JobText, "Nice to have\n", "\n\n", JobText + "\n").Split('\n');
        var lines = musts.Concat(nice).ToList();
        for (var i = 0; i < facts.Length; i++)
        {
            job.Requirements.Add(new Requirement
            {
                Id = $"r{i + 1}",
                Text = At(JobText, lines[i]),
                Kind = i < 10 ? RequirementKind.Must : RequirementKind.Nice,
                Years = facts[i].Years,
                Degree = facts[i].Degree,
                AnyOf = lines[i].Contains(" or REST"),
                Skills = { facts[i].Skills },
            });
        }

        return job;
    }

    private static string Between(string text, string before, string after, string? whole = null)
    {
        text = whole ?? text;
        var start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return text[start..text.IndexOf(after, start, StringComparison.Ordinal)];
    }
}

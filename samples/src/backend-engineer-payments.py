"""Prints the flat ODF source (backend-engineer-payments.fodt) of the job description."""

import odf

BODY = [
    ("Title", "Senior Backend Engineer, Payments"),
    ("Skill", "Company:|Norrfjord Payments AB"),
    ("Skill", "Location:|Gothenburg or Stockholm, hybrid (two office days a week)"),
    ("Skill", "Seniority:|Senior"),
    ("Skill", "Employment:|Full-time, permanent"),
    ("Section", "About us"),
    ("Text", "Norrfjord Payments moves money for more than 4,000 online shops in the Nordic countries. We are 210 people, 70 of "
             "them in engineering, and we process about 9 million card and account-to-account payments a month. The Ledger and "
             "Settlement team owns the books: every captured, refunded and paid-out krona passes through its services."),
    ("Section", "What you will do"),
    ("Bullet", "Design, build and operate the services that book, settle and reconcile payments."),
    ("Bullet", "Split the settlement batch into event-driven services that can be replayed and audited."),
    ("Bullet", "Keep our APIs idempotent, observable and fast: 99.95 % availability, 250 ms at the 95th percentile."),
    ("Bullet", "Review designs and code, and coach two mid-level engineers."),
    ("Bullet", "Share the on-call rota, one week in seven, and lead incident reviews without blame."),
    ("Section", "Requirements"),
    ("Bullet", "5+ years of professional experience in backend development."),
    ("Bullet", "4+ years of C# and .NET, including ASP.NET Core in production."),
    ("Bullet", "3+ years of PostgreSQL: schema design, transactions and query tuning."),
    ("Bullet", "Hands-on experience with Redis for caching or rate limiting."),
    ("Bullet", "2+ years of running services on Kubernetes."),
    ("Bullet", "Experience with event-driven architecture: outbox, idempotent consumers, retries."),
    ("Bullet", "2+ years of Apache Kafka in production."),
    ("Bullet", "Experience designing gRPC or REST APIs that other teams depend on."),
    ("Bullet", "Working knowledge of Go; two of our edge services are written in it."),
    ("Bullet", "Bachelor's degree in computer science, software engineering or equivalent experience."),
    ("Section", "Nice to have"),
    ("Bullet", "Experience with double-entry ledgers or accounting systems."),
    ("Bullet", "Knowledge of PCI DSS."),
    ("Bullet", "Infrastructure as code with Terraform."),
    ("Bullet", "Tracing and metrics with OpenTelemetry."),
    ("Bullet", "Experience with Azure."),
    ("Bullet", "Swedish, spoken and written."),
    ("Section", "What we offer"),
    ("Text", "30 days of holiday, parental pay top-up, a yearly learning budget of SEK 20,000, and hardware of your choice. Our "
             "process is a 30-minute call, a technical interview, and a conversation with the team. We answer everybody."),
]

if __name__ == "__main__":
    print(odf.document("Senior Backend Engineer, Payments", "Norrfjord Payments AB", BODY, font="Carlito", size="11pt"), end="")

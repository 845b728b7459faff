using System.Collections.Frozen;

namespace SyncInterview.Documents.Structure;

/// <summary>Which titles name which kind of section.</summary>
internal sealed class SectionVocabulary
{
    private const int LongestTitle = 60;

    private readonly FrozenDictionary<string, string> _kinds;

    private SectionVocabulary(params (string Kind, string Titles)[] entries) =>
        _kinds = entries
            .SelectMany(entry => entry.Titles.Split(',', StringSplitOptions.TrimEntries).Select(title => (title, entry.Kind)))
            .ToFrozenDictionary(pair => pair.title, pair => pair.Kind);

    /// <summary>Titles of resumes.</summary>
    public static SectionVocabulary Resume { get; } = new(
        ("summary", "summary, profile, professional summary, professional profile, career summary, executive summary, summary of qualifications, "
            + "personal profile, about me, about, objective, career objective, personal statement, overview, career profile"),
        ("work", "experience, work experience, professional experience, employment, employment history, work history, career history, relevant experience, "
            + "industry experience, professional background, career, work, positions held, internships, internship experience, experience and internships, "
            + "selected experience, employment experience, technical experience, engineering experience, previous experience, other experience, additional experience"),
        ("education", "education, academic background, education and training, academic qualifications, studies, academic history, educational background, "
            + "education and qualifications, academic education, qualifications"),
        ("skills", "skills, technical skills, core skills, key skills, core competencies, competencies, technologies, tech stack, technology stack, tools, "
            + "expertise, technical expertise, areas of expertise, technical proficiencies, skills and technologies, skills and tools, tools and technologies, "
            + "technical competencies, skill set, skillset, professional skills, programming languages, hard skills, it skills, computer skills, technical summary, "
            + "technical knowledge, skills summary, skills and expertise, key technologies, specialties"),
        ("projects", "projects, personal projects, selected projects, key projects, side projects, open source, open source projects, open source contributions, "
            + "academic projects, project experience, notable projects, research projects, portfolio"),
        ("certificates", "certificates, certifications, certification, licenses, licences, licenses and certifications, licences and certifications, "
            + "certificates and courses, courses and certificates, certifications and training, professional certifications, courses, training, "
            + "professional development, accreditations, certifications and licenses, training and certifications"),
        ("languages", "languages, language skills, spoken languages, foreign languages, language"),
        ("other", "interests, hobbies, hobbies and interests, references, awards, honors, honours, awards and honors, honors and awards, publications, "
            + "volunteering, volunteer experience, volunteer work, activities, extracurricular activities, achievements, patents, memberships, "
            + "professional memberships, affiliations, conferences, talks, contact, contact details, contact information, personal details, personal information, "
            + "details, links, additional information, miscellaneous, leadership, military service, soft skills, personal skills, strengths, community, referees"));

    /// <summary>Titles of job descriptions.</summary>
    public static SectionVocabulary Job { get; } = new(
        ("requirements", "requirements, what you must bring, what you bring, what you will bring, what you'll bring, must have, must haves, must-have, must-haves, "
            + "qualifications, required qualifications, minimum qualifications, basic qualifications, required skills, required experience, essential, essential skills, "
            + "essential criteria, what we're looking for, what we are looking for, what we look for, we are looking for, who you are, who we're looking for, about you, "
            + "your profile, your skills, your experience, your background, skills and experience, experience and skills, skills, key skills, technical skills, "
            + "technical requirements, job requirements, minimum requirements, you have, you bring, what you need, what you'll need, what you will need, "
            + "knowledge and experience, skills and qualifications, requirements and skills, experience, ideal candidate, the ideal candidate, you should have, "
            + "what we expect, what we expect from you, what you should have, key requirements, candidate requirements, skills required, the must-haves, the must haves, required"),
        ("nice_to_have", "nice to have, nice to haves, nice-to-have, nice-to-haves, nice to have skills, preferred, preferred qualifications, preferred skills, preferred experience, "
            + "bonus, bonus points, bonus skills, bonus points if you have, desirable, desirable skills, desirable criteria, desired skills, desired qualifications, pluses, plus, "
            + "a plus, it's a plus, good to have, would be a plus, additional qualifications, optional, extra credit, advantageous, even better, even better if, "
            + "what would be nice, it would be nice if you have, the nice-to-haves, the nice to haves, what sets you apart"),
        ("responsibilities", "responsibilities, what you will do, what you'll do, what you do, your responsibilities, key responsibilities, job responsibilities, the role, your role, "
            + "role, role overview, about the role, about the job, about this role, duties, duties and responsibilities, roles and responsibilities, your tasks, tasks, day to day, "
            + "your day to day, in this role, in this role you will, what you'll be doing, what you will be doing, the job, job description, position summary, your mission, "
            + "what you'll work on, what you will work on, main responsibilities, primary responsibilities, essential functions, the opportunity, how you'll make an impact, "
            + "what you can expect, you will"),
        ("about", "about us, about the company, about the team, the company, the team, who we are, company, company description, our company, our team, our mission, our story, "
            + "company overview, our culture, our values, introduction, about"),
        ("benefits", "what we offer, benefits, perks, perks and benefits, benefits and perks, what you get, what you'll get, what you will get, compensation, "
            + "compensation and benefits, salary, salary and benefits, we offer, why join us, why us, our offer, what's in it for you, what is in it for you, rewards, pay, "
            + "why you'll love it here, what we can offer"),
        ("summary", "summary, overview, job summary, job overview"),
        ("other", "seniority, seniority level, level, location, how to apply, application, apply, application process, contact, interview process, hiring process, "
            + "recruitment process, our process, the process, equal opportunity, equal opportunities, equal opportunity employer, diversity, diversity and inclusion, our stack, "
            + "tech stack, our tech stack, technologies, employment type, department, work model, additional information, legal, disclaimer, type"));

    /// <summary>The kind a title names; null when it names none. Case, punctuation, "&amp;" and spaced-out letters do not matter.</summary>
    public string? KindOf(ReadOnlySpan<char> title)
    {
        if (title.Length is < 2 or > LongestTitle)
            return null;
        var plain = Normalise(title.ToString());
        if (_kinds.TryGetValue(plain, out var kind))
            return kind;
        // "About Gullwing": any company describes itself under its own name.
        if (plain.StartsWith("about ", StringComparison.Ordinal) && _kinds.TryGetValue("about us", out var about) && plain.Count(c => c == ' ') <= 4)
            return about;
        // "Education and certifications": the first of two known titles decides.
        var both = plain.Split(" and ", 2);
        return both.Length == 2 && _kinds.TryGetValue(both[0], out var first) && _kinds.ContainsKey(both[1]) ? first : null;
    }

    private static string Normalise(string title)
    {
        var words = title.ToLowerInvariant()
            .Replace('’', '\'')
            .Replace("&", " and ", StringComparison.Ordinal)
            .Replace("/", " and ", StringComparison.Ordinal)
            .Split([' ', '\t', ':', '.', '!', '?', '*', '_', '…', ',', '|', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        // "E X P E R I E N C E"
        return words.Length >= 4 && words.All(word => word.Length == 1) ? string.Concat(words) : string.Join(' ', words);
    }
}

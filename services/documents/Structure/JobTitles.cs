using System.Text.RegularExpressions;

namespace SyncInterview.Documents.Structure;

/// <summary>Tells job titles and organisations by the words that make them.</summary>
internal static partial class JobTitles
{
    private const int LongestTitle = 90;

    /// <summary>Whether a text reads like a job title.</summary>
    public static bool IsTitle(string text) => text.Length <= LongestTitle && TitleWord().IsMatch(text) && !OrganisationEnd().IsMatch(text);

    /// <summary>Whether a text names an organisation by its legal form or kind.</summary>
    public static bool IsOrganisation(string text) => OrganisationWord().IsMatch(text);

    /// <summary>Whether a text names a place of learning.</summary>
    public static bool IsSchool(string text) => School().IsMatch(text);

    [GeneratedRegex(
        @"\b(?:engineer(?:ing)?\s+(?:manager|lead|director)|engineer|developer|programmer|architect|manager|analyst|consultant"
        + @"|administrator|admin|designer|director|"
        + @"scientist|specialist|technician|tester|researcher|instructor|teacher|lecturer|professor|tutor|trainer|mentor|assistant"
        + @"|associate|intern|trainee|apprentice|"
        + @"officer|coordinator|executive|president|founder|co-founder|ceo|cto|cio|cfo|coo|vp|lead|head\s+of|chief|principal|owner"
        + @"|strategist|advisor|adviser|"
        + @"representative|supervisor|freelancer?|contractor|devops|sre|sdet|qa|dba|student|fellow|clerk|accountant|editor|writer"
        + @"|nurse|operator|master|evangelist|"
        + @"advocate|partner|expert|recruiter|werkstudent|entwickler|ingenieur|utvecklare)s?\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TitleWord();

    [GeneratedRegex(
        @"\b(?:Ltd|Limited|Inc|LLC|LLP|GmbH|AG|AB|ApS|A/S|AS|Oy|Oyj|BV|B\.V|NV|N\.V|SA|S\.A|SAS|SARL|SRL|S\.r\.l|SpA|S\.p\.A|plc|PLC"
        + @"|Corp|Corporation|Pty|Pvt|KG|SE|e\.V)\.?$")]
    private static partial Regex OrganisationEnd();

    [GeneratedRegex(
        @"\b(?:Ltd|Limited|Inc|LLC|LLP|GmbH|AG|AB|ApS|A/S|Oy|Oyj|BV|B\.V|NV|N\.V|SAS|SARL|SRL|plc|PLC|Corp|Corporation|Company|Group"
        + @"|Holdings?|Pty|Pvt|KG|Bank|"
        + @"University|College|Institute|School|Academy|Hospital|Clinic|Ministry|Agency|Council|Foundation|Technologies|Solutions"
        + @"|Systems|Labs?|Laborator(?:y|ies)|"
        + @"Software|Studios?|Partners|Associates|Consulting|Industries|Networks?|Media|Hosting|Insurance|Logistics|Airlines|Motors"
        + @"|Energy|Pharma(?:ceuticals)?)\b")]
    private static partial Regex OrganisationWord();

    [GeneratedRegex(
        @"\b(?:universit(?:y|ät|é|a|à|at|et)|universidad|universidade|college|institute|institut|school|academy|polytechnic"
        + @"|hochschule|högskola|école|ecole|"
        + @"faculty|gymnasium|lyceum|conservatory|bootcamp|MIT|ETH|EPFL|KTH|UCLA|IIT|NIT)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex School();
}

using System.Collections.Frozen;

namespace SyncInterview.Documents.Structure;

/// <summary>Tells places by their countries, states and provinces, and by words such as "Remote". Cities are known by their neighbours only.</summary>
internal static class Places
{
    private const int LongestPlace = 60;
    private const int MostWords = 7;

    private static readonly FrozenSet<string> Regions = string.Join(
        '|',
        "Argentina|Australia|Austria|Bangladesh|Belarus|Belgium|Bolivia|Brazil|Brasil|Bulgaria|Cameroon|Canada|Chile|China|Colombia|Costa Rica|Croatia|Cyprus",
        "Czech Republic|Czechia|Denmark|Ecuador|Egypt|England|Estonia|Ethiopia|Finland|France|Georgia|Germany|Deutschland|Ghana|Greece|Guatemala|Hong Kong|Hungary",
        "Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Italy|Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kuwait|Latvia|Lebanon|Lithuania|Luxembourg|Malaysia|Malta",
        "Mexico|Moldova|Morocco|Nepal|Netherlands|The Netherlands|New Zealand|Nigeria|Northern Ireland|Norway|Oman|Pakistan|Panama|Peru|Philippines|Poland|Portugal",
        "Qatar|Romania|Russia|Rwanda|Saudi Arabia|Scotland|Senegal|Serbia|Singapore|Slovakia|Slovenia|South Africa|South Korea|Korea|Spain|Sri Lanka|Sweden|Sverige",
        "Switzerland|Taiwan|Tanzania|Thailand|Tunisia|Turkey|Türkiye|Uganda|Ukraine|United Arab Emirates|UAE|United Kingdom|UK|U.K.|Great Britain|United States",
        "United States of America|USA|U.S.A.|US|U.S.|Uruguay|Uzbekistan|Venezuela|Vietnam|Wales|Zambia|Zimbabwe|EU|Europe|EMEA|Europa",
        "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine",
        "Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina",
        "North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia",
        "Wisconsin|Wyoming|Washington DC|Washington, DC|Ontario|Quebec|Québec|British Columbia|Alberta|Manitoba|Saskatchewan|Nova Scotia|New Brunswick|Newfoundland",
        "Bavaria|Bayern|Karnataka|Maharashtra|Tamil Nadu|Telangana|Kerala|Haryana|Gujarat|West Bengal|Uttar Pradesh|New South Wales|Victoria|Queensland",
        "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC",
        "ON|QC|BC|AB|MB|SK|NS|NB|NSW|VIC|QLD|DE|FR|ES|IT|NL|SE|NO|DK|FI|PL|CH|AT|BE|IE|PT|RO|CZ|IN|SG|JP").Split('|').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> WorkModes =
        new[] { "remote", "fully remote", "hybrid", "on-site", "onsite", "worldwide", "remote (eu)", "work from home" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a short text is a place: "Remote", a country, or something with a country or state at its end ("Toronto, Canada", "Austin, TX 78701").</summary>
    public static bool IsPlace(string text)
    {
        var plain = WithoutNote(text);
        if (plain.Length is < 2 or > LongestPlace || plain.Count(c => c == ' ') >= MostWords || plain.Contains('@'))
            return false;
        if (WorkModes.Contains(plain))
            return true;
        var parts = plain.Split([',', '/'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || !Array.TrueForAll(parts, IsNamePart))
            return false;
        var last = parts[^1].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '-').Trim();
        // A code of two letters means something only behind a city; alone "IT" or "CA" may be anything.
        return Regions.Contains(last) && (last.Length > 3 || parts.Length > 1 || last is "USA" or "UAE" or "UK" or "US");
    }

    private static string WithoutNote(string text)
    {
        var plain = text.Trim().Trim('(', ')');
        var note = plain.IndexOf('(', StringComparison.Ordinal);
        return (note > 0 ? plain[..note] : plain).Trim();
    }

    private static bool IsNamePart(string part) => part.Length > 0 && (char.IsUpper(part[0]) || char.IsAsciiDigit(part[0]) || WorkModes.Contains(part));
}

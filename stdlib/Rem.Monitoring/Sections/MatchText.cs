namespace Rem.Monitoring.Sections;

/// <summary>What tags say of matching.</summary>
internal static class MatchText
{
    /// <summary>How checks are matched.</summary>
    public const string Summary = "Which checks: `{tier: web, site: [a, b], check: 'disk*'}`. All of it has to hold, of a list one value; `*` stands for any text; `not: {…}` leaves out what all of that map holds for. Labels are those of the check and of its host, and `check`, `host`, `plan` and `state`.";
}

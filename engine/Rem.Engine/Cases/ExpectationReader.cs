using Rem.Binding;
using Rem.Errors;
using Rem.Plans;

namespace Rem.Cases;

/// <summary>Reads `gives`, `has` and `fails` of a case.</summary>
internal sealed class ExpectationReader(KnownKeys keys, FindingList findings)
{
    private static readonly string[] FailKeys = ["code", "at", "says"];

    public CaseExpectation Read()
    {
        var gives = keys.Find("gives");
        var has = keys.Find("has");
        var fails = keys.Find("fails");
        var count = (gives is null ? 0 : 1) + (has is null ? 0 : 1) + (fails is null ? 0 : 1);
        if (count == 0)
        {
            findings.Error(CaseErrors.Expects, keys.Find("it")?.Span ?? keys.At, "this case expects nothing, so it cannot fail", "add `gives`, `has` or `fails`");
        }
        else if (count > 1)
        {
            findings.Error(CaseErrors.Expects, (fails ?? has)!.Span, "a case has one of 'gives', 'has' and 'fails'", "make several cases of it");
        }

        return new CaseExpectation
        {
            HasGives = gives is not null,
            Gives = gives is null ? null : DataBinder.Verbatim(gives),
            HasPart = has is not null,
            Part = has is null ? null : DataBinder.Verbatim(has),
            Fails = fails is null ? null : ReadFails(fails),
        };
    }

    private CaseFails? ReadFails(PlanNode node)
    {
        if (KnownKeys.Read(node, "'fails'", FailKeys, CaseErrors.Key, findings) is not { } fails)
        {
            return null;
        }

        var code = fails.Text("code");
        if (code is not null && !IsCode(code))
        {
            fails.Wrong<string>("code", fails.Find("code")!, "REM and four digits");
        }

        var at = fails.Text("at");
        var place = at is null ? null : CasePlace.Parse(at);
        if (at is not null && place is null)
        {
            fails.Wrong<string>("at", fails.Find("at")!, "line or line:column");
        }

        return new CaseFails(code, place, fails.Text("says"));
    }

    private static bool IsCode(string code)
    {
        var valid = code.Length == 7 && code.StartsWith("REM", StringComparison.Ordinal);
        for (var i = 3; i < code.Length; i++)
        {
            valid &= char.IsAsciiDigit(code[i]);
        }

        return valid;
    }
}

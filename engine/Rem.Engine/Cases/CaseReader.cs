using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Values;

namespace Rem.Cases;

/// <summary>Reads files of cases: section 10. Every key is checked; what is wrong is reported with its place.</summary>
public sealed class CaseReader
{
    private static readonly string[] FileKeys = ["about", "cases"];

    private static readonly string[] CaseKeys =
        ["it", "pipe", "input", "files", "plan", "gives", "has", "fails", "now", "secrets", "shell", "skip"];

    private readonly FindingList _findings;

    private CaseReader(FindingList findings) => _findings = findings;

    /// <summary>
    /// Reads a file. Null when it holds no cases: an error, unless <paramref name="isOptional"/> says that a folder was
    /// searched, in which other YAML may lie.
    /// </summary>
    public static CaseFile? Read(string path, bool isOptional, FindingList findings)
    {
        var own = new FindingList();
        var document = new PlanLoader(new RemLimits()).Load(path, own);
        if (isOptional && (document.Root as MapNode)?.Find("cases") is null && !LooksLikeCases(document))
        {
            return null;
        }

        foreach (var finding in own.Items)
        {
            findings.Add(finding);
        }

        return document.Root is null && own.HasErrors ? null : new CaseReader(findings).ReadFile(document);
    }

    // A file of cases that does not parse has no root; it must not be passed over.
    private static bool LooksLikeCases(PlanDocument document) =>
        document.Root is null && (document.File.Text.StartsWith("cases:", StringComparison.Ordinal) || document.File.Text.Contains("\ncases:", StringComparison.Ordinal));

    private CaseFile? ReadFile(PlanDocument document)
    {
        var start = new SourceSpan(document.File, 0, 0);
        if (document.Root is not MapNode root || root.Find("cases") is not { } list)
        {
            _findings.Error(CaseErrors.File, document.Root?.Span ?? start, "there are no 'cases' in this file");
            return null;
        }

        var keys = KnownKeys.Read(root, "a file of cases", FileKeys, CaseErrors.Key, _findings)!;
        if (list is not ListNode { Items.Count: > 0 } items)
        {
            _findings.Error(CaseErrors.File, list.Span, $"'cases' must be a list of cases, got {PlanShapes.Describe(list)}");
            return null;
        }

        return new CaseFile(document.File.Path, keys.Text("about"), ReadCases(items));
    }

    private List<PlanCase> ReadCases(ListNode items)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var cases = new List<PlanCase>(items.Items.Count);
        foreach (var item in items.Items)
        {
            if (KnownKeys.Read(item, "a case", CaseKeys, CaseErrors.Key, _findings) is not { } keys || ReadCase(keys) is not { } made)
            {
                continue;
            }

            if (!names.Add(made.Name))
            {
                _findings.Error(CaseErrors.Name, made.At, $"there are two cases {ValueText.Show(made.Name)}");
            }

            cases.Add(made);
        }

        return cases;
    }

    private PlanCase? ReadCase(KnownKeys keys)
    {
        var it = keys.Require("it");
        var name = keys.Text("it");
        var plan = keys.Require("plan");
        if (plan is not null and not ScalarNode)
        {
            keys.Wrong<string>("plan", plan, "the text of a plan (write `plan: |`)");
        }

        var expects = new ExpectationReader(keys, _findings).Read();
        var setting = new CaseSettings(keys, _findings);
        var made = new PlanCase(name ?? "", it?.Span ?? keys.At, (plan as ScalarNode)?.Text ?? "")
        {
            PlanAt = plan?.Span ?? SourceSpan.None,
            Pipe = setting.Map("pipe") ?? new RemMap(0),
            Input = setting.Input(),
            Files = setting.Files(),
            Expects = expects,
            Now = setting.Now(),
            Secrets = setting.Map("secrets"),
            Shell = setting.Shell(),
            Skip = setting.Skip(),
        };
        return name is null || plan is null ? null : made;
    }
}

using Rem.Binding;
using Rem.CommandLines;
using Rem.Plans;
using Rem.Running;
using Rem.Tags;
using Rem.Values;
using Rem.Web.Rpc;

namespace Rem.Web.Sections;

/// <summary>Functions that are called over the network.</summary>
internal sealed class RpcTag : ITag
{
    private static readonly TimeSpan MostTime = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("http rpc")
    {
        Area = "web",
        Role = TagRole.Section,
        Summary = "Functions by name. Each is a block that is evaluated for each call, over JSON-RPC 2.0, XML-RPC or `POST rpc/NAME` with JSON; its arguments are names, and `input`; who calls is `request.user`.",
        Value = "a map of names (letters, digits, `_`, `-` and dots) to functions: a block with the settings below, or data",
        Shapes = ValueShapes.Map,
        Result = TagResult.Dropped,
        Gives = "the block's result, or what it returns",
        Settings =
        [
            new TagSetting("about", "text", "What it does, in a sentence."),
            new TagSetting("args", "list", "Its arguments, as in `__usage`: names, or `{name, about, type, required, default, remaining}`.", Default: "none"),
            new TagSetting("role", "role", "Who may call it: anyone, viewer, operator, author or admin.", Default: "operator; viewer where `safe` is true"),
            new TagSetting("safe", "true or false", "Calling it changes nothing, so it leaves no line in the audit log.", Default: "false"),
            new TagSetting("timeout", "duration", "How long it may take.", Default: "30s"),
        ],
        Errors = [WebErrors.Definition, WebErrors.Hidden, BindErrors.Usage, WebErrors.Timeout],
        Examples = [new TagExample("http rpc:\n  add: {args: [{name: a, type: integer}, {name: b, type: integer}], return: \"${{ a + b }}\"}", "{}"), new TagExample("http rpc:\n  a b: 1", "fails REM8001")],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        HiddenNames.Warn(site, static name => name == "request", "functions", static _ => "call the plan's something else: functions read who calls as `request.user`");
        var functions = new List<PlanFunction>();
        foreach (var entry in site.Value is MapNode map ? map.Entries : [])
        {
            if (!IsName(entry.Key.Text))
            {
                site.Error(WebErrors.Definition, entry.Key.Span, $"{ValueText.Show(entry.Key.Text)} is no name of a function", "use letters, digits, '_', '-' and dots between them; `rpc.` and `system.` are taken");
                continue;
            }

            functions.Add(Read(site, entry));
        }

        return new Offer<FunctionSet>(new FunctionSet(functions));
    }

    private static PlanFunction Read(TagSite site, MapEntry entry)
    {
        var reader = new EndpointReader(site, entry);
        var isSafe = reader.Flag("safe") ?? false;
        var arguments = reader.Find("args") is { } list ? PlanUsage.ReadArguments(list, site.Binder.Findings) : [];
        foreach (var argument in arguments)
        {
            if (argument.Name is "request" or FunctionForm.CsrfField)
            {
                reader.Wrong<string>("args", reader.Find("args")!, "names other than 'request', which says who calls, and 'csrf', which forms carry");
            }
        }

        var facts = new WebFunction(entry.Key.Text, arguments, reader.Role() ?? (isSafe ? Access.Role.Viewer : Access.Role.Operator)) 
        {
            About = reader.Text("about"),
            IsSafe = isSafe,
            Folder = Path.GetFullPath(entry.Key.Span.File?.Folder ?? "."),
        };
        var timeout = reader.Time("timeout", MostTime) ?? TimeSpan.FromSeconds(30);
        var names = arguments.Select(static argument => argument.Name).ToArray();
        return new PlanFunction(facts, site.Function(entry.Value, reader.Taken, names), timeout, entry.Key.Span);
    }

    private static bool IsName(string text)
    {
        if (WebFunction.IsReserved(text))
        {
            return false;
        }

        foreach (var part in text.Split('.'))
        {
            if (!NameRules.IsName(part))
            {
                return false;
            }
        }

        return true;
    }
}

using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Tags;
using Rem.Values;
using Rem.Web.Access;

namespace Rem.Web.Sections;

/// <summary>Makes a signed link that calls one function with fixed arguments, for mail and chats.</summary>
internal sealed class LinkTag : ITag
{
    private static readonly TagSetting[] All =
    [
        new("function", "text", "The name of the function of `http rpc`: that of this plan, else that of another plan of the site.", Required: true),
        new("user", "text", "Whom it is for: `request.user.name` in the function, and in the audit log.", Required: true),
        new("arguments", "map", "The arguments that it gives. Who has the link can read them; the others are asked for on its page.", Default: "none"),
        new("role", "role", "viewer, operator, author or admin; no more than who asks for the link.", Default: "what the function needs"),
        new("for", "duration", "How long it works, 90 days at most.", Default: "4h"),
        new("once", "true or false", "It works once; else again and again.", Default: "true"),
        new("site", "text", "The site, where a process serves several.", Default: "the one that is asked, or the one that has the function"),
    ];

    /// <summary>The names of the settings.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(static setting => setting.Name)];

    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("http link")
    {
        Area = "web",
        Role = TagRole.Action,
        Summary = "Makes a signed link, for a mail or a chat: who holds it may call this one function with these arguments, without signing in. Opening it shows what will be done and changes nothing; its button does it.",
        Value = "a map of the settings below",
        Shapes = ValueShapes.Map | ValueShapes.Scalar,
        Gives = "`{url, until, id}`: the link, a secret; when it ends, in seconds since 1970; what the audit log calls it",
        Settings = All,
        Errors = [WebErrors.Link, AccessErrors.Role, AccessErrors.Audit, BindErrors.Setting, RunErrors.BadSetting],
        Examples = [new TagExample("run:\n  - http link: {function: acknowledge, usr: anna}", "fails REM1107"), new TagExample("run:\n  - http link: {function: acknowledge, user: anna}", "fails REM8012")],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        if (site.Value is MapNode)
        {
            return new Bound(Settings(site), null, site.At);
        }

        var whole = site.Data();
        if (whole is ConstantValue constant)
        {
            site.Error(BindErrors.Shape, constant.At, $"'http link' takes a map of settings, got {ValueText.ShowWithKind(constant.Value)}", "write `http link: {function: NAME, user: NAME}`");
        }

        return new Bound([], whole, site.At);
    }

    private static List<(string Name, BoundValue Value)> Settings(TagSite site)
    {
        var before = site.Binder.Findings.Count;
        var settings = new List<(string, BoundValue)>();
        foreach (var setting in All)
        {
            if (site.SettingData(setting.Name) is { } value)
            {
                settings.Add((setting.Name, value));
            }
            else if (setting.Required)
            {
                site.Error(BindErrors.Setting, site.At, $"'{site.Key}' has no '{setting.Name}'", $"write `{setting.Name}: …` below it");
            }
        }

        site.OnlySettings();
        if (settings.TrueForAll(static setting => setting.Item2 is ConstantValue) && site.Binder.Findings.Count == before)
        {
            Check(site, settings);
        }

        return settings;
    }

    // What is written as plain data is told wrong before anything runs.
    private static void Check(TagSite site, List<(string Name, BoundValue Value)> settings)
    {
        var map = new RemMap(settings.Count);
        settings.ForEach(setting => map.Set(setting.Name, ((ConstantValue)setting.Value).Value));
        try
        {
            LinkOrder.Read(map, Places(settings, site.At));
        }
        catch (PlanException error)
        {
            site.Error(error.Finding.Code, error.Finding.At, error.Finding.Message, error.Finding.Hint);
        }
    }

    private static Func<string, SourceSpan> Places(List<(string Name, BoundValue Value)> settings, SourceSpan at) =>
        name => settings.Find(setting => setting.Name == name).Value?.At ?? at;

    private sealed class Bound(List<(string Name, BoundValue Value)> settings, BoundValue? whole, SourceSpan at) : BoundTag
    {
        public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var map = new RemMap(settings.Count);
            foreach (var (name, value) in settings)
            {
                var completion = await value.EvaluateAsync(scope, cancel);
                if (completion.IsReturn)
                {
                    return completion;
                }

                map.Set(name, completion.Value);
            }

            if (whole is not null)
            {
                var completion = await whole.EvaluateAsync(scope, cancel);
                if (completion.IsReturn)
                {
                    return completion;
                }

                map = completion.Value as RemMap ?? throw new PlanException(RunErrors.BadSetting, whole.At, $"'http link' takes a map of settings, got {ValueText.ShowWithKind(completion.Value)}");
            }

            var places = Places(settings, at);
            return Completion.Gives(await new LinkMaker(scope, places).MakeAsync(LinkOrder.Read(map, places), cancel));
        }
    }
}

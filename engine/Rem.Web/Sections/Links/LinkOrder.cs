using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Values;
using Rem.Web.Access;

namespace Rem.Web.Sections;

/// <summary>What a link is to be, as a step asks for it. Frozen.</summary>
/// <param name="Function">The function.</param>
/// <param name="User">Whom it is for.</param>
/// <param name="Life">How long it works.</param>
internal sealed record LinkOrder(string Function, string User, TimeSpan Life)
{
    /// <summary>Longer no link works.</summary>
    public static readonly TimeSpan MostLife = TimeSpan.FromDays(90);

    private const int MostUser = 100;
    private static readonly TimeSpan StandardLife = TimeSpan.FromHours(4);

    /// <summary>The arguments that it gives.</summary>
    public RemMap Arguments { get; private init; } = new(0);

    /// <summary>What it may do; null for what the function needs.</summary>
    public Role? Role { get; private init; }

    /// <summary>True when it works once.</summary>
    public bool IsOnce { get; private init; } = true;

    /// <summary>The site; null for the one at hand.</summary>
    public string? Site { get; private init; }

    /// <summary>Reads the settings; a place is asked for by the setting's name. Throws a <see cref="PlanException"/>.</summary>
    public static LinkOrder Read(RemMap map, Func<string, SourceSpan> at)
    {
        foreach (var key in map.Keys)
        {
            if (!LinkTag.Names.Contains(key))
            {
                throw new PlanException(BindErrors.Setting, at(key), $"'http link' has no setting {ValueText.Show(key)}; it has {string.Join(", ", LinkTag.Names)}", Suggestion.Nearest(key, LinkTag.Names) is { } near ? $"did you mean '{near}'?" : null);
            }
        }

        return new LinkOrder(NameOf(map, at), WhoOf(map, at), LifeOf(map, at))
        {
            Arguments = Value(map, "arguments") switch { null => new RemMap(0), RemMap arguments => arguments, var other => throw Wrong(at, "arguments", "a map of names", other) },
            Role = Value(map, "role") switch { null => null, string text => RoleOf(text, at), var other => throw Wrong(at, "role", "viewer, operator, author or admin", other) },
            IsOnce = Value(map, "once") switch { null => true, bool once => once, var other => throw Wrong(at, "once", "true or false", other) },
            Site = Value(map, "site") switch { null => null, string site => site, var other => throw Wrong(at, "site", "the name of a site", other) },
        };
    }

    /// <summary>The error for a setting that does not fit.</summary>
    public static PlanException Wrong(Func<string, SourceSpan> at, string name, string expected, object? got) =>
        new(RunErrors.BadSetting, at(name), $"'{name}' must be {expected}, got {ValueText.ShowWithKind(got)}");

    private static object? Value(RemMap map, string name) => map.TryGetValue(name, out var value) ? value : null;

    private static string NameOf(RemMap map, Func<string, SourceSpan> at) => Value(map, "function") is string { Length: > 0 } name ? name : throw Wrong(at, "function", "the name of a function", Value(map, "function"));

    // Nobody is to look like a token or a user of the machine in the audit log.
    private static string WhoOf(RemMap map, Func<string, SourceSpan> at) =>
        Value(map, "user") is string { Length: > 0 and <= MostUser } user && !user.Any(char.IsControl) && user.Trim() == user && !user.StartsWith("token:", StringComparison.Ordinal) && !user.StartsWith("os:", StringComparison.Ordinal)
            ? user
            : throw Wrong(at, "user", $"a name of 1 to {MostUser} characters, without `token:` or `os:` in front", Value(map, "user"));

    private static TimeSpan LifeOf(RemMap map, Func<string, SourceSpan> at) => Value(map, "for") is not { } value ? StandardLife
        : Duration.TryRead(value, out var life) && life >= TimeSpan.FromSeconds(1) && life <= MostLife ? life
        : throw Wrong(at, "for", $"a duration from 1s to {Duration.Show(MostLife)}", value);

    private static Role RoleOf(string text, Func<string, SourceSpan> at) => RoleNames.TryRead(text, out var role)
        ? role
        : throw new PlanException(AccessErrors.Role, at("role"), $"a role is {string.Join(", ", RoleNames.Given)}, got {ValueText.Show(text)}", Suggestion.Nearest(text, RoleNames.Given) is { } near ? $"did you mean '{near}'?" : null);
}

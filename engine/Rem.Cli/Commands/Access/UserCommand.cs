using Rem.Cli.Commands.Resources;
using Rem.Values;
using Rem.Web.Access;

namespace Rem.Cli.Commands.Access;

/// <summary>`rem user`: who may log in, and what they may do.</summary>
internal static class UserCommand
{
    /// <summary>What it does.</summary>
    public static readonly ResourceVerb[] Verbs =
    [
        new("list", "", 0, 0, ListAsync),
        new("add", "NAME", 1, 1, AddAsync) { Options = ["--role", "--password-file", "--no-password"], Changes = true, IsSecretive = true },
        new("password", "NAME", 1, 1, PasswordAsync) { Options = ["--password-file"], IsSecretive = true },
        new("role", "NAME ROLE", 2, 2, RoleAsync),
        new("disable", "NAME", 1, 1, static call => DisableAsync(call, true)),
        new("enable", "NAME", 1, 1, static call => DisableAsync(call, false)),
        new("remove", "NAME", 1, 1, RemoveAsync),
    ];

    private static Task<int> ListAsync(ResourceCall call) => AccessCall.RunAsync(call, async changes =>
    {
        var users = await changes.UsersAsync(call.Cancel);
        return Output.Answer(call.AsJson, () => Facts(users), () => Text(users));
    });

    private static Task<int> AddAsync(ResourceCall call)
    {
        var role = AccessCall.Role(call) ?? throw ResourceCall.Wrong("'rem user add' needs '--role': what the user may do", $"roles are {string.Join(", ", RoleNames.Given)}");
        return AccessCall.RunAsync(call, async changes =>
        {
            changes.EnsureNewUser(call.Name);
            var password = call.Words.Has("--no-password") ? null : PasswordInput.Read(call, call.Name, "give it with --password-file FILE, or - for standard input; --no-password for a user who has nothing but tokens");
            await changes.AddUserAsync(AccessCall.Actor, call.Name, role, password, call.Cancel);
            return call.Answer($"user {call.Name} added: {RoleNames.Of(role)}{(password is null ? ", without a password" : "")}", ("user", call.Name), ("role", RoleNames.Of(role)), ("password", password is not null));
        });
    }

    private static Task<int> PasswordAsync(ResourceCall call) => AccessCall.RunAsync(call, async changes =>
    {
        changes.EnsureUser(call.Name);
        var password = PasswordInput.Read(call, call.Name, "give it with --password-file FILE, or - for standard input");
        await changes.SetPasswordAsync(AccessCall.Actor, call.Name, password, call.Cancel);
        return call.Answer($"user {call.Name} has a new password; all sessions have ended", ("user", call.Name), ("password", true));
    });

    private static Task<int> RoleAsync(ResourceCall call)
    {
        var role = RoleNames.Read(call.Word(2)!);
        return AccessCall.RunAsync(call, async changes =>
        {
            await changes.SetRoleAsync(AccessCall.Actor, call.Name, role, call.Cancel);
            return call.Answer($"user {call.Name} is {RoleNames.Of(role)}; sessions of another role have ended", ("user", call.Name), ("role", RoleNames.Of(role)));
        });
    }

    private static Task<int> DisableAsync(ResourceCall call, bool isDisabled) => AccessCall.RunAsync(call, async changes =>
    {
        await changes.SetDisabledAsync(AccessCall.Actor, call.Name, isDisabled, call.Cancel);
        return call.Answer($"user {call.Name} is {(isDisabled ? "disabled; its sessions have ended and its tokens rest" : "enabled")}", ("user", call.Name), ("disabled", isDisabled));
    });

    private static Task<int> RemoveAsync(ResourceCall call) => AccessCall.RunAsync(call, async changes =>
    {
        await changes.RemoveUserAsync(AccessCall.Actor, call.Name, call.Cancel);
        return call.Answer($"user {call.Name} removed, with its sessions and tokens", ("user", call.Name), ("removed", true));
    });

    private static string Text(IReadOnlyList<UserFacts> users)
    {
        var rows = new List<string[]>();
        foreach (var user in users)
        {
            rows.Add([user.Name, RoleNames.Of(user.Role), user.IsDisabled ? "disabled" : user.HasPassword ? "enabled" : "no password", ResourceCall.Moment(user.Created), ResourceCall.Moment(user.LoggedIn)]);
        }

        return rows.Count == 0 ? "no users\n" : ColumnText.Of("USER ROLE STATE ADDED LOGIN", rows);
    }

    private static RemMap Facts(IReadOnlyList<UserFacts> users)
    {
        var list = new RemList(users.Count);
        foreach (var user in users)
        {
            list.Add(NodeCall.Argument(
                ("user", user.Name), ("role", RoleNames.Of(user.Role)), ("disabled", user.IsDisabled), ("password", user.HasPassword), ("added", ResourceCall.Fact(user.Created)), ("login", ResourceCall.Fact(user.LoggedIn))));
        }

        return NodeCall.Argument(("users", list));
    }
}

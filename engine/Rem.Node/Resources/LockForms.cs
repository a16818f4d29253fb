using Rem.Shared.Locks;
using Rem.Values;

namespace Rem.Node.Resources;

/// <summary>Grants and holders of locks as values, and back.</summary>
internal static class LockForms
{
    private const int InfoParts = 7;

    public static RemList? Of(LockGrant? grant) => grant is null ? null : RemList.Of(grant.Token, grant.Until?.UtcTicks);

    public static LockGrant? Grant(string name, object? value)
    {
        if (value is null)
        {
            return null;
        }

        var parts = Given.List(value, 2);
        return new LockGrant(name, Given.Integer(parts[0], "token"), Given.OptionalMoment(parts[1], "until"));
    }

    public static RemList? Of(LockInfo? info) => info is null
        ? null
        : RemList.Of(info.Lock, info.Owner, info.Since.UtcTicks, info.Until?.UtcTicks, info.Token, (long)info.Waiting, info.By);

    public static LockInfo? Info(object? value)
    {
        if (value is null)
        {
            return null;
        }

        var parts = Given.List(value, InfoParts);
        return new LockInfo(
            Given.Text(parts[0], "lock"),
            Given.Text(parts[1], "owner"),
            Given.Moment(parts[2], "since"),
            Given.OptionalMoment(parts[3], "until"),
            Given.Integer(parts[4], "token"),
            Given.Int(parts[5], "waiting"))
        {
            By = Given.Text(parts[6], "by"),
        };
    }
}

using System.Globalization;
using System.Net;

namespace Rem.Web.Access;

/// <summary>Who changes it.</summary>
/// <param name="Who">The user's name, `token:NAME`, or `os:NAME` for a user of the machine; null for nobody in particular.</param>
/// <param name="By">By what that is known: `session 1a2b3c4d`, `token k3jx`, `link 7hm2…`, `password`, `none`.</param>
public sealed record AuditActor(string? Who, string By)
{
    /// <summary>The address that the request came from, or null.</summary>
    public string? Address { get; init; }

    /// <summary>The id of the request, or null.</summary>
    public string? Request { get; init; }

    /// <summary>The caller of a request.</summary>
    public static AuditActor Of(Caller caller, IPAddress? address, string? request) =>
        new(caller.User, caller.Credential switch { Credential.Session => "session " + caller.CredentialId, Credential.Token => "token " + caller.CredentialId, Credential.Link => "link " + caller.CredentialId, _ => "none" })
        {
            Address = address?.ToString(),
            Request = request,
        };

    /// <summary>The user of the machine who runs this process.</summary>
    public static AuditActor OfProcess() =>
        new("os:" + Environment.UserName, string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId}"));
}

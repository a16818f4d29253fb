namespace Rem.Web.Access;

/// <summary>A user as it is kept. Frozen.</summary>
/// <param name="Name">The name.</param>
/// <param name="Id">Tells it from a later user of the same name.</param>
/// <param name="Epoch">Changes with all that ends the user's sessions: a session of another epoch is over.</param>
/// <param name="Role">What may be done.</param>
/// <param name="Created">When it was added.</param>
internal sealed record AccessUser(string Name, string Id, string Epoch, Role Role, DateTimeOffset Created)
{
    /// <summary>The password's hash, or null: nobody can log in with one.</summary>
    public string? Password { get; init; }

    /// <summary>True for one who may do nothing for now.</summary>
    public bool IsDisabled { get; init; }
}

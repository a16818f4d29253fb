namespace Rem.Errors;

/// <summary>
/// One kind of error: its id (`REM` and four digits, append-only), what it means, and how it is mended.
/// `rem explain` prints it; an approved list guards the ids.
/// </summary>
public sealed record ErrorCode(string Id, string Meaning, string Fix)
{
    /// <inheritdoc/>
    public override string ToString() => Id;
}

using System.Security.Cryptography;
using System.Text;
using Rem.Filters;

namespace Rem.Stdlib.Filters;

/// <summary>Gives the SHA-256 digest of the UTF-8 bytes of a text, in small hexadecimal digits.</summary>
public sealed class Sha256Filter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("sha256")
    {
        Summary = "Gives the SHA-256 digest of the UTF-8 bytes of a text, in small hexadecimal digits.",
        Input = "text",
        Returns = "text",
        Errors = [FilterErrors.Input],
        Examples =
        [
            new("'abc' | sha256", @"""ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"""),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FilterInput.Text(value, Spec))));
}

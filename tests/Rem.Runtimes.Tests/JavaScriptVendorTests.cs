using System.Security.Cryptography;
using System.Text;
using Rem.Runtime.JavaScript.Transforming;

namespace Rem.Runtimes.Tests;

/// <summary>What comes from others is what it was when it came.</summary>
public sealed class JavaScriptVendorTests
{
    [Fact]
    public void Acorn_is_the_one_of_its_readme()
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Transformer.Acorn)));

        hash.ShouldBe("1a2ecc215e880c7db77add51deca05b9b323d63a650ae0534298352913b202b5");
    }
}

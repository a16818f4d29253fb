using System.Security.Cryptography;
using Rem.Web.Browser.Tests.Kit;

namespace Rem.Web.Browser.Tests;

public sealed class VendorTests
{
    [Fact]
    public void The_vendored_checker_is_the_one_that_was_looked_at()
    {
        var folder = Path.Combine(RunningNode.Root(), "tests/Rem.Web.Browser.Tests/vendor");
        var listed = File.ReadAllLines(Path.Combine(folder, "SHA256SUMS"));

        var there = Directory.GetFiles(folder).Where(static path => Path.GetFileName(path) != "SHA256SUMS")
            .Select(static path => $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))}  {Path.GetFileName(path)}");

        there.ShouldBe(listed, ignoreOrder: true);
    }
}

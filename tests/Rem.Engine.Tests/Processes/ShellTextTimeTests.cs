using System.Text;
using Rem.Fuzz;

namespace Rem.Engine.Tests.Processes;

/// <summary>What nests or repeats in a shell text is read within a second and 64 MB, `@` being a value.</summary>
[Collection(nameof(AloneInTheProcess))]
public sealed class ShellTextTimeTests
{
    [Theory]
    [InlineData("cat <<E\n$(( @\n", "\nE\n")]
    [InlineData("cat <<E\n`date` $(( @ ;\n", "\nE\n")]
    [InlineData("cat <<E\n$(cat <<F\n@", "\nE\n")]
    [InlineData("cat <<'F' @\n@\nF\n", "")]
    [InlineData("cat <<'F' @\n@\nF\nREM_END_", "")]
    [InlineData("$(( @ \n", "")]
    [InlineData("$(( @ ", " ))")]
    [InlineData("`$(( @ \n", "")]
    [InlineData("$( (( @ ", ")")]
    [InlineData("\"${x:-@", "}")]
    [InlineData("`+@", "")]
    [InlineData("case @ in (", ";; esac")]
    public void A_part_that_stands_in_a_text_again_and_again_is_read_in_time(string part, string end)
    {
        var text = "#!/bin/bash -e\n" + string.Concat(Enumerable.Repeat(part, 256_000 / part.Length)) + end;

        ShellTarget.Check(Encoding.Latin1.GetBytes(text)).ShouldBeNull();
    }
}

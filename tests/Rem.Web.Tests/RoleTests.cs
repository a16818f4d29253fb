using Rem.Web.Access;
using Shouldly;
using Xunit;

namespace Rem.Web.Tests;

public sealed class RoleTests
{
    [Fact]
    public void A_role_may_do_what_those_before_it_may()
    {
        Enum.GetValues<Role>().ShouldBe([Role.Anyone, Role.Viewer, Role.Operator, Role.Author, Role.Admin]);
    }
}

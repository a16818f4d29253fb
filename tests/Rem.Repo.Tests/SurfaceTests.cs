using System.Reflection;
using Rem.Testing.Cases;

namespace Rem.Repo.Tests;

/// <summary>Public means promised: what users build on changes only where somebody approved it.</summary>
public sealed class SurfaceTests
{
    [Fact]
    public void The_surface_of_the_engine_is_approved() => Check(typeof(RemEngine).Assembly);

    [Fact]
    public void The_surface_of_the_test_kit_is_approved() => Check(typeof(ConformanceSuite).Assembly);

    private static void Check(Assembly assembly) => Approved.Check(assembly.GetName().Name + ".txt", SurfacePrinter.Print(assembly));
}

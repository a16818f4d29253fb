namespace Rem.Benchmarks;

/// <summary>A named benchmark: what it compares, and the code that does it.</summary>
internal sealed record Benchmark(string Name, string About, Action<Measure> Run);

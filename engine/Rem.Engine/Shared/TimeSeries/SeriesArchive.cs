namespace Rem.Shared.TimeSeries;

/// <summary>One archive of a group: a ring of rows, each made of so many steps. All sources of the group have their value in each row.</summary>
/// <param name="Function">How a row is made of its steps.</param>
/// <param name="Xff">The share of a row's steps that may be unknown, from 0 to below 1.</param>
/// <param name="Steps">The number of steps that make a row, 1 or more.</param>
/// <param name="Rows">The number of rows that are kept, 1 or more.</param>
public sealed record SeriesArchive(Consolidation Function, double Xff, int Steps, int Rows);

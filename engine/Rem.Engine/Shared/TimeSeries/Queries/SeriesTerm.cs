namespace Rem.Shared.TimeSeries.Queries;

/// <summary>What a series of a query is made of.</summary>
internal abstract record SeriesTerm;

/// <summary>One source of a group.</summary>
/// <param name="Group">The group.</param>
/// <param name="Source">The source; null for the only one.</param>
/// <param name="Function">The consolidation; null for that of the query.</param>
internal sealed record GroupTerm(string Group, string? Source, Consolidation? Function) : SeriesTerm;

/// <summary>A series of the query that stands above.</summary>
/// <param name="Name">Its name.</param>
internal sealed record NameTerm(string Name) : SeriesTerm;

/// <summary>A source of each group whose name begins so.</summary>
/// <param name="Prefix">The beginning.</param>
/// <param name="Source">The source; null for the only one.</param>
/// <param name="Function">The consolidation; null for that of the query.</param>
internal sealed record GroupsTerm(string Prefix, string? Source, Consolidation? Function) : SeriesTerm;

/// <summary>A sum.</summary>
/// <param name="Of">Its parts.</param>
/// <param name="IsPartial">True to add up what is known.</param>
internal sealed record SumTerm(IReadOnlyList<SeriesTerm> Of, bool IsPartial) : SeriesTerm;

/// <summary>One divided by another.</summary>
/// <param name="Dividend">What is divided.</param>
/// <param name="Divisor">By what.</param>
internal sealed record RatioTerm(SeriesTerm Dividend, SeriesTerm Divisor) : SeriesTerm;

/// <summary>A percentile over several at each time.</summary>
/// <param name="Percent">From 0 to 100.</param>
/// <param name="Of">The series.</param>
internal sealed record PercentileTerm(double Percent, IReadOnlyList<SeriesTerm> Of) : SeriesTerm;

/// <summary>The change each second.</summary>
/// <param name="Of">Of what.</param>
internal sealed record RateTerm(SeriesTerm Of) : SeriesTerm;

using Rem.Expressions;

namespace Rem.Stdlib.Run.Queries;

/// <summary>A part of a query: SQL as it stands, or a value with its place.</summary>
/// <param name="Text">The SQL; null for a value.</param>
/// <param name="Placeholders">The `?` of the plan's author in it.</param>
/// <param name="Value">The expression of a value; null for SQL.</param>
/// <param name="Place">Where the value stands.</param>
internal readonly record struct SqlPart(string? Text, int Placeholders, Expression? Value, SqlPlace Place);

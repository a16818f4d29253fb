namespace Rem.Web.Live.Series;

/// <summary>The newest rows of a group, as all its readers are told them. Frozen.</summary>
/// <param name="Look">The number of the look at the store that found them.</param>
/// <param name="Behind">The stamp of the row before the first of them.</param>
/// <param name="Newest">The stamp of the last.</param>
/// <param name="Json">`"NAME":[first, step, [numbers], …]`.</param>
internal sealed record SeriesPiece(long Look, long Behind, long Newest, byte[] Json);

namespace Rem.Processes.Shell;

/// <summary>A here-document whose body has not begun yet.</summary>
/// <param name="Delimiter">The line that ends it.</param>
/// <param name="IsQuoted">True when its body is literal.</param>
/// <param name="StripsTabs">True for `&lt;&lt;-`.</param>
/// <param name="Start">Where the delimiter stands.</param>
/// <param name="Length">How long it is there, with its quotes.</param>
internal sealed record HereDocument(string Delimiter, bool IsQuoted, bool StripsTabs, int Start, int Length);

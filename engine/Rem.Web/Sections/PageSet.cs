namespace Rem.Web.Sections;

/// <summary>The pages of a plan.</summary>
internal sealed record PageSet(EndpointTable<Page> Table);

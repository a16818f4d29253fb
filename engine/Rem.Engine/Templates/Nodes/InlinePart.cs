namespace Rem.Templates.Nodes;

/// <summary>`{{#*inline "name"}}…{{/inline}}`.</summary>
internal sealed record InlinePart(string Name, TemplateBody Body);

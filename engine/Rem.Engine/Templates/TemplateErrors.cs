using Rem.Errors;

namespace Rem.Templates;

/// <summary>Errors of templates.</summary>
public static class TemplateErrors
{
    /// <summary>The template does not parse.</summary>
    public static readonly ErrorCode Syntax = new("REM2030", "a template does not parse", "mend it at the place that is shown: `{{ name }}`, `{{#if x}}…{{/if}}`, `{{#each list}}…{{/each}}`");

    /// <summary>A name of the template is not there.</summary>
    public static readonly ErrorCode Missing = new("REM2031", "a template writes a name that is not there", "mend the name, or write `{{#if name}}{{ name }}{{/if}}` where it may be missing");

    /// <summary>The template failed.</summary>
    public static readonly ErrorCode Failed = new("REM2032", "a template could not be filled", "see the message");
}

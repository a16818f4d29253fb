namespace Rem.Web.Widgets;

/// <summary>What a setting of a widget takes.</summary>
internal enum WidgetKind
{
    /// <summary>A text; a number or bool as it is shown.</summary>
    Text,

    /// <summary>An integer of a range.</summary>
    Integer,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A list.</summary>
    List,

    /// <summary>A map.</summary>
    Map,

    /// <summary>A list or a map.</summary>
    ListOrMap,
}

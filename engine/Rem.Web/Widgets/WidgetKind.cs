namespace Rem.Web.Widgets;

/// <summary>What a setting of a widget takes.</summary>
internal enum WidgetKind
{
    /// <summary>A text; a number or bool as it is shown.</summary>
    Text,

    /// <summary>An integer of a range.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A duration above 0.</summary>
    Duration,

    /// <summary>One of several words.</summary>
    Word,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A list.</summary>
    List,

    /// <summary>A map.</summary>
    Map,

    /// <summary>A list or a map.</summary>
    ListOrMap,

    /// <summary>A text or a list.</summary>
    TextOrList,

    /// <summary>A text or a map.</summary>
    TextOrMap,
}

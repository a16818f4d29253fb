using Rem.Runtime.JavaScript.Engines;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>What Jurassic lacks of the language's library, or has wrong.</summary>
internal static class StandardLibrary
{
    /// <summary>Puts it into an engine.</summary>
    public static void Add(JsEngine js)
    {
        js.AggregateError = ErrorLibrary.Add(js);
        ObjectLibrary.Add(js);
        DefinitionLibrary.Add(js);
        FunctionLibrary.Add(js);
        ArrayLibrary.Add(js);
        FrozenMethods.Add(js);
        NumberLibrary.Add(js);
        StringLibrary.Add(js);
        JsonLibrary.Add(js);
        GlobalLibrary.Add(js);
        ClockLibrary.Add(js);
        ConsoleLibrary.Add(js);
        RegExpFunction.Add(js);
    }
}

using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;
using Rem.Scripting;
using Rem.Values;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>`rem.file.lines(path)`, an iterator: the file is closed at its end, or when the loop is left.</summary>
internal sealed class FileLines
{
    private readonly string _handle;
    private RemList? _lines;
    private int _at;
    private bool _isClosed;

    private FileLines(string handle) => _handle = handle;

    /// <summary>Opens a file.</summary>
    public static ObjectInstance Open(JsEngine js, object path)
    {
        var lines = new FileLines((string)RemLibrary.AskRaw(js, PrimitiveNames.FileOpen, path)!);
        var iterator = js.Script.Object.Construct();
        js.SetPrototype(iterator, js.IteratorPrototype);
        js.Method(iterator, "next", (js, _, _) => lines.Next(js));
        js.Method(iterator, "return", (js, _, a) =>
        {
            lines.Close(js);
            return GeneratorObject.Result(js, JsValues.Arg(a, 0), isDone: true);
        });
        return iterator;
    }

    private ObjectInstance Next(JsEngine js)
    {
        while (!_isClosed && (_lines is null || _at == _lines.Count))
        {
            _lines = RemLibrary.AskRaw(js, PrimitiveNames.FileNext, _handle) as RemList;
            _at = 0;
            if (_lines is null)
            {
                Close(js);
            }
        }

        return _isClosed ? GeneratorObject.Result(js, Undefined.Value, isDone: true) : GeneratorObject.Result(js, js.Write(_lines![_at++]), isDone: false);
    }

    private void Close(JsEngine js)
    {
        if (!_isClosed)
        {
            _isClosed = true;
            RemLibrary.AskRaw(js, PrimitiveNames.FileClose, _handle);
        }
    }
}

using System.Runtime.InteropServices;
using System.Text;
using Rem.Errors;

namespace Rem.Processes.Unix;

/// <summary>Arguments and environment of one program as the kernel wants them, in one piece of native memory.</summary>
internal sealed unsafe class ArgumentBlock : IDisposable
{
    // Linux: MAX_ARG_STRLEN, 32 pages, of which one byte is the end. Held everywhere, so that a plan that runs here runs there.
    private const int LongestString = 131072;

    // The kernel puts a few things of its own beside them: the path of the program, alignment, the auxiliary vector.
    private const int Spare = 4096;

    private static readonly UTF8Encoding Strict = new(false, true);
    private static readonly long Most = Libc.sysconf(Libc.IsLinux ? 0 : 1);

    private readonly ProcessRequest _request;
    private readonly byte* _memory;
    private byte* _next;
    private readonly int _size;

    /// <summary>Checks and copies. <paramref name="marker"/> is the entry `NAME=value` by which a step's processes are found.</summary>
    public ArgumentBlock(ProcessRequest request, IReadOnlyList<string> arguments, string marker)
    {
        _request = request;
        var strings = Measure(arguments, marker);
        var pointers = (arguments.Count + InheritedEnvironment.Count + request.Environment.Count + 4) * sizeof(byte*);
        if (strings + pointers + InheritedEnvironment.Size > Most - Spare)
        {
            throw Failure(
                ProcessErrors.TooMuch,
                $"the arguments and variables of '{request.Shown}' have {strings + InheritedEnvironment.Size} bytes together, the system allows {Most - Spare}",
                "send the data through `stdin:`");
        }

        _size = (int)strings + pointers;
        _memory = (byte*)NativeMemory.Alloc((nuint)_size);
        _next = _memory + pointers;
        Arguments = (byte**)_memory;
        Environment = Arguments + arguments.Count + 1;
        Fill(arguments, marker);
    }

    /// <summary>The arguments, the program's own name first.</summary>
    public byte** Arguments { get; }

    /// <summary>The environment.</summary>
    public byte** Environment { get; }

    /// <inheritdoc/>
    public void Dispose() => NativeMemory.Free(_memory);

    private long Measure(IReadOnlyList<string> arguments, string marker)
    {
        long size = marker.Length + 1;
        for (var i = 0; i < arguments.Count; i++)
        {
            size += Check(arguments[i], 0, i, null);
        }

        foreach (var (name, value) in _request.Environment)
        {
            CheckName(name);
            if (value is not null)
            {
                size += Check(value, Encoding.UTF8.GetByteCount(name) + 1, 0, name);
            }
        }

        return size;
    }

    private int Check(string text, int before, int index, string? name)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw Failure(ProcessErrors.Nul, $"{What(index, name)} holds a NUL character, which no program can be given", "send the data through `stdin:`");
        }

        var size = before + Count(text, index, name) + 1;
        return size <= LongestString
            ? size
            : throw Failure(
                ProcessErrors.TooLong,
                $"{What(index, name)} has {size - 1} bytes, a program can be given at most {LongestString - 1}",
                "send the data through `stdin:`");
    }

    private int Count(string text, int index, string? name)
    {
        try
        {
            return Strict.GetByteCount(text);
        }
        catch (EncoderFallbackException)
        {
            throw Failure(ProcessErrors.NotText, $"{What(index, name)} holds half a surrogate pair, which has no bytes", null);
        }
    }

    private void CheckName(string name)
    {
        if (name.Length == 0 || name.AsSpan().ContainsAny('=', '\0'))
        {
            throw Failure(ProcessErrors.VariableName, $"'{name.Replace("\0", "\\0", StringComparison.Ordinal)}' cannot be the name of an environment variable", null);
        }
    }

    private static string What(int index, string? name) =>
        name is not null ? $"the environment variable '{name}'" : index == 0 ? "the program's name" : $"argument {index}";

    private PlanException Failure(ErrorCode code, string message, string? hint) => new(code, _request.At, message, hint);

    private void Fill(IReadOnlyList<string> arguments, string marker)
    {
        var at = Arguments;
        for (var i = 0; i < arguments.Count; i++)
        {
            *at++ = Put("", arguments[i]);
        }

        *at++ = null;
        for (var i = 0; i < InheritedEnvironment.Count; i++)
        {
            if (!IsReplaced(i))
            {
                *at++ = InheritedEnvironment.At(i);
            }
        }

        var added = _request.Environment;
        for (var i = 0; i < added.Count; i++)
        {
            if (added[i].Value is { } value && !IsSetAgain(i))
            {
                *at++ = Put(added[i].Key, value);
            }
        }

        *at++ = Put("", marker);
        *at = null;
    }

    private bool IsReplaced(int inherited)
    {
        if (!_request.InheritsEnvironment || InheritedEnvironment.IsNamed(inherited, StepMarker.Variable))
        {
            return true;
        }

        foreach (var (name, _) in _request.Environment)
        {
            if (InheritedEnvironment.IsNamed(inherited, name))
            {
                return true;
            }
        }

        return false;
    }

    // Two entries of one name are legal for the kernel, but programs disagree on which of them counts.
    private bool IsSetAgain(int index)
    {
        var added = _request.Environment;
        if (added.Count > 64)
        {
            return false; // the many are the words of a list, whose names were made unique
        }

        for (var i = index + 1; i < added.Count; i++)
        {
            if (added[i].Key == added[index].Key)
            {
                return true;
            }
        }

        return false;
    }

    private byte* Put(string name, string value)
    {
        var start = _next;
        if (name.Length > 0)
        {
            Write(name);
            *_next++ = (byte)'=';
        }

        Write(value);
        *_next++ = 0;
        return start;
    }

    private void Write(string text)
    {
        var room = (int)(_memory + _size - _next);
        _next += Encoding.UTF8.GetBytes(text, new Span<byte>(_next, room));
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Rem.Runtime.Lua.Native;

/// <summary>Why a run was stopped from outside the script.</summary>
internal enum Trip
{
    None,
    Time,
    Memory,
    Depth,
    Cancelled,

    /// <summary>A primitive ended with something that no script may catch.</summary>
    Host,
}

/// <summary>
/// The memory of one Lua state, with a cap. Small blocks come from free lists over chunks, which is faster than
/// `malloc` behind a transition; large ones from the system. It lives in native memory, for Lua hands its address back.
/// </summary>
internal unsafe struct LuaHeap
{
    /// <summary>Bytes that a run without a cap may take: managed code is at work, and Lua must not raise.</summary>
    public const long NoCap = long.MaxValue / 2;

    private const int ClassSize = 16;
    private const int Classes = 32;
    private const int SmallSize = ClassSize * Classes;
    private const int FirstChunk = 16 * 1024;
    private const int LargestChunk = 512 * 1024;

    // A stack at its largest (LUAI_MAXSTACK + EXTRA_STACK slots of 16 bytes) that grows by 200 slots more does so
    // only to report that it ran over.
    private const nuint LargestStack = (1_000_000 + 5) * 16;
    private const nuint OverflowStack = LargestStack + (200 * 16);

    /// <summary>Bytes in use by Lua.</summary>
    public long Used;

    /// <summary>Bytes that may be in use.</summary>
    public long Cap;

    /// <summary>Bytes held from the system, free lists included.</summary>
    public long Held;

    /// <summary>Set when memory was refused for good, or the stack ran over.</summary>
    public Trip Trip;

    private nuint _refusedSize;
    private byte* _refusedBlock;
    private byte* _chunks;
    private byte* _free;
    private int _freeBytes;
    private int _chunkSize;
    private fixed long _lists[Classes + 1];

    /// <summary>Makes an empty heap without a cap.</summary>
    public static LuaHeap* Create()
    {
        var heap = (LuaHeap*)NativeMemory.AllocZeroed((nuint)sizeof(LuaHeap));
        heap->Cap = NoCap;
        heap->_chunkSize = FirstChunk;
        return heap;
    }

    /// <summary>Frees all chunks and the heap itself, after the state was closed.</summary>
    public static void Destroy(LuaHeap* heap)
    {
        for (var chunk = heap->_chunks; chunk is not null;)
        {
            var next = *(byte**)chunk;
            NativeMemory.Free(chunk);
            chunk = next;
        }

        NativeMemory.Free(heap);
    }

    /// <summary>`lua_Alloc`: takes, resizes or frees a block.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static void* Allocate(LuaHeap* heap, byte* block, nuint before, nuint size)
    {
        if (block is null)
        {
            before = 0; // then it is the kind of object, not a size
        }

        if (size == 0)
        {
            if (block is not null)
            {
                heap->Used -= (long)before;
                heap->Give(block, before);
            }

            return null;
        }

        if (size > before && heap->IsRefused(block, before, size))
        {
            return null;
        }

        var result = block is null ? heap->Take(size) : heap->Resize(block, before, size);
        if (result is not null)
        {
            heap->Used += (long)size - (long)before;
        }

        return result;
    }

    private bool IsRefused(byte* block, nuint before, nuint size)
    {
        if (Used + (long)(size - before) <= Cap)
        {
            _refusedSize = 0;
            if (size == OverflowStack && before == LargestStack)
            {
                Trip = Trip.Depth;
            }

            return false;
        }

        // Lua asks twice: after the first refusal it collects all garbage. Only the second one is an error.
        if (_refusedSize == size && _refusedBlock == block)
        {
            Trip = Trip.Memory;
        }

        _refusedSize = size;
        _refusedBlock = block;
        return true;
    }

    private byte* Take(nuint size)
    {
        if (size > SmallSize)
        {
            return TakeLarge(null, 0, size);
        }

        var list = (int)((size + ClassSize - 1) / ClassSize);
        var block = (byte*)_lists[list];
        if (block is null)
        {
            return Carve(list * ClassSize);
        }

        _lists[list] = *(long*)block;
        return block;
    }

    private void Give(byte* block, nuint size)
    {
        if (size > SmallSize)
        {
            Held -= (long)size;
            NativeMemory.Free(block);
            return;
        }

        var list = (int)((size + ClassSize - 1) / ClassSize);
        *(long*)block = _lists[list];
        _lists[list] = (long)block;
    }

    private byte* Resize(byte* block, nuint before, nuint size)
    {
        if (before > SmallSize && size > SmallSize)
        {
            return TakeLarge(block, before, size);
        }

        if (before <= SmallSize && (before + ClassSize - 1) / ClassSize == (size + ClassSize - 1) / ClassSize)
        {
            return block;
        }

        var result = Take(size);
        if (result is not null)
        {
            Unsafe.CopyBlockUnaligned(result, block, (uint)Math.Min(before, size));
            Give(block, before);
        }

        return result;
    }

    private byte* TakeLarge(byte* block, nuint before, nuint size)
    {
        try
        {
            var result = (byte*)NativeMemory.Realloc(block, size);
            Held += (long)size - (long)before;
            return result;
        }
        catch (OutOfMemoryException)
        {
            return null; // Lua raises its own error; no exception may leave towards native code
        }
    }

    private byte* Carve(int size)
    {
        if (_freeBytes < size && !AddChunk())
        {
            return null;
        }

        var block = _free;
        _free += size;
        _freeBytes -= size;
        return block;
    }

    // What is left of the chunk before goes to the free lists, so that nothing is lost but the last few bytes.
    private bool AddChunk()
    {
        if (_freeBytes >= ClassSize)
        {
            Give(_free, (nuint)(_freeBytes / ClassSize * ClassSize));
        }

        var chunk = TakeLarge(null, 0, (nuint)_chunkSize);
        if (chunk is null)
        {
            _freeBytes = 0;
            return false;
        }

        *(byte**)chunk = _chunks;
        _chunks = chunk;
        _free = chunk + ClassSize;
        _freeBytes = _chunkSize - ClassSize;
        _chunkSize = Math.Min(_chunkSize * 2, LargestChunk);
        return true;
    }
}

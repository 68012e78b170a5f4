using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace Vigil.Language.Topics;

/// <summary>Rows of small whole numbers: in memory where they have just been trained, in the model's file where it is kept, of which the system reads only what is asked for and may let go of again. Read from any thread.</summary>
internal sealed unsafe class ByteRows
{
    private readonly sbyte[]? _own;
    private readonly MemoryMappedViewAccessor? _view;
    private readonly sbyte* _first;
    private readonly int _width;

    public ByteRows(sbyte[] own, int width) => (_own, _width, Length) = (own, width, own.Length);

    private ByteRows(MemoryMappedViewAccessor view, sbyte* first, int width, long length)
    {
        (_view, _width, Length) = (view, width, length);
        _first = first;
    }

    /// <summary>How many numbers there are.</summary>
    public long Length { get; }

    /// <summary>One row.</summary>
    public ReadOnlySpan<sbyte> this[int row] => _own is not null ? _own.AsSpan(row * _width, _width) : new ReadOnlySpan<sbyte>(_first + ((long)row * _width), _width);

    /// <summary>The rows that lie in a file from this place on. The file must not be cut short while they are used; it may be replaced or removed.</summary>
    /// <exception cref="EndOfStreamException">The file ends before them.</exception>
    public static ByteRows InFile(string path, long offset, int width, long length)
    {
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        var view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        if (view.Capacity < offset + length || new FileInfo(path).Length < offset + length)
        {
            view.Dispose();
            throw new EndOfStreamException("The topic model is cut short.");
        }

        // Held for as long as the view lives, which the finalizer of its handle ends.
        byte* begin = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref begin);
        return new ByteRows(view, (sbyte*)(begin + view.PointerOffset + offset), width, length);
    }

    public void Save(Stream stream)
    {
        for (var row = 0; row < Length / _width; row++)
        {
            stream.Write(MemoryMarshal.AsBytes(this[row]));
        }

        GC.KeepAlive(_view);
    }
}

using Rem.Storage.Rows;

namespace Rem.Storage.Journals;

/// <summary>A row of the table of resources.</summary>
/// <param name="id">Its key.</param>
/// <param name="kind">What it is.</param>
/// <param name="name">Its name.</param>
/// <param name="path">The database.</param>
internal sealed class ResourceRow(long id, ResourceKind kind, string name, string path)
{
    /// <summary>Its key.</summary>
    public long Id => id;

    /// <summary>What it is.</summary>
    public ResourceKind Kind => kind;

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>The database.</summary>
    public string Path => path;

    /// <summary>True when the row is in the database, or on its way.</summary>
    public bool IsWritten { get; set; }

    /// <summary>The command that removes it when it is damaged.</summary>
    public string Removal => kind switch
    {
        ResourceKind.Queue => $"rem queue rm {name} --force",
        ResourceKind.Bucket => $"rem state rm {name}",
        _ => $"rem counter rm {name}",
    };

    /// <summary>What people call it.</summary>
    public string Title => kind switch
    {
        ResourceKind.Queue => $"queue '{name}'",
        ResourceKind.Bucket => $"bucket '{name}'",
        _ => $"counter '{name}'",
    };
}

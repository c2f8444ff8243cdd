using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.FileProviders;

namespace AsxhPortal.Web.Features.HomeVisits.CarriedShell;

/// <param name="Path">Address on this site, without a query.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record CarriedFile(string Path, string Sha256);

/// <summary>
/// The files of the offline pages and their common version, which follows from their content: another content is another version. Hashes are kept
/// until a file changes.
/// </summary>
public sealed class CarriedFiles(IWebHostEnvironment environment)
{
    private static readonly string[] Folders = ["js/carried", "js/carried/screens", "js/visit"];

    private static readonly string[] Single =
    [
        "favicon.svg", "css/site.css", "css/home-visits.css", "css/carried.css", "css/signature.css",
        "lib/bootstrap/bootstrap.min.css", "lib/bootstrap-icons/bootstrap-icons.min.css", "lib/bootstrap-icons/fonts/bootstrap-icons.woff2",
        "lib/idb/index.js", "lib/signature_pad/signature_pad.min.js",
        "lib/zxing-wasm/reader/index.js", "lib/zxing-wasm/share.js", "lib/zxing-wasm/zxing_reader.wasm",
        "lib/be-vietnam-pro/latin-400.woff2", "lib/be-vietnam-pro/latin-500.woff2", "lib/be-vietnam-pro/latin-600.woff2", "lib/be-vietnam-pro/latin-700.woff2",
        "lib/be-vietnam-pro/vietnamese-400.woff2", "lib/be-vietnam-pro/vietnamese-500.woff2", "lib/be-vietnam-pro/vietnamese-600.woff2", "lib/be-vietnam-pro/vietnamese-700.woff2",
    ];

    private static readonly ConcurrentDictionary<(string Path, long Length, DateTimeOffset ModifiedAt), string> Hashes = new();

    public IReadOnlyList<CarriedFile> All()
    {
        var files = environment.WebRootFileProvider;
        var paths = Folders.SelectMany(folder => files.GetDirectoryContents(folder).Where(file => file is { IsDirectory: false } && file.Name.EndsWith(".js", StringComparison.Ordinal))
            .Select(file => $"{folder}/{file.Name}")).Concat(Single);
        return [.. paths.Order(StringComparer.Ordinal).Select(path => (path, file: files.GetFileInfo(path))).Where(one => one.file.Exists).Select(one => new CarriedFile("/" + one.path, HashOf(one.path, one.file)))];
    }

    /// <summary>Sixteen letters that stand for the content of all files.</summary>
    public static string VersionOf(IReadOnlyList<CarriedFile> files) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', files.Select(file => $"{file.Path} {file.Sha256}")))))[..16];

    private static string HashOf(string path, IFileInfo file) => Hashes.GetOrAdd((path, file.Length, file.LastModified), _ =>
    {
        using var content = file.CreateReadStream();
        return Convert.ToHexStringLower(SHA256.HashData(content));
    });
}

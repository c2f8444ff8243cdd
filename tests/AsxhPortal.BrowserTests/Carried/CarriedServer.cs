using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace AsxhPortal.BrowserTests.Carried;

/// <summary>The site, whose files can change while it runs, as after an update.</summary>
public sealed class CarriedServer : PortalServer
{
    private readonly UpdatedFiles _files = new();

    /// <summary>From now on this file has another line at its end.</summary>
    public void Update(string path, string line) => _files.Added[path] = line;

    /// <summary>A copy of the database as it stands, for a site of its own.</summary>
    public Task<int> CopyDatabaseAsync(string file) => InDatabaseAsync(db => db.Database.ExecuteSqlAsync($"VACUUM INTO {file}"));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices((context, _) =>
        {
            _files.Beneath = context.HostingEnvironment.WebRootFileProvider;
            context.HostingEnvironment.WebRootFileProvider = _files;
        });
    }

    private sealed class UpdatedFiles : IFileProvider
    {
        public IFileProvider Beneath { get; set; } = new NullFileProvider();
        public Dictionary<string, string> Added { get; } = [];

        public IDirectoryContents GetDirectoryContents(string subpath) => Beneath.GetDirectoryContents(subpath);

        public IFileInfo GetFileInfo(string subpath) =>
            Added.TryGetValue(subpath.TrimStart('/'), out var line) ? new UpdatedFile(Beneath.GetFileInfo(subpath), line) : Beneath.GetFileInfo(subpath);

        public IChangeToken Watch(string filter) => Beneath.Watch(filter);
    }

    private sealed class UpdatedFile(IFileInfo before, string line) : IFileInfo
    {
        private readonly byte[] _bytes = [.. Read(before), .. System.Text.Encoding.UTF8.GetBytes(line)];

        public bool Exists => true;
        public bool IsDirectory => false;
        public DateTimeOffset LastModified => before.LastModified.AddMinutes(1);
        public long Length => _bytes.Length;
        public string Name => before.Name;
        public string? PhysicalPath => null;

        public Stream CreateReadStream() => new MemoryStream(_bytes);

        private static byte[] Read(IFileInfo file)
        {
            using var stream = file.CreateReadStream();
            using var all = new MemoryStream();
            stream.CopyTo(all);
            return all.ToArray();
        }
    }
}

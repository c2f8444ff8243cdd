using System.Security.Cryptography;
using System.Text.Json;
using AsxhPortal.Data;
using AsxhPortal.Data.Security;
using AsxhPortal.Domain.Shared;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Security.Drafts;

/// <summary>A typed field with all its values, in the order of the form.</summary>
public sealed record DraftField(string Name, string[] Values);

/// <summary>Keeps what was typed over a new sign-in: encrypted, for eight hours, for the user who opened the form and nobody else.</summary>
public sealed class DraftStore(AppDbContext db, IDataProtectionProvider keys, TimeProvider time)
{
    /// <summary>Name of the draft in the address of the form.</summary>
    public const string QueryName = "nhap";

    /// <summary>Bytes of a form that may be kept: the longest form of the site has a tenth of it.</summary>
    public const int SizeLimit = 256 * 1024;

    public const int PerUser = 20;

    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    /// <summary>Forms with passwords: nothing typed there is ever kept.</summary>
    private static readonly string[] NeverKept = ["/dang-nhap", "/dang-xuat", "/tai-khoan/mat-khau", "/quan-tri/nguoi-dung"];

    /// <summary>Codes read from cards and bank apps: nothing of a scan is kept.</summary>
    private static readonly string[] NeverKeptEndings = ["/hoi/can-cuoc/the", "/hoi/ngan-hang/ma-qr", "/uy-quyen/the"];

    private IDataProtector Protector(Guid userId) => keys.CreateProtector("AsxhPortal.EditDraft", userId.ToString("N"));

    /// <summary>Keeps the posted form of whoever opened it.</summary>
    /// <returns>The ticket of the form with the draft's id; null when nothing was kept: no ticket, files, too large, passwords.</returns>
    public async Task<FormTicket?> KeepAsync(HttpRequest request, CancellationToken cancel = default)
    {
        if (!HttpMethods.IsPost(request.Method) || request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true
            || request.ContentLength is null or > SizeLimit || NeverKept.Any(path => request.Path.StartsWithSegments(path))
            || NeverKeptEndings.Any(end => request.Path.Value?.EndsWith(end, StringComparison.OrdinalIgnoreCase) == true))
            return null;
        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(cancel);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
        if (FormTicket.Read(keys, form[FormTicket.FieldName]) is not { } ticket)
            return null;
        var fields = form.Where(field => IsKept(field.Key)).Select(field => new DraftField(field.Key, [.. field.Value.Select(value => value ?? "")])).ToList();
        var now = time.GetUtcNow().UtcDateTime;
        await MakeRoomAsync(ticket.UserId, now, cancel);
        var draft = new EditDraft
        {
            Id = NewId.Next(),
            UserId = ticket.UserId,
            Page = ticket.Page,
            Content = Protector(ticket.UserId).Protect(JsonSerializer.Serialize(fields)),
            SavedAt = now,
            ExpiresAt = now + Lifetime,
        };
        db.EditDrafts.Add(draft);
        await db.SaveChangesAsync(cancel);
        return ticket with { DraftId = draft.Id };
    }

    /// <summary>What this user typed on this page; null for anybody else, on another page, or when the time is over.</summary>
    public async Task<IReadOnlyList<DraftField>?> FindAsync(Guid id, Guid userId, string page, CancellationToken cancel = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var draft = await db.EditDrafts.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id && d.UserId == userId && d.Page == page && d.ExpiresAt > now, cancel);
        if (draft is null)
            return null;
        try
        {
            return JsonSerializer.Deserialize<List<DraftField>>(Protector(userId).Unprotect(draft.Content));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public Task ForgetAsync(Guid id, Guid userId, CancellationToken cancel = default) => db.EditDrafts.Where(d => d.Id == id && d.UserId == userId).ExecuteDeleteAsync(cancel);

    /// <summary>Where the owner of the form goes on.</summary>
    public static string AddressOf(FormTicket ticket) => $"{ticket.Address}{(ticket.Query.Length == 0 ? "?" : "&")}{QueryName}={ticket.DraftId}";

    private async Task MakeRoomAsync(Guid userId, DateTime now, CancellationToken cancel)
    {
        await db.EditDrafts.Where(d => d.ExpiresAt <= now).ExecuteDeleteAsync(cancel);
        var kept = await db.EditDrafts.Where(d => d.UserId == userId).OrderByDescending(d => d.SavedAt).Select(d => d.Id).Skip(PerUser - 1).ToListAsync(cancel);
        if (kept.Count > 0)
            await db.EditDrafts.Where(d => kept.Contains(d.Id)).ExecuteDeleteAsync(cancel);
    }

    private static bool IsKept(string name) => name is not ("__RequestVerificationToken" or FormTicket.FieldName)
        && !name.Contains("password", StringComparison.OrdinalIgnoreCase) && !name.Contains("matkhau", StringComparison.OrdinalIgnoreCase);
}

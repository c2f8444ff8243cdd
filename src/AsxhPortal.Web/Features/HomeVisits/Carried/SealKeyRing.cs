using System.Collections.Concurrent;
using System.Security.Cryptography;
using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Carried;

/// <summary>
/// The site's keys for sealed visits. The private halves lie in the database, protected by the site's data protection, and are opened once per
/// process. One per process; instances of RSA are lent, since they are not made for several threads at once.
/// </summary>
public sealed class SealKeyRing(IDataProtectionProvider protection)
{
    private const int KeyBits = 2048;

    private readonly IDataProtector protector = protection.CreateProtector("AsxhPortal.SealKeys");
    private readonly ConcurrentDictionary<Guid, ConcurrentBag<RSA>> opened = new();

    /// <summary>The key that new plans get; made when there is none or the last one is old.</summary>
    public async Task<SealKey> CurrentAsync(AppDbContext db, int days, DateTime now, CancellationToken cancel = default)
    {
        var since = now.AddDays(-days);
        var key = await db.SealKeys.AsNoTracking().Where(k => k.CreatedAt > since).OrderByDescending(k => k.CreatedAt).FirstOrDefaultAsync(cancel);
        if (key is not null)
            return key;
        using var rsa = RSA.Create(KeyBits);
        key = new SealKey(rsa.ExportSubjectPublicKeyInfo(), protector.Protect(rsa.ExportPkcs8PrivateKey()), now);
        db.SealKeys.Add(key);
        await db.SaveChangesAsync(cancel);
        return key;
    }

    /// <returns>The 32 bytes that the phone wrapped; null when they were not wrapped for this key.</returns>
    public async Task<byte[]?> UnwrapAsync(AppDbContext db, Guid keyId, byte[] wrapped, CancellationToken cancel = default)
    {
        var lent = opened.GetOrAdd(keyId, _ => []);
        if (!lent.TryTake(out var rsa))
            rsa = await OpenAsync(db, keyId, cancel);
        try
        {
            var key = rsa.Decrypt(wrapped, RSAEncryptionPadding.OaepSHA256);
            return key.Length == 32 ? key : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
        finally
        {
            lent.Add(rsa);
        }
    }

    private async Task<RSA> OpenAsync(AppDbContext db, Guid keyId, CancellationToken cancel)
    {
        var hidden = await db.SealKeys.AsNoTracking().Where(k => k.Id == keyId).Select(k => k.ProtectedPrivateKey).SingleAsync(cancel);
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(protector.Unprotect(hidden), out _);
        return rsa;
    }
}

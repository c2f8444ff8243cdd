namespace AsxhPortal.Web.Features.HomeVisits.Carried;

/// <summary>The cheap look at a picture on receipt; the whole check (decoding, re-encoding) follows when it is taken over.</summary>
public static class PictureKinds
{
    private static readonly HashSet<string> Known =
        ["SignaturePolice", "SignatureOfficer", "SignatureSubject", "SignatureWitness", "SignedPaper", "PowerOfAttorneyPaper", "GuardianProof", "Other"];

    public static bool IsKnown(string kind) => Known.Contains(kind);

    /// <summary>JPEG, PNG or WebP by its first bytes, whatever it is called.</summary>
    public static bool LooksLikePicture(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        || (bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8));
}

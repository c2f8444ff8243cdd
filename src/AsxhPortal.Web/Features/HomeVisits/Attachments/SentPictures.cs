using AsxhPortal.Documents.Images;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Web.Features.HomeVisits.Attachments;

/// <summary>Pictures in a posted form.</summary>
public static class SentPictures
{
    /// <summary>Bytes of a whole request. Above it the server stops reading; below it a file too large gets a sentence.</summary>
    public const long LargestRequest = 100 * 1024 * 1024;

    /// <returns>Null when no file was chosen.</returns>
    /// <exception cref="RuleException">Too large; nothing of it is read then.</exception>
    public static async Task<byte[]?> ReadPictureAsync(this IFormFile? file, CancellationToken cancel)
    {
        if (file is null)
            return null;
        ImageSignature.ExpectSize(file.Length);
        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }
}

using AsxhPortal.Domain.Organisation;

namespace AsxhPortal.Web.Features.Shared.Papers;

/// <summary>
/// What the QR of a paper holds: the address of its page and the hash, nothing of a person. The site's address is setting
/// <c>Papers:SiteAddress</c>, else the one by which the printing person reached the site.
/// </summary>
public sealed class PaperAddress(IHttpContextAccessor accessor, IConfiguration configuration)
{
    public const string Path = "/van-ban";

    public string Of(IssuedPaper paper) => $"{Site}{Path}/{paper.Id:N}?ma={paper.ShortHash}";

    private string Site => configuration["Papers:SiteAddress"] is { Length: > 0 } configured
        ? configured.TrimEnd('/')
        : accessor.HttpContext?.Request is { } request ? $"{request.Scheme}://{request.Host}{request.PathBase}" : "";
}

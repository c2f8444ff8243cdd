using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace AsxhPortal.Web.Security;

/// <summary>How changes are written into the trail: {"Field":["old","new"]}, Vietnamese letters as they are.</summary>
public static class AuditJson
{
    public static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
}

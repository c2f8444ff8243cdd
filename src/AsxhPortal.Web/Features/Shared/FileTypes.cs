namespace AsxhPortal.Web.Features.Shared;

public static class FileTypes
{
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string Pdf = "application/pdf";
}

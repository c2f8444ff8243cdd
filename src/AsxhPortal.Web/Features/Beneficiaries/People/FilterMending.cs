using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Import;
using AsxhPortal.Web.Features.Shared.Lists;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AsxhPortal.Web.Features.Beneficiaries.People;

/// <summary>
/// An address may hold anything: an old link, a thôn that is gone, something typed. What does not exist is taken out of the filter and said in a
/// sentence, so that the person sees the nearest useful list instead of an error.
/// </summary>
public static class FilterMending
{
    private static readonly Dictionary<string, string> Labels = new()
    {
        ["unit"] = "xã",
        ["thon"] = "thôn",
        ["nhom"] = "nhóm",
        ["loai"] = "loại đối tượng",
        ["trangthai"] = "trạng thái",
        ["taikhoan"] = "tài khoản",
        ["xacminh"] = "xác minh tài khoản",
        ["chung"] = "tài khoản dùng chung",
        ["ketqua"] = "kết quả khảo sát",
        ["kenh"] = "hình thức nhận",
        ["thieu"] = "thông tin còn thiếu",
        ["canhbao"] = "cảnh báo",
        ["vande"] = "vấn đề của danh sách nguồn",
        ["tuoitu"] = "tuổi từ",
        ["tuoiden"] = "tuổi đến",
        ["uyquyen"] = "giấy ủy quyền",
        ["sort"] = "cách sắp xếp",
        ["size"] = "số dòng mỗi trang",
        ["page"] = "số trang",
    };

    /// <returns>A sentence for everything that was taken out.</returns>
    public static List<string> Mend(BeneficiaryFilter filter, ModelStateDictionary state, RateBook book)
    {
        var wrong = state.Where(pair => pair.Value is { Errors.Count: > 0 } && Labels.ContainsKey(pair.Key)).Select(pair => pair.Key).ToHashSet();
        void Check(string key, bool exists, Action takeOut)
        {
            if (exists)
                return;
            wrong.Add(key);
            takeOut();
        }
        Check("nhom", string.IsNullOrEmpty(filter.Group) || filter.SourceGroup is not null, () => filter.Group = null);
        Check("loai", string.IsNullOrEmpty(filter.Category) || book.Find(filter.Category) is not null, () => filter.Category = null);
        Check("ketqua", string.IsNullOrEmpty(filter.Outcome) || filter.Outcome == BeneficiaryFilter.NoOutcome || filter.SurveyOutcome is not null, () => filter.Outcome = null);
        Check("kenh", string.IsNullOrEmpty(filter.Channel) || filter.Channel == BeneficiaryFilter.NoChannel || filter.PaymentChannel is not null, () => filter.Channel = null);
        Check("canhbao", string.IsNullOrEmpty(filter.Flag) || filter.Flag == BeneficiaryFilter.AnyFlag || filter.FlagKind is not null, () => filter.Flag = null);
        Check("uyquyen", string.IsNullOrEmpty(filter.Attorney) || filter.Attorney == BeneficiaryFilter.AttorneyHasEnded || BeneficiaryFilter.AttorneyDays.Any(days => days.ToString() == filter.Attorney), () => filter.Attorney = null);
        Check("vande", string.IsNullOrEmpty(filter.Problem) || OpenProblems.MaskOf(filter.Problem) != 0, () => filter.Problem = null);
        Check("tuoitu", filter.AgeFrom is null or (>= 0 and <= 150), () => filter.AgeFrom = null);
        Check("tuoiden", filter.AgeTo is null or (>= 0 and <= 150), () => filter.AgeTo = null);
        Check("sort", filter.Sort is null || BeneficiaryFilter.Orders.ContainsKey(filter.SortKey!), () => filter.Sort = null);
        Check("size", filter.Size is null || ListQuery.Sizes.Contains(filter.Size.Value), () => filter.Size = null);
        (filter.Group, filter.Category, filter.Outcome) = (Text(filter.Group), Text(filter.Category), Text(filter.Outcome));
        (filter.Channel, filter.Flag, filter.Attorney, filter.Problem) = (Text(filter.Channel), Text(filter.Flag), Text(filter.Attorney), Text(filter.Problem));
        foreach (var key in wrong)
            state.Remove(key);
        var sentences = new List<string>();
        if (wrong.Count > 0)
            sentences.Add($"Địa chỉ này có giá trị không tồn tại ở: {string.Join(", ", Labels.Keys.Where(wrong.Contains).Select(key => Labels[key]))}. Danh sách dưới đây không lọc theo các giá trị đó.");
        if (filter is { AgeFrom: { } from, AgeTo: { } to } && from > to)
        {
            (filter.AgeFrom, filter.AgeTo) = (to, from);
            sentences.Add($"Tuổi từ {from} đến {to} không có ai; danh sách dưới đây lấy từ {to} đến {from} tuổi.");
        }
        return sentences;
    }

    private static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

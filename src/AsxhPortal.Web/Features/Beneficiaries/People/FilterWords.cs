using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;

namespace AsxhPortal.Web.Features.Beneficiaries.People;

/// <summary>One chosen part of the filter in words, and the name it has in the address, so that it can be taken away.</summary>
public sealed record FilterChip(string Key, string Label, string Value);

/// <summary>The filter as people read it: the chips above the list and the scope line of the files.</summary>
public static class FilterWords
{
    public static IReadOnlyList<FilterChip> Of(BeneficiaryFilter filter, string? searchText, string? hamletName, string? categoryName)
    {
        var chips = new List<FilterChip>();
        void Add(string key, string label, string? value)
        {
            if (value is not null)
                chips.Add(new FilterChip(key, label, value));
        }
        Add("s", "Tìm", searchText is null ? null : $"“{searchText}”");
        Add("thon", "Thôn", filter.Hamlet is null ? null : hamletName ?? "không rõ");
        Add("chuarothon", "Thôn", filter.IsHamletUnknown ? "chưa rõ" : null);
        Add("nhom", "Nhóm", filter.SourceGroup?.ToVietnamese());
        Add("loai", "Loại", filter.Category is null ? null : categoryName ?? filter.Category);
        Add("trangthai", "Trạng thái", filter.Status?.ToVietnamese());
        Add("ketqua", "Kết quả khảo sát", filter.Outcome == BeneficiaryFilter.NoOutcome ? "chưa khảo sát" : filter.SurveyOutcome?.Rule().Label);
        Add("kenh", "Hình thức nhận", filter.Channel == BeneficiaryFilter.NoChannel ? "chưa có" : filter.PaymentChannel?.ToVietnamese());
        Add("taikhoan", "Tài khoản", filter.HasAccount switch { true => "đã có", false => "chưa có", _ => null });
        Add("xacminh", "Tài khoản", filter.IsVerified switch { true => "đã xác minh", false => "chưa xác minh", _ => null });
        Add("chung", "Số tài khoản", filter.IsShared switch { true => "nhiều người dùng chung", false => "của riêng", _ => null });
        Add("thieu", "Còn thiếu", filter.Missing?.ToVietnamese());
        Add("canhbao", "Cảnh báo", filter.Flag == BeneficiaryFilter.AnyFlag ? "có, chưa xử lý" : filter.FlagKind?.ToVietnamese());
        Add("vande", "Vấn đề từ danh sách nguồn", OpenProblems.ToVietnamese(filter.Problem));
        Add("tuoitu", "Tuổi từ", filter.AgeFrom?.ToString());
        Add("tuoiden", "Tuổi đến", filter.AgeTo?.ToString());
        Add("uyquyen", "Giấy ủy quyền", AttorneyWords(filter.Attorney));
        return chips;
    }

    /// <summary>"Thôn: Yên Ngư; Nhóm: Người có công"; null when the list is whole.</summary>
    public static string? Sentence(IReadOnlyList<FilterChip> chips) =>
        chips.Count == 0 ? null : string.Join("; ", chips.Select(c => $"{c.Label}: {c.Value}"));

    public static string? AttorneyWords(string? attorney) => attorney switch
    {
        null or "" => null,
        BeneficiaryFilter.AttorneyHasEnded => "đã hết hạn",
        _ => $"hết hạn trong {attorney} ngày",
    };

    public static string ToVietnamese(this MissingFilter missing) => missing switch
    {
        MissingFilter.Any => "bất kỳ thông tin nào",
        MissingFilter.Category => MissingField.Category.ToVietnamese(),
        MissingFilter.Amount => MissingField.Amount.ToVietnamese(),
        MissingFilter.Start => MissingField.Start.ToVietnamese(),
        MissingFilter.Account => MissingField.Account.ToVietnamese(),
        _ => MissingField.CitizenId.ToVietnamese(),
    };
}

using System.Globalization;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Data.Beneficiaries;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Payments;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;

namespace AsxhPortal.Web.Features.Beneficiaries.Profiles;

/// <summary>
/// The facts of a person told as sentences, newest first. One act is one line: what was saved together (an event with the fields it changed, an
/// account with the one it replaced, the lines of one hand-over or one month) is put together again here.
/// </summary>
/// <param name="names">Names behind codes and ids: categories, banks, thôn.</param>
/// <param name="hidden">Category names that the reader may not see, with what stands there instead.</param>
public sealed class TimelineStory(Guid personId, IReadOnlyDictionary<string, string> names, IReadOnlyCollection<string> hidden)
{
    private static readonly TimeSpan SameAct = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SamePublication = TimeSpan.FromMinutes(10);

    public IReadOnlyList<TimelineRow> Tell(IReadOnlyList<PersonFact> facts)
    {
        var by = facts.ToLookup(f => f.Source);
        var rows = new List<TimelineRow>();
        rows.AddRange(Sources(by));
        rows.AddRange(Edits(by));
        rows.AddRange(Visits(by));
        rows.AddRange(Accounts(by));
        rows.AddRange(Lists(by));
        rows.AddRange(Payments(by));
        rows.AddRange(Papers(by));
        rows.AddRange(Bulk(by));
        return [.. rows.OrderByDescending(r => r.At).ThenBy(r => r.Kind).ThenBy(r => r.Sentence, StringComparer.Ordinal)];
    }

    private IEnumerable<TimelineRow> Sources(ILookup<string, PersonFact> by)
    {
        foreach (var f in by[nameof(FactSource.Imported)])
            yield return Row(f, TimelineKind.Source, $"Có tên trong danh sách nguồn «{f.Text}» ({Word<SourceGroup>(f.Code, SourceGroups.ToVietnamese)}), trang {f.Note}, dòng {f.Number}",
                null, $"/{Steps.ImportPath}/{f.RefId}/dong/{f.Id}", "Dòng của danh sách", Permission.ViewImports);
        foreach (var f in by[nameof(FactSource.Matched)])
        {
            var sentence = f.Code switch
            {
                nameof(MatchState.Accepted) when f.Who is null => $"Hệ thống khớp với dữ liệu dân cư ({f.Number} điểm)",
                nameof(MatchState.Accepted) => "Quyết định khớp với dữ liệu dân cư",
                nameof(MatchState.ToVerify) => "Chuyển xác minh: không khớp với ai trong dữ liệu dân cư",
                nameof(MatchState.Dismissed) => "Loại dòng này khỏi danh sách",
                _ => "Đang chờ quyết định đối sánh",
            };
            yield return Row(f, TimelineKind.Source, sentence, f.Note ?? f.Text, $"/{Steps.MatchingPath}/truong-hop/{f.RefId}", "Trường hợp đối sánh", Permission.ViewMatches);
        }
        var created = by[nameof(FactSource.Audit)].Where(a => a is { Text: nameof(Beneficiary), Code: nameof(AuditAction.Created) }).ToList();
        foreach (var f in by[nameof(FactSource.Published)])
        {
            var who = created.Find(a => (a.At - f.At).Duration() < SamePublication)?.Who;
            yield return Row(f, TimelineKind.Source, $"Đưa vào danh sách đối tượng từ «{f.Text}», dòng {f.Number}", null, $"/{Steps.MatchingPath}/truong-hop/{f.RefId}", "Trường hợp đối sánh", Permission.ViewMatches) with { Who = who };
        }
        if (!by[nameof(FactSource.Published)].Any())
        {
            foreach (var f in created)
                yield return Row(f, TimelineKind.Source, "Đưa vào danh sách đối tượng", null);
        }
        foreach (var f in by[nameof(FactSource.Verification)])
            yield return Row(f, TimelineKind.Source, $"Hồ sơ xác minh {f.Number:00}/{f.Day}: {Lower(Word<VerificationStep>(f.Code, VerificationWords.ToVietnamese))}{(f.Text is null ? "" : $" (văn bản {f.Text})")}",
                f.Note, $"/{Steps.MatchingPath}/xac-minh/{f.RefId}", "Hồ sơ xác minh", Permission.ViewMatches);
        foreach (var f in by[nameof(FactSource.ResidenceFlag)])
            yield return Row(f, TimelineKind.Change, $"Dữ liệu dân cư mới: {Lower(Word<ResidenceFlagKind>(f.Code, ResidenceFlagWords.ToVietnamese))}{On(f.Day)}", null);
        foreach (var f in by[nameof(FactSource.ResidenceHandled)])
            yield return Row(f, TimelineKind.Change, "Đã kiểm tra tin từ dữ liệu dân cư", f.Note);
    }

    /// <summary>Change events with the fields saved in the same request; then the corrections that wrote no event.</summary>
    private IEnumerable<TimelineRow> Edits(ILookup<string, PersonFact> by)
    {
        var audits = by[nameof(FactSource.Audit)].ToList();
        var told = new HashSet<Guid>();
        var bulk = by[nameof(FactSource.Bulk)].Concat(by[nameof(FactSource.BulkUndone)]).Select(f => f.At).ToList();
        bool IsToldInBulk(PersonFact f) => f.Code == nameof(ChangeKind.EntitlementChanged) && bulk.Exists(at => (at - f.At).Duration() < SameAct);
        foreach (var f in by[nameof(FactSource.Change)])
        {
            var kind = Enum.TryParse<ChangeKind>(f.Code, out var known) ? known : ChangeKind.EntitlementChanged;
            var trace = audits.Find(a => a.Text == nameof(ChangeEvent) && Guid.TryParse(a.Note, out var subject) && subject == f.Id)?.TraceId;
            var together = trace is null ? [] : audits.Where(a => a.TraceId == trace && a.Text is nameof(Beneficiary) or nameof(Entitlement) && told.Add(a.Id)).ToList();
            if (IsToldInBulk(f))
                continue;
            var isCorrection = kind is ChangeKind.IdentityCorrected or ChangeKind.EntitlementChanged or ChangeKind.EntitlementEnded;
            yield return Row(f, isCorrection ? TimelineKind.Correction : TimelineKind.Change, isCorrection ? kind.ToVietnamese() : kind.ToVietnamese() + On(f.Day), f.Note) with
            {
                Changes = [.. together.Where(a => a.Code == nameof(AuditAction.Updated)).SelectMany(Changes)],
            };
        }
        foreach (var a in audits.Where(a => a.Text is nameof(Beneficiary) or nameof(Entitlement) && !told.Contains(a.Id)))
        {
            var changes = Changes(a);
            if (a.Code == nameof(AuditAction.Updated) && bulk.Exists(at => (at - a.At).Duration() < SameAct))
                continue;
            if (a.Code == nameof(AuditAction.Updated) && changes.Count > 0)
                yield return Row(a, TimelineKind.Correction, a.Text == nameof(Beneficiary) ? "Cập nhật thông tin đối tượng" : "Sửa chế độ hưởng", null) with { Changes = changes };
            else if (a is { Code: nameof(AuditAction.Created), Text: nameof(Entitlement) })
                yield return Row(a, TimelineKind.Correction, "Thêm chế độ hưởng", null) with { Changes = changes };
        }
        foreach (var a in audits.Where(a => a.Text == nameof(Survey)))
            yield return Row(a, TimelineKind.Visit, "Mở lại phiếu khảo sát đã hoàn thành", null, Survey, "Phiếu khảo sát", Permission.ViewSurveys);
        foreach (var a in audits.Where(a => a.Code == nameof(AuditAction.Exported)))
            yield return Row(a, TimelineKind.Paper, $"In hoặc xuất: {AuditWords.SubjectOf(a.Text!)}", null);
    }

    private IEnumerable<TimelineRow> Visits(ILookup<string, PersonFact> by)
    {
        foreach (var f in by[nameof(FactSource.Visited)])
            yield return Row(f, TimelineKind.Visit, f.Code == "Met" ? "Đến nhà, gặp được" : "Đến nhà, không gặp" + (f.Day is null ? "" : $"; hẹn lại ngày {Vietnamese(f.Day)}"), f.Note, Survey, "Phiếu khảo sát", Permission.ViewSurveys) with { IsWholeDay = true };
        foreach (var f in by[nameof(FactSource.Surveyed)])
            yield return Row(f, TimelineKind.Visit, $"Hoàn thành phiếu khảo sát, {f.Text}: {Word<SurveyOutcome>(f.Code, o => o.Rule().Label)}", f.Note, $"{Survey}/phieu-cu/{f.Id}", "Phiếu khảo sát", Permission.ViewSurveys);
        foreach (var f in by[nameof(FactSource.Minute)])
            yield return Row(f, TimelineKind.Visit, $"Lập biên bản số {f.Number:00}/BB năm {f.Day}; ký: {string.Join(", ", new[] { f.Who, f.Code, f.Text }.Where(n => !string.IsNullOrEmpty(n)))}", f.Note, Survey + "/bien-ban", "Biên bản", Permission.ViewSurveys);
        foreach (var f in by[nameof(FactSource.Certified)])
            yield return Row(f, TimelineKind.Visit, $"Chứng thực giấy ủy quyền cho {f.Text}{(f.Code is { Length: > 0 } relation ? $" ({relation})" : "")}, số {f.Note}, có giá trị đến {Vietnamese(f.Day)}", null, Survey + "/uy-quyen", "Giấy ủy quyền", Permission.ViewSurveys) with { IsWholeDay = true };
        foreach (var f in by[nameof(FactSource.AttorneyEnded)])
            yield return Row(f, TimelineKind.Visit, $"Chấm dứt giấy ủy quyền cho {f.Text}", f.Note, Survey + "/uy-quyen", "Giấy ủy quyền", Permission.ViewSurveys) with { IsWholeDay = true };
    }

    private IEnumerable<TimelineRow> Accounts(ILookup<string, PersonFact> by)
    {
        var closed = by[nameof(FactSource.AccountClosed)].ToList();
        foreach (var f in by[nameof(FactSource.AccountOpened)])
        {
            var replaced = closed.Find(c => c.Id != f.Id && (c.At - f.At).Duration() < SameAct);
            if (replaced is null)
            {
                yield return Row(f, TimelineKind.Account, $"Khai tài khoản {f.Text}, {Name(f.Day)}, chủ tài khoản {f.Note}", f.TraceId, Account, "Tài khoản", Permission.ViewBeneficiaries);
                continue;
            }
            closed.Remove(replaced);
            yield return Row(f, TimelineKind.Account, "Đổi tài khoản", replaced.Note, Account, "Tài khoản", Permission.ViewBeneficiaries) with
            {
                Changes = [.. new FieldChange[]
                {
                    new("Số tài khoản", replaced.Text, f.Text),
                    new("Ngân hàng", Name(replaced.Day), Name(f.Day)),
                    new("Chủ tài khoản", replaced.Changes, f.Note),
                    new("Hình thức nhận", Word<PaymentChannel>(replaced.Code, PaymentChannelWords.ToVietnamese), Word<PaymentChannel>(f.Code, PaymentChannelWords.ToVietnamese)),
                }.Where(c => c.Before != c.After)],
            };
        }
        foreach (var f in closed)
            yield return Row(f, TimelineKind.Account, $"Đóng tài khoản {f.Text}, {Name(f.Day)}", f.Note, Account, "Tài khoản", Permission.ViewBeneficiaries);
    }

    private IEnumerable<TimelineRow> Lists(ILookup<string, PersonFact> by)
    {
        foreach (var f in by[nameof(FactSource.Listed)])
            yield return Row(f, TimelineKind.List, $"{ListedWords(f.Changes)} {Word<SurveyOutcome>(f.Code, o => o.Rule().Label)}, lần {f.Number}, {f.Text}", f.Note, $"/{Steps.ClassificationPath}/danh-sach/{f.RefId}", "Danh sách", Permission.ViewClassification);
        foreach (var f in by[nameof(FactSource.ListWithdrawn)])
            yield return Row(f, TimelineKind.List, $"Rút lại danh sách phân loại {Word<SurveyOutcome>(f.Code, o => o.Rule().Label)}, lần {f.Number}", f.Note, $"/{Steps.ClassificationPath}/danh-sach/{f.RefId}", "Danh sách", Permission.ViewClassification);
        foreach (var lines in by[nameof(FactSource.HandedOver)].GroupBy(f => f.RefId))
            yield return Row(lines.First(), TimelineKind.HandOver, $"Bàn giao cho {lines.First().Text}, lần {lines.First().Number}{Several(lines.Count())}", null, $"/{Steps.BankAccountsPath}/lan/{lines.Key}", "Lần bàn giao", Permission.ViewAccounts);
        foreach (var lines in by[nameof(FactSource.HandOverAnswered)].GroupBy(f => (f.RefId, f.Code, f.Note)))
            yield return Row(lines.First(), TimelineKind.HandOver, lines.Key.Code == nameof(HandOverLineState.Returned)
                ? $"{lines.First().Text} trả lại, lần {lines.First().Number}{Several(lines.Count())}"
                : $"{lines.First().Text} đã tiếp nhận, lần {lines.First().Number}{Several(lines.Count())}", lines.Key.Note, $"/{Steps.BankAccountsPath}/lan/{lines.Key.RefId}", "Lần bàn giao", Permission.ViewAccounts);
    }

    private IEnumerable<TimelineRow> Payments(ILookup<string, PersonFact> by)
    {
        foreach (var lines in by[nameof(FactSource.Paid)].GroupBy(f => (f.RefId, f.Changes, f.Note)))
        {
            var first = lines.First();
            var month = Period.TryParse(first.Day, out var period) ? period.ToString() : first.Day;
            var isApproved = first.Code == nameof(PaymentRunState.Approved);
            var sentence = lines.Key.Changes == nameof(PaymentLineState.Held)
                ? $"Chưa chi tháng {month}{Several(lines.Count())}"
                : $"{(isApproved ? "Duyệt chi" : "Lập chi trả")} tháng {month}: {new Dong(lines.Sum(l => l.Number ?? 0))} qua {Lower(Word<PaymentChannel>(first.Text, PaymentChannelWords.ToVietnamese))}{Several(lines.Count())}";
            yield return Row(first, TimelineKind.Payment, sentence, lines.Key.Note is { } reason ? Word<HoldReason>(reason, HoldReasonWords.ToVietnamese) : null, $"/{Steps.PaymentsPath}/{lines.Key.RefId}", "Đợt chi trả", Permission.ViewPayments);
        }
    }

    private IEnumerable<TimelineRow> Papers(ILookup<string, PersonFact> by)
    {
        foreach (var f in by[nameof(FactSource.Issued)])
            yield return Row(f, TimelineKind.Paper, $"Phát hành {Lower(Word<PaperKind>(f.Code, PaperKinds.ToVietnamese))} số {f.Text}{(f.Number > 0 ? $"; đã in lại {f.Number} lần" : "")}", null, $"/van-ban/{f.Id}", "Văn bản", Permission.ViewPapers);
        foreach (var f in by[nameof(FactSource.PaperEnded)])
            yield return Row(f, TimelineKind.Paper, $"{Word<PaperKind>(f.Code, PaperKinds.ToVietnamese)} số {f.Text} {Lower(Word<IssuedPaperState>(f.Changes, IssuedPaperStates.ToVietnamese))}", f.Note, $"/van-ban/{f.Id}", "Văn bản", Permission.ViewPapers);
    }

    private IEnumerable<TimelineRow> Bulk(ILookup<string, PersonFact> by)
    {
        foreach (var f in by[nameof(FactSource.Bulk)].Concat(by[nameof(FactSource.BulkUndone)]))
        {
            var what = Word<BulkActionKind>(f.Code, BulkActionWords.ToVietnamese);
            yield return Row(f, TimelineKind.Bulk, f.Source == nameof(FactSource.Bulk) ? $"Việc hàng loạt: {Lower(what)}" : $"Hoàn tác việc hàng loạt: {Lower(what)}", f.Note, $"/{Steps.BeneficiariesPath}/hang-loat/{f.RefId}", "Việc hàng loạt", Permission.ChangeInBulk) with
            {
                Changes = f.Text == f.TraceId ? [] : [new FieldChange(what, Open(f.TraceId), Open(f.Text))],
            };
        }
    }

    /// <summary>What the signature of a list did to this person.</summary>
    private static string ListedWords(string? change) => change switch
    {
        nameof(LineChange.Removed) => "Đưa ra khỏi danh sách phân loại",
        nameof(LineChange.MovedIn) => "Chuyển sang danh sách phân loại",
        nameof(LineChange.Changed) => "Ký duyệt thay đổi thông tin trong danh sách phân loại",
        _ => "Ký duyệt danh sách phân loại",
    };

    private string Survey => $"/{Steps.HomeVisitsPath}/{personId}";

    private string Account => $"/{Steps.BeneficiariesPath}/{personId}#tai-khoan";

    private TimelineRow Row(PersonFact fact, TimelineKind kind, string sentence, string? why, string? url = null, string? urlText = null, Permission permission = Permission.ViewBeneficiaries) =>
        new(fact.At, false, kind, Open(sentence)!, fact.Who, Open(why), [], url, urlText, permission);

    private IReadOnlyList<FieldChange> Changes(PersonFact fact) =>
        [.. AuditWords.ChangesOf(new AuditEntry { Subject = fact.Text!, ChangesJson = fact.Changes }, names).Where(c => c.Before != c.After)];

    /// <summary>The text without the category names the reader may not see.</summary>
    private string? Open(string? text) => ProtectedCategory.Cover(text, hidden);

    private string? Name(string? code) => code is null ? null : names.GetValueOrDefault(code, code);

    private static string Several(int count) => count > 1 ? $" ({count} chế độ)" : "";

    private static string On(string? day) => day is null ? "" : ", ngày " + Vietnamese(day);

    private static string Vietnamese(string? day) => DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        ? date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) : day ?? "";

    private static string Word<T>(string? value, Func<T, string> words) where T : struct, Enum => Enum.TryParse<T>(value, out var known) ? words(known) : value ?? "";

    private static string Lower(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
}

using System.ComponentModel.DataAnnotations;
using System.Reflection;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.HomeVisits;

namespace AsxhPortal.Web.Features.HomeVisits.Surveys;

/// <summary>The questionnaire as typed at the door. Nothing is required here: a draft may be half-filled, completion asks the domain.</summary>
public sealed class SurveyForm
{
    /// <summary>Version of the survey the page was opened on; null when there was none.</summary>
    public int? Version { get; set; }

    [Display(Name = "Đến nhà gặp")] public Encounter? Encounter { get; set; }
    [Display(Name = "Có tài khoản chưa?")] public bool? HasAccount { get; set; }
    [Display(Name = "Ngân hàng hoặc nhà cung cấp")] public string? ProviderCode { get; set; }
    [Display(Name = "Số tài khoản", Description = "Giữ nguyên số 0 ở đầu; Mobile money thì ghi số điện thoại."), StringLength(40)] public string? AccountNumber { get; set; }
    [Display(Name = "Chủ tài khoản", Description = "Đúng như ngân hàng ghi, không dấu cũng được."), StringLength(200)] public string? AccountHolder { get; set; }
    [Display(Name = "Tài khoản còn hoạt động?")] public bool? AccountIsActive { get; set; }
    [Display(Name = "Đã đăng ký nhận trợ cấp qua tài khoản?")] public bool? IsRegisteredForAccount { get; set; }
    [Display(Name = "Hiện đang nhận bằng")] public ReceivingToday ReceivingToday { get; set; }
    [Display(Name = "Có điện thoại?")] public bool? HasPhone { get; set; }
    [Display(Name = "Có điện thoại thông minh?")] public bool? HasSmartphone { get; set; }
    [Display(Name = "Đã có VNeID mức 2?")] public bool? HasVneidLevel2 { get; set; }
    [Display(Name = "Số điện thoại"), DataType(DataType.PhoneNumber), StringLength(30)] public string? Phone { get; set; }

    [Display(Name = "Đồng ý đăng ký sau vận động?", Description = "Hỏi người đã có tài khoản nhưng chưa đăng ký.")] public bool? AgreesToRegister { get; set; }
    [Display(Name = "Tự đi lại được?", Description = "Hỏi người chưa có tài khoản dùng được.")] public bool? CanTravel { get; set; }
    [Display(Name = "Có người nhận thay, hoặc mở được tài khoản tại nhà?")] public bool? CanReceiveOtherwise { get; set; }
    [Display(Name = "Đã mở tài khoản ngay khi khảo sát?")] public bool? OpenedOnTheSpot { get; set; }
    [Display(Name = "Người được ủy quyền nhận qua tài khoản?")] public bool? AttorneyUsesAccount { get; set; }
    [Display(Name = "Muốn nhận trợ cấp bằng")] public ReceivingWish? Wish { get; set; }
    [Display(Name = "Ai nhận tiền?")] public PayeeKind Payee { get; set; }
    [Display(Name = "Họ tên người nhận thay"), StringLength(200)] public string? PayeeName { get; set; }

    /// <summary>Code of <see cref="SurveyOutcomes.All"/>.</summary>
    [Display(Name = "Kết quả khảo sát")] public string? Outcome { get; set; }
    [Display(Name = "Ngày đến nhà")] public DateOnly? VisitedOn { get; set; }
    [Display(Name = "Loại lý do", Description = "Chọn lý do gần nhất để tổng hợp; lời của đối tượng ghi ở ô dưới.")] public RefusalReasonKind? ReasonKind { get; set; }
    [Display(Name = "Lý do"), DataType(DataType.MultilineText), StringLength(1000)] public string? Reason { get; set; }
    [Display(Name = "Ngày xảy ra")] public DateOnly? EventOn { get; set; }
    [Display(Name = "Hẹn quay lại ngày")] public DateOnly? ReturnOn { get; set; }
    [Display(Name = "Ghi chép vận động"), DataType(DataType.MultilineText), StringLength(1000)] public string? Persuasion { get; set; }

    [Display(Name = "Người khai thay", Description = "Chỉ ghi khi không phải chính đối tượng trả lời."), StringLength(200)] public string? InformantName { get; set; }
    [Display(Name = "Quan hệ với đối tượng"), StringLength(100)] public string? InformantRelation { get; set; }
    [Display(Name = "Xác nhận bằng")] public SigningAbility Signing { get; set; }
    [Display(Name = "Ghi chú"), DataType(DataType.MultilineText), StringLength(1000)] public string? Note { get; set; }

    public SurveyOutcome? ChosenOutcome => SurveyOutcomes.FromCode(Outcome)?.Outcome;

    public SurveyAnswers ToAnswers() => new()
    {
        HasAccount = HasAccount,
        Encounter = Encounter,
        AgreesToRegister = AgreesToRegister,
        CanTravel = CanTravel,
        CanReceiveOtherwise = CanReceiveOtherwise,
        OpenedOnTheSpot = OpenedOnTheSpot,
        AttorneyUsesAccount = AttorneyUsesAccount,
        ProviderCode = ProviderCode,
        AccountNumber = AccountNumber,
        AccountHolder = AccountHolder,
        AccountIsActive = AccountIsActive,
        IsRegisteredForAccount = IsRegisteredForAccount,
        ReceivingToday = ReceivingToday,
        HasPhone = HasPhone,
        HasSmartphone = HasSmartphone,
        HasVneidLevel2 = HasVneidLevel2,
        Phone = Phone,
        Wish = Wish,
        Payee = Payee,
        PayeeName = PayeeName,
        Reason = Reason,
        ReasonKind = ReasonKind,
        EventOn = EventOn,
        ReturnOn = ReturnOn,
        Persuasion = Persuasion,
        InformantName = InformantName,
        InformantRelation = InformantRelation,
        Signing = Signing,
        Note = Note,
    };

    public static SurveyForm From(Survey survey)
    {
        var answers = survey.Answers;
        return new SurveyForm
        {
            Version = survey.Version,
            HasAccount = answers.HasAccount,
            Encounter = answers.Encounter,
            AgreesToRegister = answers.AgreesToRegister,
            CanTravel = answers.CanTravel,
            CanReceiveOtherwise = answers.CanReceiveOtherwise,
            OpenedOnTheSpot = answers.OpenedOnTheSpot,
            AttorneyUsesAccount = answers.AttorneyUsesAccount,
            ProviderCode = answers.ProviderCode,
            AccountNumber = answers.AccountNumber,
            AccountHolder = answers.AccountHolder,
            AccountIsActive = answers.AccountIsActive,
            IsRegisteredForAccount = answers.IsRegisteredForAccount,
            ReceivingToday = answers.ReceivingToday,
            HasPhone = answers.HasPhone,
            HasSmartphone = answers.HasSmartphone,
            HasVneidLevel2 = answers.HasVneidLevel2,
            Phone = answers.Phone,
            Wish = answers.Wish,
            Payee = answers.Payee,
            PayeeName = answers.PayeeName,
            Outcome = survey.Outcome?.Rule().Code,
            VisitedOn = survey.VisitedOn,
            Reason = answers.Reason,
            ReasonKind = answers.ReasonKind,
            EventOn = answers.EventOn,
            ReturnOn = answers.ReturnOn,
            Persuasion = answers.Persuasion,
            InformantName = answers.InformantName,
            InformantRelation = answers.InformantRelation,
            Signing = answers.Signing,
            Note = answers.Note,
        };
    }

    /// <summary>Binds the flat answers of the questionnaire; what cannot be read stays empty and is reported.</summary>
    public static ReadAnswers FromAnswers(IReadOnlyDictionary<string, string> answers)
    {
        var form = new SurveyForm();
        var unreadable = new List<(string Field, string Sentence)>();
        foreach (var (field, text) in answers)
        {
            if (typeof(SurveyForm).GetProperty(field) is not { CanWrite: true } property || property.Name == nameof(Version))
            {
                if (!Questionnaire.Questions.Any(q => q.Field == field))
                    unreadable.Add((field, "Phiếu có một câu trả lời không thuộc bộ câu hỏi; hãy tải lại ứng dụng."));
                continue;
            }
            var label = property.GetCustomAttribute<DisplayAttribute>()?.Name ?? field;
            if (!FlatAnswers.TryRead(text, property.PropertyType, out var value))
                unreadable.Add((field, $"Không đọc được câu trả lời “{label}”; hãy hỏi lại câu này."));
            else if (value is string words && property.GetCustomAttribute<StringLengthAttribute>() is { } limit && words.Length > limit.MaximumLength)
                unreadable.Add((field, $"Câu trả lời “{label}” dài quá {limit.MaximumLength} ký tự; hãy viết ngắn lại."));
            else if (value is PayeeKind.Attorney)
                unreadable.Add((field, "Người được ủy quyền thì ghi trong giấy ủy quyền, không ghi là người đứng tên tài khoản."));
            else if (value is not null)
                property.SetValue(form, value);
        }
        return new ReadAnswers(form, unreadable);
    }
}

/// <param name="Unreadable">Each answer that could not be taken, with a sentence.</param>
public sealed record ReadAnswers(SurveyForm Form, IReadOnlyList<(string Field, string Sentence)> Unreadable);

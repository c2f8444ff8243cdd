namespace AsxhPortal.Domain.HomeVisits;

/// <summary>How a question is answered; the names in small letters stand in the questionnaire that phones carry.</summary>
public enum QuestionKind { YesNo, Choice, Text, LongText, Date, Phone, Account, Provider, Scan, Minute, Attorney, Done }

/// <summary>One answer to choose.</summary>
/// <param name="Value">As the flat answers keep it.</param>
public sealed record QuestionChoice(string Value, string Label);

/// <summary>The answer to <paramref name="Field"/> is one of these.</summary>
public sealed record AnswerCondition(string Field, params string[] In);

/// <summary>One question: what is asked, how it is answered, and after which answers it is reached.</summary>
/// <param name="Id">Stands in addresses.</param>
/// <param name="Field">The key of the answer: a property of <see cref="SurveyAnswers"/>, or the name of a paper.</param>
public sealed record Question(string Id, string Field, QuestionKind Kind, string Text)
{
    public string? Hint { get; init; }
    public IReadOnlyList<QuestionChoice> Choices { get; init; } = [];

    /// <summary>Reached when one of these lines holds whole; always when there is none.</summary>
    public IReadOnlyList<IReadOnlyList<AnswerCondition>> When { get; init; } = [];

    /// <summary>The visit cannot be completed without.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Some other answer follows from this one, so that it decides where the visit leads.</summary>
    public bool Decides { get; init; }

    /// <summary>What the team explains ("vận động") before it asks.</summary>
    public IReadOnlyList<string> Explains { get; init; } = [];

    /// <summary>An answer that this question can have.</summary>
    public bool Accepts(string? value) => !string.IsNullOrWhiteSpace(value) && (Choices.Count == 0 || Choices.Any(c => c.Value == value));
}

/// <summary>An outcome with the answers it follows from.</summary>
/// <param name="Because">Why, as one sentence for the team and the person.</param>
public sealed record QuestionnaireOutcome(OutcomeRule Rule, string Because, IReadOnlyList<IReadOnlyList<AnswerCondition>> When);

/// <summary>
/// The visit as a conversation: one list of questions, walked by the server's pages and by the phone in the same way. Questions are in the order in
/// which they are asked and depend only on earlier ones. An answer counts only while its question is reached; the outcome is the first one whose
/// conditions the counting answers meet (the four cases of step 4 of the procedure, and what is found at the door).
/// </summary>
public static class Questionnaire
{
    /// <summary>Raised whenever a question, a choice or a condition changes: a phone says which list it walked.</summary>
    public const int Version = 1;

    private const string Yes = "true", No = "false";

    private static readonly IReadOnlyList<QuestionChoice> YesOrNo = [new(Yes, "Có"), new(No, "Không")];

    /// <summary>The three points that step 3 of the procedure has the team explain.</summary>
    public static readonly IReadOnlyList<string> Points =
    [
        "Nhận trợ cấp qua tài khoản là chủ trương của Đảng, chính sách của Nhà nước.",
        "Tiền về đúng ngày, không phải đi lại, chờ đợi; quyền an sinh vẫn được bảo đảm, không ai bị bỏ lại phía sau.",
        "Tiền đến thẳng tay người hưởng, không qua trung gian, nên hạn chế trục lợi, tham nhũng và tội phạm.",
    ];

    public static readonly IReadOnlyList<Question> Questions =
    [
        new("gap-ai", nameof(SurveyAnswers.Encounter), QuestionKind.Choice, "Đến nhà gặp ai?")
        {
            IsRequired = true,
            Decides = true,
            Choices = [.. Enum.GetValues<Encounter>().Select(e => new QuestionChoice(e.ToString(), e.ToVietnamese()))],
        },
        new("ngay-hen", "ReturnOn", QuestionKind.Date, "Hẹn quay lại ngày nào?") { Hint = "Để trống nếu chưa hẹn được.", When = Met(Encounter.Absent) },
        new("ngay-chet", nameof(SurveyAnswers.EventOn), QuestionKind.Date, "Chết ngày nào?") { IsRequired = true, Hint = "Theo giấy chứng tử hoặc lời gia đình.", When = Met(Encounter.Died) },
        new("ngay-chuyen", nameof(SurveyAnswers.EventOn), QuestionKind.Date, "Chuyển đi ngày nào?") { IsRequired = true, When = Met(Encounter.MovedAway) },
        new("sai-gi", nameof(SurveyAnswers.Reason), QuestionKind.LongText, "Sai thông tin gì?")
            { IsRequired = true, Hint = "Ví dụ: không có người này ở thôn; đúng tên nhưng không hưởng chế độ.", When = Met(Encounter.NotThePerson) },
        new("vi-sao-tu-choi", nameof(SurveyAnswers.Reason), QuestionKind.LongText, "Vì sao từ chối nhận chế độ?") { IsRequired = true, When = Met(Encounter.RefusesBenefit) },
        new("nguoi-tra-loi", nameof(SurveyAnswers.InformantName), QuestionKind.Text, "Người trả lời thay tên là gì?") { IsRequired = true, When = Met(Encounter.MetInformant) },
        new("quan-he", nameof(SurveyAnswers.InformantRelation), QuestionKind.Text, "Người ấy là gì của đối tượng?")
            { IsRequired = true, Hint = "Ví dụ: con trai, cháu, hàng xóm.", When = Met(Encounter.MetInformant) },
        new("can-cuoc", "Card", QuestionKind.Scan, "Đúng người chưa?")
            { Hint = "Quét mã QR trên thẻ căn cước để so với danh sách. Không có thẻ thì xem thông tin rồi bấm Tiếp tục.", When = Met(Encounter.Met, Encounter.MetInformant) },
        new("co-tai-khoan", nameof(SurveyAnswers.HasAccount), QuestionKind.YesNo, "Đã có tài khoản chưa?")
            { IsRequired = true, Decides = true, Choices = YesOrNo, Hint = "Tài khoản ngân hàng, Mobile money hoặc ví điện tử.", When = Met(Encounter.Met, Encounter.MetInformant) },
        new("con-hoat-dong", nameof(SurveyAnswers.AccountIsActive), QuestionKind.YesNo, "Tài khoản còn dùng được không?")
            { IsRequired = true, Decides = true, Choices = YesOrNo, Hint = "Tài khoản bị khóa hoặc bỏ lâu thì coi như chưa có.", When = [[Is("HasAccount", Yes)]] },
        new("da-dang-ky", nameof(SurveyAnswers.IsRegisteredForAccount), QuestionKind.YesNo, "Đã đăng ký nhận trợ cấp qua tài khoản chưa?")
            { IsRequired = true, Decides = true, Choices = YesOrNo, When = [[Is("AccountIsActive", Yes)]] },
        new("dang-nhan", nameof(SurveyAnswers.ReceivingToday), QuestionKind.Choice, "Hiện nay nhận trợ cấp bằng cách nào?")
        {
            Choices = [.. Enum.GetValues<ReceivingToday>().Where(r => r != ReceivingToday.Unknown).Select(r => new QuestionChoice(r.ToString(), r.ToVietnamese()))],
            When = [[Is("IsRegisteredForAccount", No)], [Is("HasAccount", No)], [Is("AccountIsActive", No)]],
        },
        new("co-dien-thoai", nameof(SurveyAnswers.HasPhone), QuestionKind.YesNo, "Có điện thoại không?") { Choices = YesOrNo, When = Met(Encounter.Met, Encounter.MetInformant) },
        new("so-dien-thoai", nameof(SurveyAnswers.Phone), QuestionKind.Phone, "Số điện thoại?") { Hint = "10 chữ số, bắt đầu bằng 0.", When = [[Is("HasPhone", Yes)]] },
        new("dien-thoai-thong-minh", nameof(SurveyAnswers.HasSmartphone), QuestionKind.YesNo, "Có phải điện thoại thông minh không?") { Choices = YesOrNo, When = [[Is("HasPhone", Yes)]] },
        new("vneid", nameof(SurveyAnswers.HasVneidLevel2), QuestionKind.YesNo, "Đã có VNeID mức 2 chưa?") { Choices = YesOrNo, When = [[Is("HasSmartphone", Yes)]] },

        new("dong-y", nameof(SurveyAnswers.AgreesToRegister), QuestionKind.YesNo, "Đã vận động. Có đồng ý nhận qua tài khoản không?")
            { IsRequired = true, Decides = true, Choices = [new(Yes, "Đồng ý"), new(No, "Chưa đồng ý")], Explains = Points, When = [[Is("IsRegisteredForAccount", No)]] },
        new("ghi-van-dong", nameof(SurveyAnswers.Persuasion), QuestionKind.LongText, "Đã vận động thế nào?") { Hint = "Vài chữ cho lần sau.", When = [[Is("AgreesToRegister", No)]] },
        new("loai-ly-do", nameof(SurveyAnswers.ReasonKind), QuestionKind.Choice, "Vì sao chưa muốn nhận qua tài khoản?")
        {
            IsRequired = true,
            Hint = "Chọn lý do gần nhất.",
            Choices = [.. Enum.GetValues<RefusalReasonKind>().Select(r => new QuestionChoice(r.ToString(), r.ToVietnamese()))],
            When = [[Is("AgreesToRegister", No)]],
        },
        new("ly-do", nameof(SurveyAnswers.Reason), QuestionKind.LongText, "Lý do khác là gì?")
            { IsRequired = true, Hint = "Ghi đúng lời người ấy nói; lý do sẽ vào biên bản.", When = [[Is("ReasonKind", nameof(RefusalReasonKind.Other))]] },
        new("loi-noi", nameof(SurveyAnswers.Reason), QuestionKind.LongText, "Người ấy nói thế nào?")
            { Hint = "Ghi đúng lời; để trống thì biên bản ghi lý do đã chọn.", When = [[new AnswerCondition("ReasonKind", [.. Enum.GetValues<RefusalReasonKind>().Where(r => r != RefusalReasonKind.Other).Select(r => r.ToString())])]] },
        new("bien-ban", "Minute", QuestionKind.Minute, "Lập biên bản ba bên ký") { IsRequired = true, When = [[Is("AgreesToRegister", No)]] },

        new("di-lai", nameof(SurveyAnswers.CanTravel), QuestionKind.YesNo, "Có tự đi lại được không?") { IsRequired = true, Decides = true, Choices = YesOrNo, When = NoAccount },
        new("nhan-thay", nameof(SurveyAnswers.CanReceiveOtherwise), QuestionKind.YesNo, "Có ai nhận thay được, hoặc mở được tài khoản ngay tại nhà không?")
            { IsRequired = true, Decides = true, Choices = YesOrNo, When = [[Is("CanTravel", No)]] },
        new("bat-kha-khang", nameof(SurveyAnswers.Reason), QuestionKind.LongText, "Vì sao không nhận được bằng cách nào khác?")
            { IsRequired = true, Hint = "Ví dụ: già yếu, nằm liệt, sống một mình.", When = [[Is("CanReceiveOtherwise", No)]] },
        new("chon-cach", nameof(SurveyAnswers.Wish), QuestionKind.Choice, "Đã vận động. Chọn cách nhận nào?")
        {
            IsRequired = true,
            Decides = true,
            Explains = Points,
            Choices =
            [
                new(nameof(ReceivingWish.MobileMoney), "Mobile money (tiền di động)"),
                new(nameof(ReceivingWish.BankAccount), "App ngân hàng (Banking)"),
                new(nameof(ReceivingWish.Vneid), "Tài khoản an sinh trên VNeID"),
                new(nameof(ReceivingWish.PaymentOrganisation), "Tổ chức dịch vụ chi trả"),
                new(nameof(ReceivingWish.Attorney), "Ủy quyền cho người khác nhận"),
            ],
            When = [[Is("CanTravel", Yes)], [Is("CanReceiveOtherwise", Yes)]],
        },
        new("da-mo", nameof(SurveyAnswers.OpenedOnTheSpot), QuestionKind.YesNo, "Đã mở được tài khoản ngay hôm nay chưa?")
            { IsRequired = true, Decides = true, Choices = [new(Yes, "Đã mở"), new(No, "Chưa, sẽ mở sau")], When = [[Is("Wish", nameof(ReceivingWish.MobileMoney), nameof(ReceivingWish.BankAccount), nameof(ReceivingWish.Vneid))]] },
        new("uy-quyen-qua", nameof(SurveyAnswers.AttorneyUsesAccount), QuestionKind.YesNo, "Người được ủy quyền nhận qua tài khoản của họ?")
            { IsRequired = true, Decides = true, Choices = [new(Yes, "Qua tài khoản"), new(No, "Nhận tiền mặt")], When = [[Is("Wish", nameof(ReceivingWish.Attorney))]] },
        new("giay-uy-quyen", "PowerOfAttorney", QuestionKind.Attorney, "Lập giấy ủy quyền") { IsRequired = true, When = [[Is("AttorneyUsesAccount", Yes, No)]] },

        new("ai-nhan", nameof(SurveyAnswers.Payee), QuestionKind.Choice, "Tài khoản đứng tên ai?")
        {
            IsRequired = true,
            Choices = [new("Self", "Chính đối tượng"), new("Guardian", "Người giám hộ, người đại diện"), new("Carer", "Người chăm sóc")],
            When = WithAccount,
        },
        new("ten-nguoi-nhan", nameof(SurveyAnswers.PayeeName), QuestionKind.Text, "Người đứng tên tài khoản là ai?") { IsRequired = true, When = [[Is("Payee", "Guardian", "Carer")]] },
        new("ngan-hang", nameof(SurveyAnswers.ProviderCode), QuestionKind.Provider, "Tài khoản ở ngân hàng nào?")
            { IsRequired = true, Hint = "Có thể quét mã QR nhận tiền (VietQR) trong ứng dụng ngân hàng để khỏi gõ.", When = WithAccount },
        new("so-tai-khoan", nameof(SurveyAnswers.AccountNumber), QuestionKind.Account, "Số tài khoản?")
            { IsRequired = true, Hint = "Giữ nguyên số 0 ở đầu; Mobile money thì ghi số điện thoại.", When = WithAccount },
        new("chu-tai-khoan", nameof(SurveyAnswers.AccountHolder), QuestionKind.Text, "Tên chủ tài khoản?") { IsRequired = true, Hint = "Đúng như ngân hàng ghi, không dấu cũng được.", When = WithAccount },

        new("xac-nhan-bang", nameof(SurveyAnswers.Signing), QuestionKind.Choice, "Người trả lời xác nhận bằng cách nào?")
        {
            Choices = [.. Enum.GetValues<SigningAbility>().Select(s => new QuestionChoice(s.ToString(), s.ToVietnamese()))],
            When = Met(Encounter.Met, Encounter.MetInformant),
        },
        new("ghi-chu", nameof(SurveyAnswers.Note), QuestionKind.LongText, "Còn điều gì cần ghi?"),
        new("ngay-den", "VisitedOn", QuestionKind.Date, "Đến nhà ngày nào?") { IsRequired = true },
        new("ket-qua", "Done", QuestionKind.Done, "Kết quả"),
    ];

    public static readonly IReadOnlyList<QuestionnaireOutcome> Outcomes =
    [
        Leads(SurveyOutcome.Absent, "Chưa gặp được ai nên ghi một lượt đến và hẹn lại; phiếu còn để ngỏ.", Is("Encounter", nameof(Encounter.Absent))),
        Leads(SurveyOutcome.Died, "Đối tượng đã chết thì thôi hưởng từ tháng sau tháng chết.", Is("Encounter", nameof(Encounter.Died))),
        Leads(SurveyOutcome.MovedAway, "Đối tượng đã chuyển đi nơi khác nên làm thủ tục chuyển chế độ.", Is("Encounter", nameof(Encounter.MovedAway))),
        Leads(SurveyOutcome.WrongInformation, "Thông tin trong danh sách không đúng nên phải xác minh trước khi chi trả.", Is("Encounter", nameof(Encounter.NotThePerson))),
        Leads(SurveyOutcome.RefusesBenefit, "Đối tượng từ chối nhận chế độ thì thôi hưởng.", Is("Encounter", nameof(Encounter.RefusesBenefit))),
        Leads(SurveyOutcome.ReconfirmsAccount, "Có tài khoản dùng được và đã đăng ký nhận trợ cấp qua tài khoản (trường hợp 1).", Is("HasAccount", Yes), Is("AccountIsActive", Yes), Is("IsRegisteredForAccount", Yes)),
        Leads(SurveyOutcome.RegistersAccount, "Có tài khoản, chưa đăng ký; sau khi vận động thì đồng ý (trường hợp 2).", Is("HasAccount", Yes), Is("AccountIsActive", Yes), Is("IsRegisteredForAccount", No), Is("AgreesToRegister", Yes)),
        Leads(SurveyOutcome.RefusesAccount, "Có tài khoản, đã vận động nhưng chưa muốn đăng ký (trường hợp 2): lập biên bản ghi rõ lý do.", Is("HasAccount", Yes), Is("AccountIsActive", Yes), Is("IsRegisteredForAccount", No), Is("AgreesToRegister", No)),
        Leads(SurveyOutcome.ForceMajeure, "Chưa có tài khoản dùng được, không đi lại được và không có người nhận thay (trường hợp 4).", Is("HasAccount", No), Is("CanTravel", No), Is("CanReceiveOtherwise", No)),
        Chooses(SurveyOutcome.ChoosesMobileMoney, "Chưa có tài khoản dùng được; chọn Mobile money (trường hợp 3).", Is("Wish", nameof(ReceivingWish.MobileMoney)), Is("OpenedOnTheSpot", No, Yes)),
        Chooses(SurveyOutcome.ChoosesBankApp, "Chưa có tài khoản dùng được; chọn App ngân hàng (trường hợp 3).", Is("Wish", nameof(ReceivingWish.BankAccount)), Is("OpenedOnTheSpot", No, Yes)),
        Chooses(SurveyOutcome.ChoosesVneid, "Chưa có tài khoản dùng được; chọn tài khoản an sinh trên VNeID (trường hợp 3).", Is("Wish", nameof(ReceivingWish.Vneid)), Is("OpenedOnTheSpot", No, Yes)),
        Chooses(SurveyOutcome.ChoosesPaymentOrganisation, "Chưa có tài khoản dùng được; chọn Tổ chức dịch vụ chi trả (trường hợp 3).", Is("Wish", nameof(ReceivingWish.PaymentOrganisation))),
        Chooses(SurveyOutcome.AttorneyThroughAccount, "Chưa có tài khoản dùng được; ủy quyền cho người khác nhận qua tài khoản của họ (trường hợp 3).", Is("Wish", nameof(ReceivingWish.Attorney)), Is("AttorneyUsesAccount", Yes)),
        Chooses(SurveyOutcome.AttorneyInCash, "Chưa có tài khoản dùng được; ủy quyền cho người khác nhận tiền mặt (trường hợp 3).", Is("Wish", nameof(ReceivingWish.Attorney)), Is("AttorneyUsesAccount", No)),
    ];

    private static readonly HashSet<string> Asked = [.. Questions.Select(q => q.Field)];

    /// <summary>The questions that these answers lead to, in order, up to and with the last one that can be told.</summary>
    public static IReadOnlyList<Question> Reached(IReadOnlyDictionary<string, string> answers) => Walk(answers).Questions;

    /// <summary>The answers that count: those of questions that are reached. Keys that no question asks for are left out.</summary>
    public static IReadOnlyDictionary<string, string> Counting(IReadOnlyDictionary<string, string> answers) => Walk(answers).Counting;

    /// <summary>The answers without those of questions that are not reached any more; what no question asks for stays.</summary>
    public static IReadOnlyDictionary<string, string> WithoutUnreached(IReadOnlyDictionary<string, string> answers)
    {
        var counting = Counting(answers);
        return answers.Where(a => counting.ContainsKey(a.Key) || !Asked.Contains(a.Key)).ToDictionary(a => a.Key, a => a.Value, StringComparer.Ordinal);
    }

    /// <summary>What the answers come to.</summary>
    /// <returns>Null while a question that decides is still open.</returns>
    public static QuestionnaireOutcome? OutcomeOf(IReadOnlyDictionary<string, string> answers)
    {
        var counting = Counting(answers);
        return Outcomes.FirstOrDefault(o => Holds(o.When, counting));
    }

    /// <summary>The first question on the way that still has to be answered.</summary>
    /// <returns>The last page of the visit when none is open.</returns>
    /// <param name="hasMinute">A refusal minute was written.</param>
    /// <param name="hasAttorney">A power of attorney was written.</param>
    public static Question FirstOpen(IReadOnlyDictionary<string, string> answers, bool hasMinute, bool hasAttorney)
    {
        var (questions, counting) = Walk(answers);
        return questions.FirstOrDefault(q => q.IsRequired && !(q.Kind switch
        {
            QuestionKind.Minute => hasMinute,
            QuestionKind.Attorney => hasAttorney,
            _ => counting.ContainsKey(q.Field),
        })) ?? Questions[^1];
    }

    public static Question? Find(string? id) => Questions.FirstOrDefault(q => q.Id == id);

    /// <summary>The answers that stand behind an outcome which was chosen on the long form.</summary>
    public static IReadOnlyDictionary<string, string> AnswersBehind(SurveyOutcome outcome)
    {
        var behind = Outcomes.First(o => o.Rule.Outcome == outcome).When[0].ToDictionary(c => c.Field, c => c.In[0]);
        behind.TryAdd(nameof(SurveyAnswers.Encounter), nameof(Encounter.Met));
        return behind;
    }

    private static (IReadOnlyList<Question> Questions, IReadOnlyDictionary<string, string> Counting) Walk(IReadOnlyDictionary<string, string> answers)
    {
        var reached = new List<Question>();
        var counting = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var question in Questions)
        {
            if (question.When.Count > 0 && !Holds(question.When, counting))
                continue;
            reached.Add(question);
            if (answers.TryGetValue(question.Field, out var value) && question.Accepts(value))
                counting[question.Field] = value;
        }
        return (reached, counting);
    }

    private static bool Holds(IReadOnlyList<IReadOnlyList<AnswerCondition>> when, IReadOnlyDictionary<string, string> answers) =>
        when.Any(line => line.All(c => answers.TryGetValue(c.Field, out var value) && c.In.Contains(value)));

    private static AnswerCondition Is(string field, params string[] values) => new(field, values);

    private static IReadOnlyList<IReadOnlyList<AnswerCondition>> Met(params Encounter[] encounters) =>
        [[new AnswerCondition(nameof(Encounter), [.. encounters.Select(e => e.ToString())])]];

    private static IReadOnlyList<IReadOnlyList<AnswerCondition>> NoAccount => [[Is("HasAccount", No)], [Is("AccountIsActive", No)]];

    private static IReadOnlyList<IReadOnlyList<AnswerCondition>> WithAccount => [[Is("IsRegisteredForAccount", Yes)], [Is("AgreesToRegister", Yes)], [Is("OpenedOnTheSpot", Yes)]];

    private static QuestionnaireOutcome Leads(SurveyOutcome outcome, string because, params AnswerCondition[] conditions)
    {
        IReadOnlyList<AnswerCondition> line = conditions;
        IReadOnlyList<IReadOnlyList<AnswerCondition>> when = outcome == SurveyOutcome.ForceMajeure
            ? [line, [Is("AccountIsActive", No), .. conditions.Where(c => c.Field != "HasAccount")]]
            : [line];
        return new QuestionnaireOutcome(outcome.Rule(), because, when);
    }

    /// <summary>Case 3: somebody without a usable account, who can leave the house or has somebody who receives.</summary>
    private static QuestionnaireOutcome Chooses(SurveyOutcome outcome, string because, params AnswerCondition[] conditions) =>
        new(outcome.Rule(), because, [[Is("HasAccount", No), Is("CanTravel", Yes), .. conditions], conditions]);
}

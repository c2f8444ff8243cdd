namespace AsxhPortal.Documents.Payments;

/// <summary>How the money of a payment list reaches people; decides the title, the columns and who signs.</summary>
public enum PaymentListKind
{
    /// <summary>One bank's accounts.</summary>
    BankAccount,

    /// <summary>Telephone numbers of one provider.</summary>
    MobileMoney,

    /// <summary>Accounts linked on VNeID.</summary>
    Vneid,

    /// <summary>Cash at a point of the paying organisation.</summary>
    Organisation,

    /// <summary>Cash brought to the home (outcome 4).</summary>
    AtHome,

    /// <summary>Cash to an attorney, guardian or carer, with their paper.</summary>
    Proxy,

    /// <summary>Cash against signature.</summary>
    Cash,
}

/// <summary>One person × entitlement × month of an approved payment run. Amounts in đồng.</summary>
/// <param name="Birth">Already written: dd/MM/yyyy, MM/yyyy or yyyy.</param>
/// <param name="Benefit">Trợ cấp of the month.</param>
/// <param name="Arrears">Truy lĩnh.</param>
/// <param name="CarriedOver">Unpaid last month and brought forward.</param>
/// <param name="Payee">Chủ tài khoản or the one who receives instead.</param>
/// <param name="Channel">Hình thức, in words.</param>
/// <param name="PayeeKind">"Người được ủy quyền", …; null when it is the person themselves.</param>
/// <param name="PayeeCitizenId">Identity of the one who receives instead.</param>
/// <param name="PayeePaper">Their paper: number of the certification and its term.</param>
public sealed record PaymentListRow(
    int Ordinal,
    string BeneficiaryCode,
    string FullName,
    string? Birth,
    string? CitizenId,
    string? Hamlet,
    string PolicyCode,
    long Benefit,
    long Arrears,
    long CarriedOver,
    string? AccountNumber,
    string? Bank,
    string? Payee,
    string Channel,
    string? Note,
    string? PayeeKind = null,
    string? PayeeCitizenId = null,
    string? PayeePaper = null)
{
    /// <summary>What is paid: trợ cấp + truy lĩnh + tháng trước mang sang.</summary>
    public long Total => checked(Benefit + Arrears + CarriedOver);
}

/// <summary>The list of one channel and bank.</summary>
/// <param name="RunNumber">The run's number as shown on screen.</param>
/// <param name="Year">Year of the month paid.</param>
/// <param name="Month">Month paid, 1–12.</param>
/// <param name="ProviderName">The bank or the provider of mobile money; null where none is involved.</param>
/// <param name="IssuedOn">Date of the paper; null leaves it open.</param>
/// <param name="ApprovedBy">Who approved the run; null when not yet approved.</param>
/// <param name="ChannelName">By which channel somebody receives instead; null where the kind says it.</param>
public sealed record PaymentListHeading(
    string RunNumber,
    int Year,
    int Month,
    PaymentListKind Kind,
    string? ProviderName,
    DateOnly? IssuedOn,
    string? ApprovedBy = null,
    string? ChannelName = null)
{
    /// <summary>True when people sign for the money.</summary>
    public bool IsSignedFor => Kind is PaymentListKind.Organisation or PaymentListKind.AtHome or PaymentListKind.Proxy or PaymentListKind.Cash;

    /// <summary>What the list is called in a table of lists and on its sheet.</summary>
    public string Name => Kind switch
    {
        PaymentListKind.BankAccount => "Tài khoản ngân hàng",
        PaymentListKind.MobileMoney => "Mobile money",
        PaymentListKind.Vneid => "Tài khoản an sinh VNeID",
        PaymentListKind.Organisation => "Tổ chức dịch vụ chi trả",
        PaymentListKind.AtHome => "Chi trả tận tay tại nhà",
        PaymentListKind.Proxy => ChannelName is null ? "Nhận thay" : $"{ChannelName}, nhận thay",
        _ => "Tiền mặt, ký nhận",
    };
}

/// <summary>Heading and rows of one list.</summary>
public sealed record PaymentList(PaymentListHeading Heading, IReadOnlyList<PaymentListRow> Rows)
{
    public long Sum => Rows.Aggregate(0L, (sum, row) => checked(sum + row.Total));
}

namespace AsxhPortal.Domain.BankAccounts;

/// <summary>How money reaches a person.</summary>
public enum PaymentChannel
{
    BankAccount,
    MobileMoney,

    /// <summary>Tài khoản hưởng an sinh xã hội trên VNeID.</summary>
    Vneid,

    /// <summary>Tổ chức dịch vụ chi trả, at its point.</summary>
    PaymentOrganisation,

    /// <summary>Tổ chức dịch vụ chi trả, by hand at home (outcome 4).</summary>
    PaymentOrganisationAtHome,

    /// <summary>Cash against signature.</summary>
    Cash,
}

public enum ProviderKind { Bank, DigitalBank, MobileMoney, EWallet, PolicyBank, FinanceCompany }

/// <summary>Who receives the money: the person or somebody allowed to.</summary>
public enum PayeeKind { Self, Guardian, Carer, Attorney }

public static class PaymentChannelWords
{
    public static string ToVietnamese(this PaymentChannel channel) => channel switch
    {
        PaymentChannel.BankAccount => "Tài khoản ngân hàng",
        PaymentChannel.MobileMoney => "Mobile money",
        PaymentChannel.Vneid => "Tài khoản an sinh VNeID",
        PaymentChannel.PaymentOrganisation => "Tổ chức dịch vụ chi trả",
        PaymentChannel.PaymentOrganisationAtHome => "Chi trả tận tay tại nhà",
        _ => "Tiền mặt",
    };

    public static string ToVietnamese(this PayeeKind kind) => kind switch
    {
        PayeeKind.Self => "Đối tượng",
        PayeeKind.Guardian => "Người giám hộ, người đại diện",
        PayeeKind.Carer => "Người chăm sóc",
        _ => "Người được ủy quyền",
    };

    /// <summary>True where the money goes to an account number.</summary>
    public static bool NeedsAccount(this PaymentChannel channel) =>
        channel is PaymentChannel.BankAccount or PaymentChannel.MobileMoney or PaymentChannel.Vneid;
}

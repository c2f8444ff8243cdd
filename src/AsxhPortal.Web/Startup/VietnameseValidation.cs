using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace AsxhPortal.Web.Startup;

/// <summary>Validation attributes without words of their own speak Vietnamese, and so does model binding.</summary>
public sealed class VietnameseValidation : IValidationMetadataProvider
{
    public static string Missing(string name) => $"Hãy nhập “{name}”.";

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        var validators = context.ValidationMetadata.ValidatorMetadata;
        // A value that cannot be null is required in the browser too, in our words and not in the framework's.
        if (context.Key.ModelType is { IsValueType: true } type && Nullable.GetUnderlyingType(type) is null
            && context.Key.MetadataKind == ModelMetadataKind.Property && !validators.OfType<RequiredAttribute>().Any())
            validators.Add(new RequiredAttribute());
        foreach (var attribute in validators.OfType<ValidationAttribute>())
        {
            // Some attributes (e-mail, phone) are born with an English sentence.
            bool isSilent = attribute.ErrorMessage is null || attribute.ErrorMessage.StartsWith("The {0}", StringComparison.Ordinal);
            if (isSilent && attribute.ErrorMessageResourceName is null && WordsOf(attribute) is { } words)
                attribute.ErrorMessage = words;
        }
    }

    private static string? WordsOf(ValidationAttribute attribute) => attribute switch
    {
        RequiredAttribute => "Hãy nhập “{0}”.",
        StringLengthAttribute { MinimumLength: > 0 } => "{0} phải có từ {2} đến {1} ký tự.",
        StringLengthAttribute => "{0} chỉ được tối đa {1} ký tự.",
        MaxLengthAttribute => "{0} chỉ được tối đa {1} ký tự.",
        MinLengthAttribute => "{0} phải có ít nhất {1} ký tự.",
        RangeAttribute => "{0} phải trong khoảng từ {1} đến {2}.",
        EmailAddressAttribute => "{0} chưa đúng dạng thư điện tử, ví dụ ten@coquan.vn.",
        PhoneAttribute => "{0} chưa đúng dạng số điện thoại.",
        RegularExpressionAttribute => "{0} chưa đúng dạng.",
        CompareAttribute => "{0} không khớp với {1}.",
        FileExtensionsAttribute => "{0} phải là tệp có đuôi {1}.",
        _ => null,
    };

    public static void Translate(DefaultModelBindingMessageProvider words)
    {
        words.SetMissingBindRequiredValueAccessor(Missing);
        words.SetMissingKeyOrValueAccessor(() => "Hãy nhập giá trị.");
        words.SetMissingRequestBodyRequiredValueAccessor(() => "Nội dung gửi lên bị trống.");
        words.SetValueMustNotBeNullAccessor(_ => "Hãy nhập giá trị.");
        words.SetAttemptedValueIsInvalidAccessor((_, name) => $"{name}: giá trị vừa nhập không đúng.");
        words.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => "Giá trị vừa nhập không đúng.");
        words.SetUnknownValueIsInvalidAccessor(name => $"{name}: giá trị vừa nhập không đúng.");
        words.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Giá trị vừa nhập không đúng.");
        words.SetValueIsInvalidAccessor(_ => "Giá trị vừa nhập không đúng.");
        words.SetValueMustBeANumberAccessor(name => $"{name} phải là số.");
        words.SetNonPropertyValueMustBeANumberAccessor(() => "Giá trị phải là số.");
    }
}

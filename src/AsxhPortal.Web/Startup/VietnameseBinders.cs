using System.Globalization;
using AsxhPortal.Domain.Shared;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AsxhPortal.Web.Startup;

/// <summary>
/// Reads dates as people type them (5/1/2024, 05/01/2024, 05-01-2024; also the ISO form of links and scripts) and whole amounts with
/// or without dots (1.234.567, 1234567, "1.234.567 đ").
/// </summary>
public sealed class VietnameseBinders : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var type = context.Metadata.UnderlyingOrModelType;
        if (type == typeof(DateOnly)) return new DateBinder();
        return type == typeof(long) ? new AmountBinder() : null;
    }

    private sealed class DateBinder : IModelBinder
    {
        private static readonly string[] Formats = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-MM-dd"];

        public Task BindModelAsync(ModelBindingContext context) => Read(context, text =>
            DateOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year >= 1850 ? date : null,
            name => $"{name}: hãy ghi ngày/tháng/năm, ví dụ 05/01/2024.");
    }

    private sealed class AmountBinder : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext context) => Read(context, text =>
            Dong.TryParse(text, out var amount) ? amount.Amount
            : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null,
            name => $"{name}: hãy ghi số nguyên, ví dụ 1.234.567.");
    }

    private static Task Read(ModelBindingContext context, Func<string, object?> read, Func<string, string> complaint)
    {
        var typed = context.ValueProvider.GetValue(context.ModelName);
        if (typed == ValueProviderResult.None) return Task.CompletedTask;
        context.ModelState.SetModelValue(context.ModelName, typed);
        string text = typed.FirstValue?.Trim() ?? "";
        string name = context.ModelMetadata.GetDisplayName();
        if (text.Length == 0)
        {
            if (context.ModelMetadata.IsReferenceOrNullableType) context.Result = ModelBindingResult.Success(null);
            else context.ModelState.TryAddModelError(context.ModelName, VietnameseValidation.Missing(name));
        }
        else if (read(text) is { } value) context.Result = ModelBindingResult.Success(value);
        else context.ModelState.TryAddModelError(context.ModelName, complaint(name));
        return Task.CompletedTask;
    }
}

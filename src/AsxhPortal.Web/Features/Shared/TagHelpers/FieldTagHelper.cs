using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AsxhPortal.Web.Features.Shared.TagHelpers;

public enum FieldKind { Auto, Text, Date, Number, Money, Select, Radios, Textarea, Checkbox, Password, Email, Phone, File }

/// <summary>
/// One question of a form: label, required mark, hint, message and input, tied together for screen readers.
/// <c>&lt;asxh-field for="AccountNumber" hint="Giữ nguyên số 0 ở đầu" width="md" /&gt;</c>
/// The kind follows from the property's type (bool, enum, DateOnly, whole number, text) unless stated.
/// </summary>
[HtmlTargetElement("asxh-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper(IHtmlGenerator generator) : TagHelper
{
    public required ModelExpression For { get; set; }
    public FieldKind Kind { get; set; }
    public string? Label { get; set; }
    public string? Hint { get; set; }

    /// <summary>sm (dates, codes), md (names, accounts), lg (sentences).</summary>
    public string Width { get; set; } = "md";
    public string? Suffix { get; set; }

    /// <summary>Choices of a select or of radios; for an enum its members with their [Display] names.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>First, empty choice of a select; "" leaves it out.</summary>
    public string Choose { get; set; } = "– Chọn –";
    public string? Autocomplete { get; set; }
    public int Rows { get; set; } = 3;
    public bool Readonly { get; set; }
    public bool Multiple { get; set; }
    public string? Accept { get; set; }
    public bool? Required { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    private Type Type => For.Metadata.UnderlyingOrModelType;
    private string Id => TagBuilder.CreateSanitizedId(FullName, generator.IdAttributeDotReplacement);
    private string FullName => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Kind == FieldKind.Auto) Kind = KindOf();
        bool isGroup = Kind == FieldKind.Radios;
        bool hasError = ViewContext.ViewData.ModelState.TryGetValue(FullName, out var entry) && entry.Errors.Count > 0;

        output.TagName = isGroup ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"field field-{Width}{(hasError ? " has-error" : "")}");
        if (isGroup) output.Attributes.SetAttribute("aria-describedby", DescribedBy());

        if (Kind == FieldKind.Checkbox)
        {
            output.Content.AppendHtml(Message()).AppendHtml(Checkbox(hasError)).AppendHtml(HintLine());
            return;
        }
        output.Content.AppendHtml(Caption(isGroup)).AppendHtml(HintLine()).AppendHtml(Message()).AppendHtml(WithSuffix(Input(hasError)));
    }

    private FieldKind KindOf()
    {
        if (Type == typeof(bool)) return FieldKind.Checkbox;
        if (Items is not null || Type.IsEnum) return FieldKind.Select;
        if (Type == typeof(DateOnly)) return FieldKind.Date;
        if (typeof(IFormFile).IsAssignableFrom(Type)) return FieldKind.File;
        return For.Metadata.DataTypeName switch
        {
            "Password" => FieldKind.Password,
            "EmailAddress" => FieldKind.Email,
            "PhoneNumber" => FieldKind.Phone,
            "MultilineText" => FieldKind.Textarea,
            "Currency" => FieldKind.Money,
            _ => Type == typeof(int) || Type == typeof(long) ? FieldKind.Number : FieldKind.Text,
        };
    }

    private bool IsRequired => Required ?? (For.Metadata.IsRequired && Kind != FieldKind.Checkbox);

    private IHtmlContent Input(bool hasError) => Kind switch
    {
        FieldKind.Select => generator.GenerateSelect(ViewContext, For.ModelExplorer, Choose.Length > 0 ? Choose : null, For.Name,
            Choices(), allowMultiple: Multiple, Attributes(hasError, "form-select")),
        FieldKind.Textarea => generator.GenerateTextArea(ViewContext, For.ModelExplorer, For.Name, Rows, 0, Attributes(hasError)),
        FieldKind.Password => generator.GeneratePassword(ViewContext, For.ModelExplorer, For.Name, null, Attributes(hasError)),
        FieldKind.Radios => Radios(),
        FieldKind.File => FileInput(hasError),
        _ => TextInput(hasError),
    };

    private TagBuilder TextInput(bool hasError)
    {
        var input = generator.GenerateTextBox(ViewContext, For.ModelExplorer, For.Name, Shown(), null, Attributes(hasError));
        input.MergeAttribute("type", Kind switch { FieldKind.Email => "email", FieldKind.Phone => "tel", _ => "text" }, replaceExisting: true);
        if (Kind is FieldKind.Number or FieldKind.Money or FieldKind.Date)
        {
            input.MergeAttribute("inputmode", "numeric", replaceExisting: true);
            // "1.234.567" and "31/01/2024" are not what the browser's range and number rules expect; the server checks them.
            foreach (string name in input.Attributes.Keys.Where(name => name.StartsWith("data-val-range", StringComparison.Ordinal) || name == "data-val-number").ToList())
                input.Attributes.Remove(name);
        }
        if (Kind == FieldKind.Money) input.AddCssClass("money");
        return input;
    }

    private object? Shown() => For.Model switch
    {
        DateOnly date => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        long or int when Kind == FieldKind.Money => MoneyTagHelper.Figures(Convert.ToInt64(For.Model, CultureInfo.InvariantCulture)),
        var other => other,
    };

    private TagBuilder FileInput(bool hasError)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.MergeAttributes(Attributes(hasError));
        input.MergeAttribute("type", "file");
        input.MergeAttribute("id", Id);
        input.MergeAttribute("name", FullName);
        if (Accept is not null) input.MergeAttribute("accept", Accept);
        if (Multiple) input.MergeAttribute("multiple", "multiple");
        return input;
    }

    private HtmlContentBuilder Radios()
    {
        var radios = new HtmlContentBuilder();
        int number = 0;
        foreach (var item in Choices())
        {
            string id = number++ == 0 ? Id : $"{Id}-{number}";
            var radio = generator.GenerateRadioButton(ViewContext, For.ModelExplorer, For.Name, item.Value, item.Selected ? true : null,
                new Dictionary<string, object?> { ["class"] = "form-check-input", ["id"] = id });
            radios.AppendHtml(Checkable(radio, id, item.Text));
        }
        return radios;
    }

    private IHtmlContentBuilder Checkbox(bool hasError)
    {
        bool? isChecked = For.Model as bool?;
        var box = generator.GenerateCheckBox(ViewContext, For.ModelExplorer, For.Name, isChecked, Attributes(hasError, "form-check-input"));
        // "Required" of a bool means that it has a value, not that the box is ticked.
        box.Attributes.Remove("data-val-required");
        return new HtmlContentBuilder().AppendHtml(Checkable(box, Id, LabelText))
            .AppendHtml(generator.GenerateHiddenForCheckbox(ViewContext, For.ModelExplorer, For.Name));
    }

    private static TagBuilder Checkable(IHtmlContent input, string id, string text)
    {
        var label = new TagBuilder("label");
        label.AddCssClass("form-check-label");
        label.MergeAttribute("for", id);
        label.InnerHtml.Append(text);
        var line = new TagBuilder("div");
        line.AddCssClass("form-check");
        line.InnerHtml.AppendHtml(input).AppendHtml(label);
        return line;
    }

    private IEnumerable<SelectListItem> Choices()
    {
        if (Items is not null) return Items;
        return For.Metadata.EnumGroupedDisplayNamesAndValues is { } names
            ? names.Select(pair => new SelectListItem(pair.Key.Name, Enum.Parse(Type, pair.Value).ToString(), Equals(For.Model, Enum.Parse(Type, pair.Value))))
            : throw new InvalidOperationException($"Field {FullName}: a select or radios need items=\"…\" unless the property is an enum.");
    }

    private Dictionary<string, object?> Attributes(bool hasError, string css = "form-control")
    {
        var attributes = new Dictionary<string, object?> { ["class"] = css, ["aria-describedby"] = DescribedBy() };
        if (hasError) attributes["aria-invalid"] = "true";
        if (IsRequired) attributes["aria-required"] = "true";
        if (Autocomplete is not null) attributes["autocomplete"] = Autocomplete;
        if (Readonly) attributes["readonly"] = "readonly";
        return attributes;
    }

    private string DescribedBy() => HintText is null ? $"{Id}-error" : $"{Id}-hint {Id}-error";

    private string LabelText => Label ?? For.Metadata.GetDisplayName();

    private string? HintText => Hint ?? (For.Metadata.Description, Kind) switch
    {
        ({ } description, _) => description,
        (_, FieldKind.Date) => "Ngày/tháng/năm, ví dụ 05/01/2024",
        _ => null,
    };

    private TagBuilder Caption(bool isGroup)
    {
        var caption = new TagBuilder(isGroup ? "legend" : "label");
        if (!isGroup) caption.MergeAttribute("for", Id);
        caption.InnerHtml.Append(LabelText);
        if (IsRequired)
            caption.InnerHtml.AppendHtml(" <span class=\"required-mark\" aria-hidden=\"true\">*</span><span class=\"visually-hidden\"> (bắt buộc)</span>");
        return caption;
    }

    private IHtmlContent HintLine()
    {
        if (HintText is null) return HtmlString.Empty;
        var hint = new TagBuilder("p");
        hint.AddCssClass("field-hint");
        hint.MergeAttribute("id", $"{Id}-hint");
        hint.InnerHtml.Append(HintText);
        return hint;
    }

    private TagBuilder Message()
    {
        var message = generator.GenerateValidationMessage(ViewContext, For.ModelExplorer, For.Name, null, "p",
            new Dictionary<string, object?> { ["id"] = $"{Id}-error" }) ?? new TagBuilder("p");
        message.AddCssClass("field-error");
        return message;
    }

    private IHtmlContent WithSuffix(IHtmlContent input)
    {
        string? suffix = Suffix ?? (Kind == FieldKind.Money ? "đ" : null);
        if (suffix is null) return input;
        var text = new TagBuilder("span");
        text.AddCssClass("input-group-text");
        text.InnerHtml.Append(suffix);
        var group = new TagBuilder("div");
        group.AddCssClass("input-group");
        group.InnerHtml.AppendHtml(input).AppendHtml(text);
        return group;
    }
}

using System.Globalization;
using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Conflicts;
using AsxhPortal.Web.Features.Shared.Corrections;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Surveys;

/// <summary>What one question sends.</summary>
public sealed class AnswerForm
{
    /// <summary>Version of the survey the page was opened on; null when there was none.</summary>
    public int? Version { get; set; }
    public string? Answer { get; set; }

    /// <summary>"skip" goes on without an answer.</summary>
    public string? Command { get; set; }
}

/// <summary>
/// The visit, one question at a time: every answer is a post that saves the draft and leads to the next question, so that it works without scripts and
/// nothing is lost when the phone goes dark.
/// </summary>
[Route(Steps.HomeVisitsPath + "/{id:guid}/hoi"), Allow(Permission.RecordSurveys)]
public sealed class QuestionsController(QuestionPages pages, SurveyPages surveys, SaveSurvey save, AppDbContext db, CurrentUser user, BusinessClock clock) : Controller
{
    private bool IsReview => Request.Query.ContainsKey("sua");

    [HttpGet("{question?}"), RecordView("Beneficiary")]
    public async Task<IActionResult> Ask(Guid id, string? question, CancellationToken cancel)
    {
        if (await pages.FindAsync(id, question, IsReview, cancel) is not { } page)
            return NotFound();
        if (TurnedAway(page) is { } elsewhere)
            return elsewhere;
        return question is null || page.Question.Id != question ? RedirectToQuestion(page, page.Question) : await ShowAsync(page, cancel);
    }

    [HttpPost("{question}")]
    public async Task<IActionResult> Ask(Guid id, string question, AnswerForm form, CancellationToken cancel)
    {
        if (await pages.FindAsync(id, question, IsReview, cancel) is not { } page)
            return NotFound();
        if (TurnedAway(page) is { } elsewhere)
            return elsewhere;
        if (page.Question.Id != question)
            return RedirectToQuestion(page, page.Question);
        var asked = page.Question;
        if (form.Command == "skip" || asked.Kind is QuestionKind.Scan or QuestionKind.Minute or QuestionKind.Attorney)
            return RedirectToQuestion(page, Following(page, page.Answers));
        var read = Read(asked, form.Answer);
        if (read.Wrong is not null)
        {
            ModelState.AddModelError(nameof(form.Answer), read.Wrong);
            return await ShowAsync(page with { Typed = form.Answer }, cancel);
        }
        var answers = new Dictionary<string, string>(page.Answers, StringComparer.Ordinal);
        if (read.Value is null)
            answers.Remove(asked.Field);
        else
            answers[asked.Field] = read.Value;
        return await SaveAsync(page, answers, form, cancel) ?? RedirectToQuestion(page, Following(page, answers));
    }

    [HttpPost("ket-qua")]
    public async Task<IActionResult> Complete(Guid id, int? version, [FromServices] CompleteSurvey complete, CancellationToken cancel)
    {
        if (await pages.FindAsync(id, Questionnaire.Questions[^1].Id, false, cancel) is not { } page)
            return NotFound();
        if (TurnedAway(page) is { } elsewhere)
            return elsewhere;
        var read = SurveyForm.FromAnswers(Questionnaire.WithoutUnreached(page.Answers));
        (read.Form.Version, read.Form.Outcome) = (version, Questionnaire.OutcomeOf(page.Answers)?.Rule.Code);
        try
        {
            if (await complete.RunAsync(id, page.Survey.Subject.Round!.Id, read.Form, user.Actor, clock.UtcNow, cancel) is not { } completion)
                return NotFound();
            if (completion.Missing.Count > 0)
                return await RefuseAsync(page, cancel);
            this.Done(completion.IsAbsence ? "Đã ghi lượt đến vắng nhà; phiếu còn để ngỏ cho lần sau." : "Đã hoàn thành phiếu khảo sát.");
            return Redirect($"/{Steps.HomeVisitsPath}/{id}");
        }
        catch (RuleException rule)
        {
            ModelState.AddModelError("", rule.Message);
            db.ChangeTracker.Clear();
            return await RefuseAsync(page, cancel);
        }
        catch (Exception error) when (error is StaleRecordException or DbUpdateException)
        {
            return await StaleAsync(id, read.Form, cancel);
        }
    }

    /// <summary>A card held before the camera or a reader; nothing of it is kept.</summary>
    [HttpPost("can-cuoc/the"), RecordView("Beneficiary")]
    public async Task<IActionResult> ReadCard(Guid id, string? code, CancellationToken cancel)
    {
        if (await pages.FindAsync(id, "can-cuoc", IsReview, cancel) is not { } page)
            return NotFound();
        if (TurnedAway(page) is { } elsewhere)
            return elsewhere;
        ModelState.Clear();
        try
        {
            var card = CccdCard.Parse(code, clock.Today);
            var person = await db.Beneficiaries.AsNoTracking().FirstAsync(b => b.Id == id, cancel);
            var isAnother = !CardComparison.IsSamePerson(card, Of(person)) || await db.Beneficiaries.AnyAsync(b => b.CitizenId == card.CitizenId.Value && b.Id != id, cancel);
            if (isAnother)
                ModelState.AddModelError("code", $"Thẻ này là của {card.FullName}, sinh ngày {card.Birth:dd/MM/yyyy}, không phải của {person.FullName}. Hãy dừng lại, xin đúng thẻ hoặc mở đúng người trong danh sách.");
            page = page with { Card = new CardReading(isAnother ? [] : CardComparison.Compare(card, Of(person)), isAnother ? card.FullName : null) };
        }
        catch (RuleException rule)
        {
            ModelState.AddModelError("code", rule.Message);
        }
        return await ShowAsync(page, cancel);
    }

    /// <summary>One tap: what the card says differently goes to step 2.</summary>
    [HttpPost("can-cuoc/de-nghi-sua")]
    public async Task<IActionResult> Propose(Guid id, CorrectedField[] fields, string?[] values, [FromServices] ProposeCorrections propose, CancellationToken cancel)
    {
        try
        {
            if (await propose.RunAsync(id, [.. fields.Zip(values, (field, value) => new ProposedCorrection(field, value))], user.Actor, clock.UtcNow, cancel: cancel) is not { } added)
                return NotFound();
            this.Done(added == 0 ? "Đề nghị này đã gửi sang bước 2 từ trước." : $"Đã gửi {added} đề nghị sửa sang bước 2.");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        return Redirect($"/{Steps.HomeVisitsPath}/{id}/hoi/can-cuoc");
    }

    /// <summary>The receiving code of a bank app: bank and number are written without typing.</summary>
    [HttpPost("ngan-hang/ma-qr")]
    public async Task<IActionResult> ReadVietQr(Guid id, string? code, AnswerForm form, [FromServices] PaymentProviders providers, CancellationToken cancel)
    {
        if (await pages.FindAsync(id, "ngan-hang", IsReview, cancel) is not { } page)
            return NotFound();
        if (TurnedAway(page) is { } elsewhere)
            return elsewhere;
        ModelState.Clear();
        try
        {
            var account = VietQr.Parse(code);
            var provider = (await providers.AllAsync(cancel)).FirstOrDefault(p => p.Bin == account.Bin)
                ?? throw new RuleException($"Mã ngân hàng {account.Bin} chưa có trong danh mục; hãy chọn ngân hàng và gõ số tài khoản.");
            var answers = new Dictionary<string, string>(page.Answers, StringComparer.Ordinal)
            {
                [nameof(SurveyForm.ProviderCode)] = provider.Code,
                [nameof(SurveyForm.AccountNumber)] = account.Account,
            };
            if (await SaveAsync(page, answers, form, cancel) is { } wrong)
                return wrong;
            this.Done($"Đã đọc: {provider.ShortName}, số {account.Account}.");
            return RedirectToQuestion(page, Questionnaire.Find("so-tai-khoan")!);
        }
        catch (RuleException rule)
        {
            ModelState.AddModelError("code", rule.Message);
            return await ShowAsync(page, cancel);
        }
    }

    /// <summary>Saves the draft with the outcome that follows from the answers.</summary>
    /// <returns>Null when it was saved; else the page that says why not.</returns>
    private async Task<IActionResult?> SaveAsync(QuestionPage page, IReadOnlyDictionary<string, string> answers, AnswerForm typed, CancellationToken cancel)
    {
        var read = SurveyForm.FromAnswers(answers);
        var form = read.Form;
        (form.Version, form.Outcome) = (typed.Version, Questionnaire.OutcomeOf(answers)?.Rule.Code);
        if (read.Unreadable.FirstOrDefault(u => u.Field == page.Question.Field) is { Sentence: { } sentence })
        {
            ModelState.AddModelError(nameof(typed.Answer), sentence);
            return await ShowAsync(page with { Typed = typed.Answer }, cancel);
        }
        try
        {
            return await save.RunAsync(page.Id, page.Survey.Subject.Round!.Id, form, cancel) is null ? NotFound() : null;
        }
        catch (RuleException rule)
        {
            ModelState.AddModelError(nameof(typed.Answer), rule.Message);
            return await ShowAsync(page with { Typed = typed.Answer }, cancel);
        }
        catch (Exception error) when (error is StaleRecordException or DbUpdateException)
        {
            return await StaleAsync(page.Id, form, cancel);
        }
    }

    /// <summary>The answer as the dictionary keeps it, or what is wrong with it.</summary>
    private static (string? Value, string? Wrong) Read(Question question, string? typed)
    {
        var text = VietnameseText.Nfc(typed).Trim();
        if (text.Length == 0)
            return question.IsRequired ? (null, question.Choices.Count > 0 || question.Kind == QuestionKind.Provider ? "Hãy chọn một câu trả lời." : "Hãy ghi câu trả lời, hoặc bấm “Để sau”.") : (null, null);
        return question.Kind switch
        {
            QuestionKind.YesNo or QuestionKind.Choice when !question.Accepts(text) => (null, "Hãy chọn một trong các câu trả lời."),
            QuestionKind.Date => DateOnly.TryParseExact(text, ["dd/MM/yyyy", "d/M/yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? (day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null) : (null, "Hãy ghi ngày như 24/02/2024."),
            QuestionKind.Phone when !Domain.Beneficiaries.PhoneNumber.TryNormalise(text, out _) => (null, "Số điện thoại gồm 10 chữ số, bắt đầu bằng 0; hãy kiểm tra lại."),
            QuestionKind.Account when AccountNumbers.WhatIsWrong(text) is { } wrong => (null, wrong),
            _ => (text, null),
        };
    }

    private static Question Following(QuestionPage page, IReadOnlyDictionary<string, string> answers)
    {
        if (page.IsReview)
            return Questionnaire.FirstOpen(answers, page.Survey.Minute is not null, page.Survey.Paper is not null);
        var reached = Questionnaire.Reached(answers);
        return reached.SkipWhile(q => q != page.Question).Skip(1).FirstOrDefault() ?? reached[^1];
    }

    private RedirectResult RedirectToQuestion(QuestionPage page, Question question) =>
        Redirect(question.Kind == QuestionKind.Done ? $"{page.Url}/{question.Id}" : page.To(question.Id));

    /// <summary>The visit cannot be recorded now: the survey's own page says why.</summary>
    private RedirectResult? TurnedAway(QuestionPage page)
    {
        if (page.Survey is { IsCompleted: false, Subject.Round: not null })
            return null;
        this.Warn(page.Survey.IsCompleted ? "Phiếu đã hoàn thành; hãy mở lại nếu cần sửa." : "Chưa có đợt rà soát nào đang mở nên chưa ghi được phiếu.");
        return Redirect($"/{Steps.HomeVisitsPath}/{page.Id}");
    }

    private async Task<IActionResult> ShowAsync(QuestionPage page, CancellationToken cancel)
    {
        this.RememberOpened(page.Survey.Form);
        return page.Question.Kind == QuestionKind.Done ? View("Summary", await pages.SummariseAsync(page, cancel)) : View("Question", page);
    }

    /// <summary>The last page, with every missing point as an error that leads to its question.</summary>
    private async Task<IActionResult> RefuseAsync(QuestionPage page, CancellationToken cancel)
    {
        this.RememberOpened(page.Survey.Form);
        ViewData["Refused"] = true;
        return View("Summary", await pages.SummariseAsync(page, cancel));
    }

    /// <summary>Somebody saved in between: the whole survey with both versions, as the long form shows it.</summary>
    private async Task<IActionResult> StaleAsync(Guid id, SurveyForm form, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await surveys.FindAsync(id, null, cancel) is not { } standing)
            return NotFound();
        this.KeepOpened();
        form.Version = standing.Form.Version;
        this.ShowConflict(form, standing.Form, FormFields.Of<SurveyForm>(standing.Providers), await db.LastSaveAsync(id, nameof(Survey), cancel), nameof(form.Version), mayChoose: !standing.IsCompleted);
        return View("Edit", standing with { Form = form });
    }

    private static RegisteredIdentity Of(Domain.Beneficiaries.Beneficiary person) => new(person.FullName, person.Birth, person.Sex, person.CitizenId, person.OldId);
}

using AsxhPortal.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.HomeVisits.Questions;

/// <summary>The list of questions itself; nothing of a person is in it.</summary>
[Route(Steps.HomeVisitsPath + "/bo-cau-hoi.json"), Allow(Permission.ViewSurveys)]
public sealed class QuestionnaireController : Controller
{
    [HttpGet("")]
    public IActionResult Index() => Json(QuestionnaireFile.Content);
}

using Xunit.Sdk;
using Xunit.v3;

namespace AsxhPortal.BrowserTests.Journey;

/// <summary>The site that the whole journey goes through, how far it is, and what one part leaves to the next.</summary>
public sealed class JourneyServer : PortalServer
{
    protected override bool HasPeople => false;

    public string? FailedIn { get; set; }

    public List<string> Breaches { get; } = [];

    /// <summary>The person whose survey had each outcome in the browser.</summary>
    public Dictionary<string, Guid> Surveyed { get; } = [];
}

/// <summary>Parts run in the order of their names: Part_01_…, Part_02_….</summary>
public sealed class InOrderOfNames : ITestCaseOrderer
{
    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases) where TTestCase : notnull, ITestCase =>
        [.. testCases.OrderBy(testCase => testCase.TestMethod?.MethodName, StringComparer.Ordinal)];
}

using System.Diagnostics;
using System.Text.Json;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.UnitTests.Architecture;
using Shouldly;

namespace AsxhPortal.UnitTests.HomeVisits;

/// <summary>Codes of cards and of bank apps; the same examples (Codes/codes.json) go through the server's readers and the phone's.</summary>
public sealed class CodeTests
{
    private static readonly string Folder = Path.Combine(SourceTree.Root, "tests", "AsxhPortal.UnitTests", "HomeVisits", "Codes");
    private static readonly JsonElement Codes = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "codes.json"))).RootElement;
    private static readonly DateOnly Today = new(2024, 1, 12);

    [Fact]
    public void The_codes_of_cards_are_read()
    {
        foreach (var example in Codes.GetProperty("cards").EnumerateArray())
        {
            var (why, text) = (Text(example, "why")!, Text(example, "text"));
            if (!example.TryGetProperty("card", out var expected))
            {
                Should.Throw<RuleException>(() => CccdCard.Parse(text, Today), why).Message.ShouldContain(Text(example, "error")!, customMessage: why);
                continue;
            }
            var card = CccdCard.Parse(text, Today);
            (card.CitizenId.Value, card.OldId, card.FullName, card.Birth.ToString("yyyy-MM-dd"), card.Sex.ToString(), card.Address, card.IssuedOn?.ToString("yyyy-MM-dd")).ShouldBe(
                (Text(expected, "citizenId")!, Text(expected, "oldId"), Text(expected, "fullName")!, Text(expected, "birth")!, Text(expected, "sex")!, Text(expected, "address")!, Text(expected, "issuedOn")), why);
        }
    }

    [Fact]
    public void Names_mangled_by_keyboard_readers_agree_and_other_names_do_not()
    {
        foreach (var example in Codes.GetProperty("names").EnumerateArray())
            CccdCard.NamesAgree(example[0].GetString(), example[1].GetString()).ShouldBe(example[2].GetBoolean(), example.ToString());
    }

    [Fact]
    public void The_card_is_compared_with_the_register()
    {
        var card = CccdCard.Parse(Text(Codes, "card"), Today);
        foreach (var example in Codes.GetProperty("people").EnumerateArray())
        {
            var person = example.GetProperty("person");
            var ours = new RegisteredIdentity(Text(person, "fullName")!, PartialDate.TryParseIso(Text(person, "birth"), out var birth) ? birth : null,
                Enum.Parse<Sex>(Text(person, "sex")!), Text(person, "citizenId"), Text(person, "oldId"));
            CardComparison.IsSamePerson(card, ours).ShouldBe(example.GetProperty("same").GetBoolean(), Text(example, "why"));
            CardComparison.Compare(card, ours).Where(f => !f.Agrees).Select(f => f.Field).ShouldBe(example.GetProperty("differs").EnumerateArray().Select(f => f.GetString()), Text(example, "why"));
        }
    }

    [Fact]
    public void The_codes_of_bank_apps_are_read()
    {
        foreach (var example in Codes.GetProperty("vietqr").EnumerateArray())
        {
            var (why, text) = (Text(example, "why")!, Text(example, "text"));
            if (Text(example, "error") is { } error)
                Should.Throw<RuleException>(() => VietQr.Parse(text), why).Message.ShouldContain(error, customMessage: why);
            else
                VietQr.Parse(text).ShouldBe(new VietQr(Text(example, "bin")!, Text(example, "account")!), why);
        }
    }

    [Fact]
    public async Task The_phone_reads_the_same_codes_in_the_same_way()
    {
        var node = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).SelectMany(folder => new[] { Path.Combine(folder, "node"), Path.Combine(folder, "node.exe") }).FirstOrDefault(File.Exists);
        Assert.SkipWhen(node is null, "Không có Node.js để chạy mã của điện thoại.");
        using var run = Process.Start(new ProcessStartInfo(node!, [Path.Combine(Folder, "check.mjs"), Path.Combine(SourceTree.Root, "src", "AsxhPortal.Web", "wwwroot", "js", "visit"), Path.Combine(Folder, "codes.json")])
        { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = System.Text.Encoding.UTF8 })!;
        var error = run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        run.ExitCode.ShouldBe(0, await error);
        output.Trim().ShouldBe("68 read");
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

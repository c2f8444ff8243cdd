using System.Buffers.Binary;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AsxhPortal.WebTests.HomeVisits.Carried;

/// <summary>The answer to one envelope.</summary>
public sealed record Acknowledged(int Status, string State, string? Sentence);

/// <summary>What the pages of the phone do, written once more for the tests: takes a plan along, seals visits and pictures, sends them.</summary>
public sealed class Phone(HttpClient client)
{
    /// <summary>A picture of one pixel.</summary>
    public static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    public HttpClient Client => client;
    public Guid PlanId { get; private set; }
    public string Token { get; private set; } = "";
    public JsonObject Package { get; private set; } = [];
    private byte[] SealKey { get; set; } = [];

    /// <summary>Milliseconds that the server is ahead of this phone.</summary>
    public long ClockOffsetMs { get; set; }

    public async Task<Phone> CarryAsync(params (string Name, string Value)[] fields)
    {
        var response = await TryCarryAsync(fields);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
        Package = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
        PlanId = Package["planId"]!.GetValue<Guid>();
        Token = Package["token"]!.GetValue<string>();
        SealKey = Convert.FromBase64String(Package["sealKey"]!.GetValue<string>());
        return this;
    }

    public Task<HttpResponseMessage> TryCarryAsync(params (string Name, string Value)[] fields) =>
        client.PostFormAsync("/khao-sat/mang-di/goi.json", fields.ToDictionary(f => f.Name, f => f.Value));

    public JsonObject Person(Guid id) => Package["people"]!.AsArray().Single(p => p!["id"]!.GetValue<Guid>() == id)!.AsObject();

    /// <summary>The visit of a person as the phone writes it.</summary>
    public JsonObject Visit(Guid personId, string command, Dictionary<string, string> answers, DateTime takenAt, params (Guid Id, string Kind, byte[] Bytes)[] pictures)
    {
        var person = Person(personId);
        return new JsonObject
        {
            ["id"] = Guid.NewGuid(),
            ["planId"] = PlanId,
            ["beneficiaryId"] = personId,
            ["surveyVersion"] = person["surveyVersion"]?.DeepClone(),
            ["personVersion"] = person["personVersion"]!.DeepClone(),
            ["takenAt"] = takenAt,
            ["clockOffsetMs"] = ClockOffsetMs,
            ["appVersion"] = "test",
            ["command"] = command,
            ["answers"] = JsonSerializer.SerializeToNode(answers),
            ["minute"] = null,
            ["attorney"] = null,
            ["corrections"] = new JsonArray(),
            ["attachments"] = new JsonArray([.. pictures.Select(p => new JsonObject
            {
                ["id"] = p.Id, ["kind"] = p.Kind, ["sha256"] = Hash(p.Bytes), ["length"] = p.Bytes.Length, ["contentType"] = "image/png",
            })]),
        };
    }

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public string Seal(JsonObject visit) => Seal(visit["id"]!.GetValue<Guid>(), "visit", Encoding.UTF8.GetBytes(visit.ToJsonString()));

    public string SealPicture(Guid id, Guid visitId, string kind, byte[] bytes, string? sha256 = null)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(new { id, visitId, kind, sha256 = sha256 ?? Hash(bytes), contentType = "image/png" });
        var plain = new byte[4 + header.Length + bytes.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(plain, (uint)header.Length);
        header.CopyTo(plain, 4);
        bytes.CopyTo(plain, 4 + header.Length);
        return Seal(id, "attachment", plain);
    }

    public string Seal(Guid id, string kind, byte[] plain, byte[]? otherKey = null)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        var iv = RandomNumberGenerator.GetBytes(12);
        var data = new byte[plain.Length + 16];
        using var aes = new AesGcm(key, 16);
        aes.Encrypt(iv, plain, data.AsSpan(0, plain.Length), data.AsSpan(plain.Length));
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(otherKey ?? SealKey, out _);
        return JsonSerializer.Serialize(new { v = 1, id, planId = PlanId, kind, key = rsa.Encrypt(key, RSAEncryptionPadding.OaepSHA256), iv, data });
    }

    public static Guid IdOf(string envelope) => JsonDocument.Parse(envelope).RootElement.GetProperty("id").GetGuid();

    public Task<Acknowledged> SendAsync(JsonObject visit) => SendAsync(Seal(visit));

    public async Task<Acknowledged> SendAsync(string envelope, Guid? id = null, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/khao-sat/mang-di/gui/{id ?? IdOf(envelope)}");
        request.Content = new StringContent(envelope, Encoding.UTF8, "application/json");
        request.Headers.Add("RequestVerificationToken", token ?? Token);
        using var response = await client.SendAsync(request);
        return await ReadAsync(response);
    }

    /// <summary>The state of one submission when it is settled.</summary>
    public async Task<Acknowledged> SettledAsync(Guid id)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            if ((await StatesAsync(id)).TryGetValue(id, out var state) && state.State != "received")
                return state;
            await Task.Delay(25);
        }
        throw new InvalidOperationException("The submission was never applied.");
    }

    public async Task<Dictionary<Guid, Acknowledged>> StatesAsync(params Guid[] ids)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/khao-sat/mang-di/trang-thai") { Content = JsonContent.Create(ids) };
        request.Headers.Add("RequestVerificationToken", Token);
        using var response = await client.SendAsync(request);
        response.IsSuccessStatusCode.ShouldBeTrue();
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsArray()
            .ToDictionary(s => s!["id"]!.GetValue<Guid>(), s => new Acknowledged(200, s!["state"]!.GetValue<string>(), s["sentence"]?.GetValue<string>()));
    }

    public async Task<JsonObject> ContactAsync()
    {
        using var response = await client.PostAsync($"/khao-sat/mang-di/{PlanId}/con-hieu-luc", null);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
        Token = answer["token"]!.GetValue<string>();
        return answer;
    }

    private static async Task<Acknowledged> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        if (response.Content.Headers.ContentType?.MediaType != "application/json")
            return new Acknowledged((int)response.StatusCode, "", null);
        var answer = JsonNode.Parse(text)!;
        return new Acknowledged((int)response.StatusCode, answer["state"]?.GetValue<string>() ?? "", answer["sentence"]?.GetValue<string>());
    }
}

using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace AsxhPortal.Benchmarks.Site;

/// <summary>
/// So many visits a second, each with two photos of 100 KB, sent to the real site as phones do: three envelopes at once, open loop (a slow answer
/// delays nobody else), each visit about another person. Envelopes are sealed ahead of their time by another thread. The latency of a visit counts
/// from the moment it was due until the last of its three acknowledgements. The floor is the bare insert of the same bytes, alone on the machine.
/// </summary>
internal static class SubmissionsBenchmark
{
    private const string Commune = "18382", Officer = "vhxh.xuanthanh@demo.vn";
    private const int PhotosEach = 2, Sessions = 8, Ahead = 100, WarmUp = 20, MostRounds = 6, HeldSeconds = 2;

    private sealed record Sealed(Guid Id, byte[] Body);

    private sealed record Taken(double Milliseconds, bool IsAccepted);

    /// <summary>Looks for the rate at which applying keeps up: the pace of the whole work, receiving and applying, becomes the next rate.</summary>
    public static async Task HoldAsync(string database, int rate, int seconds)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var (backlog, pace) = await RunAsync(database, rate, seconds);
            if (backlog <= rate * HeldSeconds)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"holds: {rate} visits a second ({backlog} waited at the end, at most {rate * HeldSeconds} may)"));
                return;
            }
            rate = Math.Max(1, Math.Min(rate - 1, (int)pace));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"no rate held in {MostRounds} rounds; the next would be {rate}"));
    }

    /// <returns>Visits not yet applied when the last was acknowledged, and visits a second over the whole time until the last was applied.</returns>
    public static async Task<(long Backlog, double Pace)> RunAsync(string database, int rate, int seconds)
    {
        var copy = Path.Combine(Directory.CreateTempSubdirectory("asxh-submissions-").FullName, "site.db");
        Clone(database, copy);
        var visits = rate * seconds;
        AddPeople(copy, visits + WarmUp);
        await using var site = await SiteProcess.StartAsync(copy, ("CarriedVisits__MostPeople", "1000000"));
        var users = await Task.WhenAll(Enumerable.Range(0, Sessions).Select(async _ =>
        {
            var user = new SiteUser(site.Address);
            await user.SignInAsync(Officer);
            return user;
        }));
        var package = JsonNode.Parse(await users[0].PostAsync("/khao-sat/mang-di/goi.json", new() { ["HamletId"] = HamletOf(copy), ["DeviceName"] = "Đo tải" }))!;
        var everybody = package["people"]!.AsArray().Select(p => (Id: p!["id"]!.GetValue<Guid>(), Version: p["personVersion"]!.GetValue<int>())).ToArray();
        var people = everybody[^visits..];
        var planId = package["planId"]!.GetValue<Guid>();
        // The business clock of a demo site stands in 2024.
        var offset = (long)(package["serverTime"]!.GetValue<DateTime>() - DateTime.UtcNow).TotalMilliseconds;
        foreach (var user in users)
            user.TakeToken(JsonNode.Parse(await user.PostAsync($"/khao-sat/mang-di/{planId}/con-hieu-luc", []))!["token"]!.GetValue<string>());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rate} visits a second for {seconds} s, each with {PhotosEach} photos of {Photo.Length / 1024} kB: {visits} visits, {visits * (PhotosEach + 1)} envelopes"));

        var ready = Channel.CreateBounded<Sealed[]>(Ahead);
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(Convert.FromBase64String(package["sealKey"]!.GetValue<string>()), out _);
        // A site that has been up for a while: what is compiled on first use is compiled.
        foreach (var person in everybody[..WarmUp])
        {
            foreach (var envelope in SealVisit(rsa, planId, person.Id, person.Version, offset))
                await users[0].PutAsync($"/khao-sat/mang-di/gui/{envelope.Id}", envelope.Body);
        }
        while (Waiting(copy) > 0)
            await Task.Delay(200);
        var sealer = Task.Run(async () =>
        {
            foreach (var person in people)
                await ready.Writer.WriteAsync(SealVisit(rsa, planId, person.Id, person.Version, offset));
            ready.Writer.Complete();
        });
        while (ready.Reader.Count < Math.Min(Ahead, people.Length))
            await Task.Delay(20);
        site.ForgetPeak();
        var cpu = site.Cpu();
        var clock = Stopwatch.StartNew();
        var (whole, each) = await SendAsync(users, ready.Reader, rate, people.Length);
        var (sent, sending, backlog) = (clock.Elapsed, site.Cpu() - cpu, Waiting(copy));
        await sealer;
        var accepted = whole.Count(t => t.IsAccepted);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  accepted {100.0 * accepted / people.Length:0.00} % ({accepted} of {people.Length} visits with all their photos), {each.Count / sent.TotalSeconds:0} receipts a second, {backlog} visits waiting to be applied at the end"));
        var floor = Floor(copy);
        Print("one visit with its photos", whole, floor * (PhotosEach + 1));
        Print("one envelope", each, floor);
        while (Waiting(copy) > 0 && clock.Elapsed < sent + TimeSpan.FromMinutes(30))
            await Task.Delay(500);
        var whenApplied = clock.Elapsed;
        var (applied, pictures) = Applied(copy);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  all applied {(whenApplied - sent).TotalSeconds:0.0} s after the last was sent: {applied} surveys completed, {pictures} pictures kept"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  site: {sending.TotalMilliseconds / Math.Max(1, people.Length * (PhotosEach + 1)):0.0} ms CPU an envelope while sending, peak {site.PeakMegabytes()} MB, {(site.Cpu() - cpu).TotalSeconds:0} s CPU in all; file {new FileInfo(copy).Length / 1024 / 1024} MB"));
        foreach (var user in users)
            user.Dispose();
        Directory.Delete(Path.GetDirectoryName(copy)!, recursive: true);
        return (backlog, people.Length / whenApplied.TotalSeconds);
    }

    private static async Task<(IReadOnlyList<Taken> Whole, IReadOnlyList<Taken> Each)> SendAsync(SiteUser[] users, ChannelReader<Sealed[]> ready, int rate, int visits)
    {
        var (whole, each) = (new ConcurrentBag<Taken>(), new ConcurrentBag<Taken>());
        var running = new List<Task>(visits);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < visits; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / rate);
            var envelopes = await ready.ReadAsync();
            if (due - clock.Elapsed is { Ticks: > 0 } wait)
                await Task.Delay(wait);
            var user = users[i % users.Length];
            running.Add(Task.Run(async () =>
            {
                var answers = await Task.WhenAll(envelopes.Select(async envelope =>
                {
                    var isAccepted = await user.PutAsync($"/khao-sat/mang-di/gui/{envelope.Id}", envelope.Body);
                    each.Add(new Taken((clock.Elapsed - due).TotalMilliseconds, isAccepted));
                    return isAccepted;
                }));
                whole.Add(new Taken((clock.Elapsed - due).TotalMilliseconds, answers.All(isAccepted => isAccepted)));
            }));
        }
        await Task.WhenAll(running);
        return ([.. whole], [.. each]);
    }

    private static byte[] Photo { get; } = PhotoBenchmark.Photo(84);
    private static string PhotoHash { get; } = Convert.ToHexStringLower(SHA256.HashData(Photo));

    private static Sealed[] SealVisit(RSA rsa, Guid planId, Guid personId, int version, long offset)
    {
        var visitId = Guid.NewGuid();
        var pictures = Enumerable.Range(0, PhotosEach).Select(_ => Guid.NewGuid()).ToArray();
        var visit = JsonSerializer.SerializeToUtf8Bytes(new
        {
            id = visitId,
            planId,
            beneficiaryId = personId,
            surveyVersion = (int?)null,
            personVersion = version,
            takenAt = DateTime.UtcNow,
            clockOffsetMs = offset,
            appVersion = "benchmark",
            command = "complete",
            answers = new Dictionary<string, string> { ["Outcome"] = "3-DV", ["HasAccount"] = "false", ["Wish"] = "PaymentOrganisation" },
            attachments = pictures.Select(id => new { id, kind = "Other", sha256 = PhotoHash, length = Photo.Length, contentType = "image/jpeg" }),
        });
        return [Seal(rsa, planId, visitId, "visit", visit), .. pictures.Select(id => Seal(rsa, planId, id, "attachment", Picture(id, visitId)))];
    }

    private static byte[] Picture(Guid id, Guid visitId)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(new { id, visitId, kind = "Other", sha256 = PhotoHash, contentType = "image/jpeg" });
        var plain = new byte[4 + header.Length + Photo.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(plain, (uint)header.Length);
        header.CopyTo(plain, 4);
        Photo.CopyTo(plain, 4 + header.Length);
        return plain;
    }

    private static Sealed Seal(RSA rsa, Guid planId, Guid id, string kind, byte[] plain)
    {
        var (key, iv, data) = (RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(12), new byte[plain.Length + 16]);
        using var aes = new AesGcm(key, 16);
        aes.Encrypt(iv, plain, data.AsSpan(0, plain.Length), data.AsSpan(plain.Length));
        var body = $$"""{"v":1,"id":"{{id}}","planId":"{{planId}}","kind":"{{kind}}","key":"{{Convert.ToBase64String(rsa.Encrypt(key, RSAEncryptionPadding.OaepSHA256))}}","iv":"{{Convert.ToBase64String(iv)}}","data":"{{Convert.ToBase64String(data)}}"}""";
        return new Sealed(id, Encoding.ASCII.GetBytes(body));
    }

    /// <summary>Milliseconds to insert the bytes of one photo, each in a transaction of its own, into a file beside the site's.</summary>
    private static double Floor(string copy)
    {
        using var connection = new SqliteConnection($"Data Source={copy}.floor");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; CREATE TABLE Bare (Id TEXT PRIMARY KEY, Bytes BLOB)");
        var watch = Stopwatch.StartNew();
        const int times = 200;
        for (var i = 0; i < times; i++)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO Bare VALUES ($id, $bytes)";
            command.Parameters.AddWithValue("$id", Guid.NewGuid().ToString());
            command.Parameters.AddWithValue("$bytes", Photo);
            command.ExecuteNonQuery();
        }
        return watch.Elapsed.TotalMilliseconds / times;
    }

    private static void Print(string what, IReadOnlyList<Taken> taken, double floor)
    {
        var sorted = taken.Select(t => t.Milliseconds).Order().ToArray();
        double Part(double share) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-26} p50 {Part(0.5),6:0} p95 {Part(0.95),6:0} p99 {Part(0.99),6:0} max {sorted[^1],6:0} ms   bare insert {floor:0.0} ms, p50 {Part(0.5) / floor:0} x"));
    }

    private static void Clone(string database, string copy)
    {
        using var connection = new SqliteConnection($"Data Source={database}");
        connection.Open();
        Execute(connection, $"VACUUM INTO '{copy}'");
    }

    /// <summary>A thôn with so many people of its own, each a copy of somebody with another id and no number.</summary>
    private static void AddPeople(string copy, int count)
    {
        using var connection = new SqliteConnection($"Data Source={copy}");
        connection.Open();
        var hamlet = Scalar(connection, HamletQuery);
        var columns = new List<string>();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT name FROM pragma_table_info('Beneficiaries')";
            using var reader = command.ExecuteReader();
            while (reader.Read())
                columns.Add(reader.GetString(0));
        }
        var values = columns.Select(c => c switch
        {
            "Id" => "$id",
            "HamletId" => "$hamlet",
            "CitizenId" or "OldId" or "CitizenRecordId" or "Phone" or "StatusOn" => "NULL",
            "Status" => "'Active'",
            _ => $"\"{c}\"",
        });
        var sql = $"INSERT INTO Beneficiaries ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) SELECT {string.Join(", ", values)} FROM Beneficiaries WHERE UnitId = (SELECT UnitId FROM Hamlets WHERE Id = $hamlet) ORDER BY Id LIMIT 1";
        using var transaction = connection.BeginTransaction();
        for (var i = 0; i < count; i++)
        {
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = sql;
            command.Parameters.AddWithValue("$id", Guid.NewGuid().ToString().ToUpperInvariant());
            command.Parameters.AddWithValue("$hamlet", hamlet);
            if (command.ExecuteNonQuery() != 1)
                throw new InvalidOperationException($"Nobody of commune {Commune} is in this database; make it with the verb demo.");
        }
        transaction.Commit();
    }

    private const string HamletQuery = $"SELECT Id FROM Hamlets WHERE UnitId IN (SELECT Id FROM Units WHERE Code = '{Commune}') ORDER BY Id LIMIT 1";

    private static string HamletOf(string copy) => Asked(copy, HamletQuery);

    private static long Waiting(string copy) => long.Parse(Asked(copy, "SELECT COUNT(*) FROM VisitSubmissions WHERE State = 'Received'"), CultureInfo.InvariantCulture);

    private static (string Surveys, string Pictures) Applied(string copy) =>
        (Asked(copy, "SELECT COUNT(*) FROM VisitSubmissions WHERE State = 'Applied'"), Asked(copy, "SELECT COUNT(*) FROM SubmittedPictures WHERE State = 'Kept'"));

    private static string Asked(string copy, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={copy}");
        connection.Open();
        return Scalar(connection, sql);
    }

    private static string Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? throw new InvalidOperationException($"Nothing found: {sql}");
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

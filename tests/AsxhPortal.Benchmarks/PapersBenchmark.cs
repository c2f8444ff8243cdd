using System.Diagnostics;
using System.Globalization;
using AsxhPortal.Documents.Beneficiaries;
using AsxhPortal.Documents.HomeVisits;
using AsxhPortal.Documents.Kit;
using SkiaSharp;
using UglyToad.PdfPig;

namespace AsxhPortal.Benchmarks;

/// <summary>
/// The long papers, each in a process of its own, so that its peak is its own. The floor beside it is a bare SkiaSharp PDF with as many pages
/// and letters: what drawing alone costs.
/// </summary>
internal static class PapersBenchmark
{
    private const int People = 500, Lines = 9_000;

    private static readonly DateTime Now = new(2024, 1, 12, 1, 30, 0, DateTimeKind.Utc);
    private static readonly BeneficiaryListHeading ListHeading = new("UBND xã Xuân Yên", "Đối tượng hưởng chính sách an sinh xã hội", null, new DateOnly(2024, 1, 12));
    private static readonly string[] Names = ["Nguyễn Thị Hoà", "Trần Văn Ưởng", "Lê Thị Thuý Quỳnh", "Hoàng Đình Phước", "Phan Thị Mỹ Duyên", "Đậu Xuân Khởi", "Công Tằng Tôn Nữ Thị Hoàng Phương Thảo"];

    private static readonly (string Key, string Title, Func<byte[]> Render)[] Papers =
    [
        ("minutes", "500 biên bản, one PDF with bookmarks", () => RefusalMinutePdf.Render([.. Enumerable.Range(1, People).Select(i => (Head(i), Minute(i)))], Now)),
        ("surveys", "500 phiếu khảo sát, one PDF with bookmarks", () => SurveyFormPdf.Render([.. Enumerable.Range(1, People).Select(i => (Head(i), Survey(i)))], Now)),
        ("list", "Danh sách đối tượng, 9,000 lines, PDF", () => BeneficiaryListPdf.Render(Head(1), ListHeading, [.. Enumerable.Range(1, Lines).Select(Line)], Now)),
        ("list-xlsx", "Danh sách đối tượng, 9,000 lines, Excel form", () => BeneficiaryListFormWorkbook.Render(Head(1), ListHeading, [.. Enumerable.Range(1, Lines).Select(Line)])),
    ];

    /// <summary>All papers, or in the child process one of them.</summary>
    public static void Run(string[] rest)
    {
        switch (rest)
        {
            case ["--one", var key, var file]:
                Measure(() => Papers.Single(paper => paper.Key == key).Render(), file);
                return;
            case ["--floor", var pages, var letters]:
                Measure(() => Bare(int.Parse(pages, CultureInfo.InvariantCulture), int.Parse(letters, CultureInfo.InvariantCulture)), null);
                return;
        }
        foreach (var (key, title, _) in Papers)
        {
            var file = Path.Combine(Path.GetTempPath(), $"asxh-papers-{Environment.ProcessId}-{key}");
            var paper = Child("--one", key, file);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title}: {paper.Seconds:0.00} s ({paper.Cpu:0.00} s CPU), peak {paper.PeakMb} MB, file {new FileInfo(file).Length / 1024} kB"));
            if (!key.EndsWith("xlsx", StringComparison.Ordinal))
            {
                var (pages, letters) = Count(file);
                var floor = Child("--floor", pages.ToString(CultureInfo.InvariantCulture), letters.ToString(CultureInfo.InvariantCulture));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"  {pages} pages, {letters} letters; floor (bare SkiaSharp) {floor.Seconds:0.00} s ({floor.Cpu:0.00} s CPU), peak {floor.PeakMb} MB; CPU {paper.Cpu / floor.Cpu:0.0} x floor"));
            }
            File.Delete(file);
        }
    }

    private static void Measure(Func<byte[]> render, string? file)
    {
        var (watch, before) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        var bytes = render();
        var (seconds, cpu) = (watch.Elapsed.TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
        if (file is not null)
            File.WriteAllBytes(file, bytes);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:0.000} {cpu:0.000} {Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024}"));
    }

    private static (double Seconds, double Cpu, long PeakMb) Child(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(PapersBenchmark).Assembly.Location);
        foreach (var argument in arguments.Prepend("papers"))
            start.ArgumentList.Add(argument);
        using var child = Process.Start(start)!;
        var parts = child.StandardOutput.ReadToEnd().Split(' ', StringSplitOptions.TrimEntries);
        child.WaitForExit();
        return (double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture), long.Parse(parts[2], CultureInfo.InvariantCulture));
    }

    private static (int Pages, int Letters) Count(string file)
    {
        using var pdf = PdfDocument.Open(file);
        return (pdf.NumberOfPages, pdf.GetPages().Sum(page => page.Letters.Count));
    }

    /// <summary>As many letters on as many pages, line by line, in the same font; nothing measured, nothing laid out.</summary>
    private static byte[] Bare(int pages, int letters)
    {
        using var stream = typeof(ListFormPdf).Assembly.GetManifestResourceStream("Tinos-Regular.ttf")!;
        using var face = SKTypeface.FromStream(stream);
        using var font = new SKFont(face, 12);
        using var paint = new SKPaint();
        using var bytes = new MemoryStream();
        using (var pdf = SKDocument.CreatePdf(bytes))
        {
            var text = string.Concat(Enumerable.Repeat("Cộng hòa xã hội chủ nghĩa Việt Nam, độc lập, tự do, hạnh phúc; số 0123456789. ", 2))[..90];
            var each = letters / pages;
            for (var page = 0; page < pages; page++)
            {
                var canvas = pdf.BeginPage(595, 842);
                for (int drawn = 0, line = 0; drawn < each; drawn += text.Length, line++)
                    canvas.DrawText(text[..Math.Min(text.Length, each - drawn)], 40, 40 + line * 14 % 780, font, paint);
                pdf.EndPage();
            }
            pdf.Close();
        }
        return bytes.ToArray();
    }

    private static Letterhead Head(int number) => new(null, "ỦY BAN NHÂN DÂN\nXÃ XUÂN YÊN", $"Số: {number:00}/BB-UBND", "Xuân Yên", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn Thuận")
    {
        Stamp = new PaperStamp(new Guid(number, 1, 1, new byte[8]), $"{number:00}/BB-UBND", $"{number:x16}", $"https://asxh.example.vn/van-ban/{number:x32}?ma={number:x16}", new DateTime(2024, 1, 12, 8, 30, 0), 0),
    };

    private static RefusalMinutePaper Minute(int i) => new(
        $"{i:00}/BB-UBND", new DateTime(2024, 1, 12, 8, 30, 0), new DateTime(2024, 1, 12, 9, 0, 0), "Nhà văn hóa thôn Yên Ngư, xã Xuân Yên", "Trần Quốc Hưng", "Công an xã", "Nguyễn Thị Thu Hà",
        "Công chức Văn hóa - Xã hội", Names[i % Names.Length], "03/01/1950", i % 2 == 0 ? "Nam" : "Nữ", $"0421{i:00000000}", "Thôn Yên Ngư, xã Xuân Yên", "Người từ đủ 80 tuổi trở lên", 360_000, null, null,
        "Già yếu, không biết dùng thẻ, sợ mất tiền, ở xa điểm rút tiền và không có con cháu ở cùng", "Nhận tiền mặt", Names[i % Names.Length], i % 3 == 0, i % 3 == 0 ? "Lê Văn Làng" : null, i % 3 == 0);

    private static SurveyPaper Survey(int i) => new(
        $"{i:00}/PKS-UBND", "Đợt rà soát tháng 01/2024", Names[i % Names.Length], "03/01/1950", "Nữ", $"0421{i:00000000}", "Thôn Yên Ngư, xã Xuân Yên", null, "0912345678", "Người từ đủ 80 tuổi trở lên", 360_000, null, true,
        $"00{i:00000000}", "Agribank", Names[i % Names.Length], true, i % 2 == 0, null, true, false, false, "1", null, "Đã giải thích ba nội dung, đối tượng đồng ý", null, Names[i % Names.Length], null,
        new DateOnly(2024, 1, 12), "Trần Quốc Hưng", "Nguyễn Thị Thu Hà");

    private static BeneficiaryListRow Line(int i) => new(
        i, Names[i % Names.Length], i % 5 == 0 ? "1941" : "03/01/1950", i % 2 == 0 ? "Nam" : "Nữ", $"0421{i:00000000}", "Thôn Yên Ngư", "Bảo trợ xã hội",
        i % 3 == 0 ? "Người khuyết tật nặng là người cao tuổi" : "Người từ đủ 80 tuổi trở lên", 360_000 + i, i % 4 == 0 ? null : $"00{i:00000000}", i % 4 == 0 ? null : "Agribank", "0912345678", "Đang hưởng",
        i % 6 == 0 ? null : "1 · Đã có tài khoản, đã đăng ký nhận qua tài khoản");
}

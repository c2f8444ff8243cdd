using System.Net;
using System.Text;
using AsxhPortal.Documents.Import;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.UnitTests.Import;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Import;

/// <summary>The office's workbook on its way out and back, and a newer edition of a list.</summary>
public sealed class EditionTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    private const string Commune = "18376";

    [Fact]
    public async Task The_offices_workbook_comes_back_with_three_cells_mended_and_exactly_three_rows_change()
    {
        var file = SharedFolder.Require("samples", "xuan-yen", "bao-tro-xa-hoi.xlsx");
        var original = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        var client = await portal.SignedInAsAsync(Roles.DataSteward, Commune);
        await portal.ImportAsync(client, SourceGroup.SocialAssistance, "bao-tro-xa-hoi.xlsx", original);
        var batchId = Guid.Empty;
        List<ImportRow> before = [];
        await portal.InDatabaseAsync(async db =>
        {
            batchId = (await db.ImportBatches.SingleAsync(b => b.FileName == "bao-tro-xa-hoi.xlsx")).Id;
            before = await db.ImportRows.AsNoTracking().Where(r => r.BatchId == batchId).ToListAsync();
        });

        var response = await client.GetAsync($"/nguon-du-lieu/{batchId}/tep-danh-dau");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var annotated = await response.Content.ReadAsByteArrayAsync();
        var sheet = SourceListFile.Read(annotated, "a.xlsx")[0];
        var source = SourceListFile.Read(original, "a.xlsx")[0];
        var width = source.Rows.Max(r => r.Cells.Length);
        foreach (var row in source.Rows)
            sheet.Rows.Single(r => r.Number == row.Number).Cells.Take(row.Cells.Length).Select(c => (c.Kind, c.Text)).ShouldBe(row.Cells.Select(c => (c.Kind, c.Text)));
        sheet.Rows.SelectMany(r => r.Cells).Count(c => c.Text == AnnotatedWorkbook.ColumnTitle).ShouldBe(1);

        // Excel opens it: coloured cells, the words beside, the key hidden. Three rows are mended and it is saved by another program.
        using var workbook = new XLWorkbook(new MemoryStream(annotated));
        var page = workbook.Worksheet(1);
        page.Column(width + 2).IsHidden.ShouldBeTrue();
        page.CellsUsed(c => c.Style.Fill.BackgroundColor.Color.ToArgb() == unchecked((int)0xFFFFE699)).Count().ShouldBeGreaterThan(20);
        var data = before.Where(r => r.Status == ImportRowStatus.Accepted && r.Amount is not null).OrderBy(r => r.RowNumber).Take(3).ToList();
        var column = source.Rows.Single(r => r.Number == data[0].RowNumber).Cells.ToList().FindIndex(c => c.Kind == CellKind.Number && (long)c.Number == data[0].Amount) + 1;
        page.Cell(data[0].RowNumber, column).Value = 999_000;
        page.Cell(data[1].RowNumber, column).Value = 888_000;
        page.Cell(data[2].RowNumber, column).SetValue("777.000");
        using var saved = new MemoryStream();
        workbook.SaveAs(saved);

        var sent = await portal.SendAsync(client, SourceGroup.SocialAssistance, "bao-tro-da-sua.xlsx", saved.ToArray());
        var url = sent.Headers.Location!.ToString();
        url.ShouldContain("/tep-da-sua/");
        var preview = await client.GetPageAsync(url);
        preview.QuerySelectorAll(".figures dd").Select(d => d.TextContent).Take(2).ShouldBe(["3", "3"]);
        await portal.InDatabaseAsync(async db => (await db.ImportRows.CountAsync(r => r.BatchId == batchId && r.MendedJson != null)).ShouldBe(0));

        (await client.PostFormAsync(url)).StatusCode.ShouldBe(HttpStatusCode.Found);
        await portal.InDatabaseAsync(async db =>
        {
            var after = await db.ImportRows.AsNoTracking().Where(r => r.BatchId == batchId).ToDictionaryAsync(r => r.Id);
            after.Count.ShouldBe(before.Count);
            before.Count(r => after[r.Id].Amount != r.Amount).ShouldBe(3);
            before.Count(r => after[r.Id].MendedJson != r.MendedJson).ShouldBe(3);
            before.ShouldAllBe(r => after[r.Id].RawJson == r.RawJson);
            data.Select(r => after[r.Id].Amount).ShouldBe([999_000L, 888_000L, 777_000L]);
            (await db.RowChanges.CountAsync(c => c.BatchId == batchId && c.ByName != null)).ShouldBe(3);
            (await db.ImportBatches.CountAsync(b => b.FileName.StartsWith("bao-tro"))).ShouldBe(1);
        });

        // The same workbook once more, saved anew: nothing is different any more.
        page.Cell(1, 1).Style.Font.Bold = true;
        using var again = new MemoryStream();
        workbook.SaveAs(again);
        var second = await portal.SendAsync(client, SourceGroup.SocialAssistance, "bao-tro-lan-2.xlsx", again.ToArray());
        (await client.GetPageAsync(second.Headers.Location!.ToString())).QuerySelectorAll(".figures dd").Select(d => d.TextContent).Take(2).ShouldBe(["0", "0"]);
    }

    [Fact]
    public async Task A_csv_comes_back_as_a_workbook_with_the_same_cells()
    {
        var client = await portal.SignedInAsAsync(Roles.DataSteward, Commune);
        await portal.ImportAsync(client, SourceGroup.Merit, "ncc.csv", Encoding.UTF8.GetBytes(
            "DANH SÁCH NGƯỜI CÓ CÔNG ngày 03 tháng 01 năm 2024\nSTT,Họ và tên,Ngày sinh,Giới tính,Số CCCD,Thôn,Đối tượng,Mức trợ cấp\n1,Trần Công Một,02/03/1941,Nam,,Thôn Yên Ngư,Bệnh binh 61%,2000000\n"));
        var id = Guid.Empty;
        await portal.InDatabaseAsync(async db => id = (await db.ImportBatches.SingleAsync(b => b.FileName == "ncc.csv")).Id);

        var bytes = await (await client.GetAsync($"/nguon-du-lieu/{id}/tep-danh-dau")).Content.ReadAsByteArrayAsync();

        var rows = SourceListFile.Read(bytes, "a.xlsx")[0].Rows;
        rows[1].Cells.Select(c => c.Text).Take(8).ShouldBe(["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Thôn", "Đối tượng", "Mức trợ cấp"]);
        rows[1][8].Text.ShouldBe("Việc cần làm");
        rows[2][1].Text.ShouldBe("Trần Công Một");
        rows[2][8].Text.ShouldContain("Không có số định danh".ToLowerInvariant()[1..]);
        RowKey.Find(rows[2][9].Text)!.Value.BatchId.ShouldBe(id);
    }

    [Fact]
    public async Task A_newer_edition_is_compared_first_and_takes_over_rows_cases_and_mended_values()
    {
        var client = await portal.SignedInAsAsync(Roles.DataSteward, Commune);
        await portal.ImportAsync(client, SourceGroup.Other, "khac-1.csv", List(
            "1,Lê Thị Giữ,02/03/1941,Nữ,042141000601,Thôn Yên Ngư,KCX,300000", "2,Lê Thị Đổi,02/03/1942,Nữ,042142000602,Thôn Yên Ngư,KCX,300000",
            "3,Lê Thị Mất,02/03/1943,Nữ,042143000603,Thôn Yên Ngư,KCX,300000", "4,Lê Thị Trống,02/03/1944,Nữ,042144000604,Thôn Yên Ngư,KCX,300000"));
        Guid first = default, changedRow = default;
        await portal.InDatabaseAsync(async db =>
        {
            var batch = await db.ImportBatches.SingleAsync(b => b.FileName == "khac-1.csv");
            first = batch.Id;
            changedRow = (await db.ImportRows.SingleAsync(r => r.CitizenId == "042142000602")).Id;
            var run = new MatchRun(batch.UnitId, new Actor(NewId.Next(), "Nguyễn Thử"), DateTime.UtcNow);
            var decision = new MatchDecision(batch.UnitId, changedRow, first, run.Id);
            decision.SendToVerification(new Actor(NewId.Next(), "Nguyễn Thử"), DateTime.UtcNow, "Đã hỏi trưởng thôn");
            db.AddRange(run, decision);
            await db.SaveChangesAsync();
        });

        var confirmed = await portal.UploadAsync(client, SourceGroup.Other, "khac-2.csv", List(
            "1,Lê Thị Đổi,02/03/1942,Nữ,042142000602,Thôn Yên Ngư,KCX,500000", "2,Lê Thị Giữ,02/03/1941,Nữ,042141000601,Thôn Yên Ngư,KCX,300000",
            "3,Lê Thị Trống,02/03/1944,Nữ,,Thôn Yên Ngư,KCX,", "4,Lê Thị Mới,02/03/1945,Nữ,042145000605,Thôn Yên Ngư,KCX,300000"));
        var url = confirmed.Headers.Location!.ToString();
        url.ShouldContain("/ban-moi/");
        var page = await client.GetPageAsync(url);
        page.QuerySelectorAll(".figures dd").Select(d => d.TextContent).ShouldBe(["1", "1", "2", "1", "0"]);
        page.Body!.TextContent.ShouldContain("Lê Thị Mất");
        await portal.InDatabaseAsync(async db => (await db.ImportBatches.AnyAsync(b => b.FileName == "khac-2.csv")).ShouldBeFalse());

        var applied = await client.SubmitAsync(page, url, "form.edition");
        applied.StatusCode.ShouldBe(HttpStatusCode.Found);
        await portal.InDatabaseAsync(async db =>
        {
            var batch = await db.ImportBatches.SingleAsync(b => b.FileName == "khac-2.csv");
            batch.EditionOfId.ShouldBe(first);
            var live = await db.ImportRows.Where(r => r.Group == SourceGroup.Other && r.Status != ImportRowStatus.Skipped && r.FullName!.StartsWith("Lê Thị")).ToListAsync();
            live.Select(r => r.FullName).Order().ShouldBe(["Lê Thị Giữ", "Lê Thị Mất", "Lê Thị Mới", "Lê Thị Trống", "Lê Thị Đổi"], ignoreOrder: true);
            live.Single(r => r.FullName == "Lê Thị Mất").GoneInBatchId.ShouldBe(batch.Id);
            var blank = live.Single(r => r.FullName == "Lê Thị Trống");
            (blank.CitizenId, blank.Amount, blank.BatchId).ShouldBe(("042144000604", 300_000L, batch.Id));
            var changed = live.Single(r => r.FullName == "Lê Thị Đổi");
            (changed.Amount, changed.EarlierRowId).ShouldBe((500_000L, changedRow));
            var decision = await db.MatchDecisions.SingleAsync(d => d.RowId == changed.Id);
            (decision.BatchId, decision.Note).ShouldBe((batch.Id, "Đã hỏi trưởng thôn"));
            (await db.ImportRows.SingleAsync(r => r.Id == changedRow)).SkipKind.ShouldBe(RowKindCodes.Replaced);
        });
        (await client.GetPageAsync($"/nguon-du-lieu/{first}?khong-con=true")).QuerySelectorAll("tr.row-fields").Length.ShouldBe(1);

        (await (await portal.SendAsync(client, SourceGroup.Other, "khac-3.csv", List(
            "1,Lê Thị Đổi,02/03/1942,Nữ,042142000602,Thôn Yên Ngư,KCX,500000", "2,Lê Thị Giữ,02/03/1941,Nữ,042141000601,Thôn Yên Ngư,KCX,300000",
            "3,Lê Thị Trống,02/03/1944,Nữ,,Thôn Yên Ngư,KCX,", "4,Lê Thị Mới,02/03/1945,Nữ,042145000605,Thôn Yên Ngư,KCX,300000"))).ReadPageAsync()).Errors().Single().ShouldStartWith("Tệp này đã được nhập ngày");
    }

    [Fact]
    public async Task Another_offices_list_of_the_same_group_is_no_edition_and_another_communes_file_is_not_there()
    {
        var client = await portal.SignedInAsAsync(Roles.DataSteward, Commune);
        await portal.ImportAsync(client, SourceGroup.Other, "rieng-1.csv", List("1,Hồ Văn Một,02/03/1951,Nam,042051000701,Thôn Yên Ngư,KCX,300000"));
        var second = await portal.UploadAsync(client, SourceGroup.Other, "rieng-2.csv", List("1,Hồ Văn Hai,02/03/1952,Nam,042052000702,Thôn Yên Ngư,KCX,300000"));
        second.Headers.Location!.ToString().ShouldNotContain("/ban-moi/");

        var third = (await portal.UploadAsync(client, SourceGroup.Other, "rieng-3.csv", List("1,Hồ Văn Hai,02/03/1952,Nam,042052000702,Thôn Yên Ngư,KCX,400000"))).Headers.Location!.ToString();
        third.ShouldContain("/ban-moi/");
        var other = await portal.SignedInAsAsync(Roles.DataSteward, "18391");
        (await other.GetAsync(third)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.PostFormAsync(third)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await portal.SignedInAsAsync(Roles.CommunePolice, Commune)).GetAsync(third)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static byte[] List(params string[] rows) => Encoding.UTF8.GetBytes(
        "DANH SÁCH ĐỐI TƯỢNG KHÁC ngày 03 tháng 01 năm 2024\nSTT,Họ và tên,Ngày sinh,Giới tính,Số CCCD,Thôn,Loại đối tượng,Mức trợ cấp\n" + string.Join('\n', rows) + "\n");
}

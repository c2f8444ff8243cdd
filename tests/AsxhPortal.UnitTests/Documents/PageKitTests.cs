using AsxhPortal.Documents.Kit.Layout;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Documents;

public class PageKitTests
{
    [Fact]
    public void Header_and_footer_stand_on_every_page_and_page_numbers_begin_with_two()
    {
        var pages = Print("kit-header", page =>
        {
            page.Header().Text("Đầu trang");
            page.Footer().Text("Chân trang");
            page.Content().Column(column =>
            {
                for (var i = 1; i <= 120; i++)
                    column.Item().Text($"Dòng thứ {i}.");
            });
        });

        pages.Count.ShouldBe(3);
        pages.ShouldAllBe(page => page.Contains("Đầu trang", StringComparison.Ordinal) && page.Contains("Chân trang", StringComparison.Ordinal));
        pages[0].ShouldStartWith("Đầu trang");
        pages[1].ShouldStartWith("2 Đầu trang");
        pages[2].ShouldStartWith("3 Đầu trang");
        for (var i = 1; i <= 120; i++)
            string.Join(' ', pages).ShouldContain($"Dòng thứ {i}.");
    }

    [Fact]
    public void A_block_kept_whole_goes_to_the_next_page_together()
    {
        var pages = Print("kit-entire", page => page.Content().Column(column =>
        {
            column.Item().MinHeight(650).Text("Nội dung");
            column.Item().ShowEntire().Column(block =>
            {
                for (var i = 1; i <= 10; i++)
                    block.Item().Text($"Khối {i}");
            });
        }));

        pages.Count.ShouldBe(2);
        pages[0].ShouldBe("Nội dung");
        pages[1].ShouldContain("Khối 1 ");
        pages[1].ShouldContain("Khối 10");
    }

    [Fact]
    public void A_long_paragraph_flows_over_the_page_and_loses_no_word()
    {
        var words = Enumerable.Range(1, 2_000).Select(i => "từ" + i).ToList();
        var pages = Print("kit-paragraph", page => page.Content().Column(column => column.Item().Text(string.Join(' ', words)).Justify().Indent()));

        pages.Count.ShouldBeGreaterThan(2);
        string.Join(' ', pages.Select((page, index) => index == 0 ? page : page[(page.IndexOf(' ', StringComparison.Ordinal) + 1)..])).Split(' ').ShouldBe(words);
    }

    [Fact]
    public void A_word_wider_than_the_line_is_cut_between_letters()
    {
        var word = new string('W', 120);
        var text = string.Concat(Print("kit-word", page => page.Content().Text(word))).Replace(" ", "", StringComparison.Ordinal);

        text.ShouldBe(word);
    }

    [Fact]
    public void Decomposed_letters_are_composed_before_they_are_drawn()
    {
        var text = string.Concat(Print("kit-nfc", page => page.Content().Text("Nguye\u0302\u0303n Thi\u0323 Hoa\u0300")));

        text.ShouldBe("Nguyễn Thị Hoà");
    }

    [Fact]
    public void Every_Vietnamese_letter_is_in_all_four_faces()
    {
        const string letters = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ";
        var alphabet = letters + letters.ToUpperInvariant();
        var text = string.Concat(Print("kit-letters", page => page.Content().Column(column =>
        {
            column.Item().Text(alphabet);
            column.Item().Text(alphabet).Bold();
            column.Item().Text(alphabet).Italic();
            column.Item().Text(alphabet).Bold().Italic();
        }))).Replace(" ", "", StringComparison.Ordinal);

        text.ShouldBe(string.Concat(Enumerable.Repeat(alphabet, 4)));
    }

    private static IReadOnlyList<string> Print(string name, Action<PageSection> compose) =>
        PdfPages.Read(Document.Create(new DocumentMetadata("Thử", "UBND xã Xuân Yên", SamplePapers.CreatedAt), document => document.Page(compose)).GeneratePdf(), name);
}

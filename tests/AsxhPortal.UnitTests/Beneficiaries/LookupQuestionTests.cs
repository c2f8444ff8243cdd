using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Beneficiaries;

public class LookupQuestionTests
{
    [Theory]
    [InlineData("042140000001", "042140000001")]
    [InlineData("'042 140 000 001", "042140000001")]
    [InlineData("42140000001", "042140000001")]
    [InlineData("1140000001", "001140000001")]
    [InlineData("183456789", "183456789")]
    [InlineData("12345678", "012345678")]
    [InlineData("0912345678", null)]
    [InlineData("Trần Thị Hoà", null)]
    [InlineData("12/03/1940", null)]
    [InlineData("1940", null)]
    [InlineData(null, null)]
    public void A_number_is_read_as_typed_or_as_a_spreadsheet_left_it(string? text, string? number) => LookupQuestion.NumberIn(text).ShouldBe(number);

    [Fact]
    public void Columns_are_told_by_what_stands_in_them()
    {
        var columns = LookupColumns.Of([["STT", "Họ và tên", "Năm sinh", "Số CCCD"], ["1", "Trần Thị Hoà", "12/03/1940", "42140000001"], ["2", "Lê Văn Bình", "1938", ""]]);

        columns.ShouldBe(new LookupColumns(3, 1, 2, true));
        columns!.Read(["1", "Trần Thị Hoà", "12/03/1940", "42140000001"]).ShouldBe(new LookupQuestion("042140000001", "tran thi hoa", new PartialDate(1940, 3, 12)));
        columns.Read(["2", "Lê Văn Bình", "1938"]).ShouldBe(new LookupQuestion(null, "le van binh", new PartialDate(1938)));
        columns.Read([]).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void A_bare_column_needs_no_heading() => LookupColumns.Of([["042140000001"], ["042038000002"]]).ShouldBe(new LookupColumns(0, null, null, false));

    [Fact]
    public void Without_numbers_and_names_there_is_nothing_to_look_up() => LookupColumns.Of([["a"], ["12"], [null]]).ShouldBeNull();
}

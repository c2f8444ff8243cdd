using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>A kind of problem as people see it: what is wrong and what to do.</summary>
public sealed record ProblemCode(string Code, string Field, ProblemSeverity Severity, string Meaning, string ToDo)
{
    private const string Id = "Số định danh";
    private const string Birth = "Ngày sinh";
    private const string Name = "Họ tên";
    private const string Hamlet = "Thôn";
    private const string Account = "Số tài khoản";
    private const string Bank = "Ngân hàng";
    private const string Category = "Loại đối tượng";
    private const string Amount = "Mức trợ cấp";
    private const string Row = "Cả dòng";

    /// <summary>All codes, in the order in which they are shown.</summary>
    public static readonly IReadOnlyList<ProblemCode> All =
    [
        Error("NAME-BLANK", Name, "Dòng không có họ tên", "Bổ sung họ tên rồi nhập lại"),
        Error("NAME-LEGACY", Name, "Chữ ở phông cũ (TCVN3, VNI)", "Đã chuyển sang Unicode: đối chiếu họ tên; chưa chuyển được: gõ lại họ tên"),
        Error("ID-13", Id, "Số định danh thừa chữ số", "Đối chiếu thẻ căn cước, sửa đúng 12 chữ số"),
        Error("ID-EXP", Id, "Số định danh bị Excel đổi sang dạng 4.2E+10, mất chữ số", "Gõ lại số định danh dạng văn bản"),
        Error("ID-LENGTH", Id, "Số giấy tờ không đủ chữ số", "Đối chiếu thẻ căn cước, sửa đúng 12 chữ số"),
        Error("ID-DUP", Id, "Một số định danh ghi cho hai người", "Kiểm tra cả hai người, sửa số của người bị sai"),
        Warning("ID-11-LEAD0", Id, "Excel làm mất số 0 ở đầu (còn 11 chữ số)", "Xác nhận số đã thêm 0 ở đầu"),
        Warning("ID-10-LEAD00", Id, "Excel làm mất hai số 0 ở đầu (còn 10 chữ số)", "Xác nhận số đã thêm 00 ở đầu"),
        Warning("ID-09-CMND", Id, "Ghi số CMND cũ (9 chữ số) thay cho số định danh", "Bổ sung số định danh; số CMND được giữ ở cột riêng"),
        Warning("ID-BLANK", Id, "Không có số định danh", "Tìm người bằng họ tên, ngày sinh và thôn ở bước đối sánh"),
        Warning("ID-MISMATCH", Id, "Số định danh không khớp năm sinh hoặc giới tính", "Đối chiếu thẻ căn cước và giấy khai sinh"),
        Warning("ID-LETTER", Id, "Số định danh có chữ O, l thay số 0, 1", "Xác nhận số đã thay chữ bằng số theo thẻ căn cước"),
        Warning("ID-TEXT", Id, "Ô số định danh có chữ", "Đối chiếu thẻ căn cước, gõ lại số"),
        Warning("ID-PROVINCE", Id, "Ba số đầu không phải mã tỉnh đã biết", "Kiểm tra lại số; số của người khai sinh ở nước ngoài có thể như vậy"),
        Info("ID-NOTE", Id, "Ô số định danh có thêm chữ hoặc số giấy tờ khác", "Không cần làm gì; số định danh và số CMND được tách riêng"),
        Info("ID-SPACE", Id, "Số định danh có dấu cách, chấm hoặc nháy", "Không cần làm gì, đã bỏ các dấu thừa"),
        Warning("SEX-WRONG", "Giới tính", "Giới tính không khớp số định danh hoặc họ tên", "Đối chiếu thẻ căn cước"),
        Warning("SEX-TEXT", "Giới tính", "Không hiểu giới tính", "Ghi Nam hoặc Nữ"),
        Warning("DOB-BLANK", Birth, "Không có ngày sinh", "Bổ sung ngày sinh hoặc năm sinh"),
        Warning("DOB-INVALID", Birth, "Ngày sinh không có thật hoặc không đọc được", "Sửa lại ngày sinh dạng 24/02/1969"),
        Warning("DOB-US", Birth, "Ghi tháng trước ngày", "Xác nhận ngày sinh đã đổi chỗ ngày và tháng"),
        Warning("DOB-SLASH", Birth, "Thừa dấu gạch chéo", "Xác nhận ngày sinh đã sửa"),
        Warning("DOB-QUOTE", Birth, "Có dấu nháy thay dấu gạch", "Xác nhận ngày sinh đã sửa"),
        Warning("DOB-2DIGIT", Birth, "Năm sinh chỉ có hai chữ số", "Xác nhận năm sinh đã suy ra"),
        Warning("DOB-LETTER", Birth, "Ngày sinh có chữ O, l thay số 0, 1", "Xác nhận ngày sinh đã thay chữ bằng số"),
        Warning("DOB-1904", Birth, "Ngày sinh lưu theo hệ ngày 1904 của Excel, đã tính lại theo số định danh", "Xác nhận ngày sinh đã tính lại"),
        Info("DOB-YEAR", Birth, "Chỉ biết năm sinh (hoặc ghi 00/00, 01/01)", "Không cần làm gì; chỉ lưu năm, không tự đặt ngày 01/01"),
        Info("DOB-MONTH", Birth, "Chỉ biết tháng và năm sinh", "Không cần làm gì; chỉ lưu tháng, năm"),
        Info("DOB-SPACE", Birth, "Ngày sinh có dấu cách thừa", "Không cần làm gì"),
        Info("DOB-DOTS", Birth, "Ngày sinh viết bằng dấu chấm hoặc gạch ngang", "Không cần làm gì"),
        Info("DOB-SERIAL", Birth, "Ngày sinh là số thứ tự ngày của Excel", "Không cần làm gì, đã đổi ra ngày"),
        Info("DOB-DIGITS", Birth, "Ngày sinh viết liền tám chữ số", "Không cần làm gì, đã tách ngày, tháng, năm"),
        Warning("NAME-LOST", Name, "Họ tên mất chữ (có dấu ?)", "Gõ lại họ tên theo thẻ căn cước"),
        Warning("NAME-CHARS", Name, "Họ tên có chữ số hoặc ký tự lạ", "Sửa họ tên theo thẻ căn cước"),
        Warning("NAME-NOACC", Name, "Họ tên không dấu", "Bổ sung dấu theo thẻ căn cước"),
        Info("NAME-ALIAS", Name, "Ô họ tên có tên gọi khác hoặc ghi chú", "Không cần làm gì; phần trong ngoặc được tách riêng"),
        Info("NAME-TITLE", Name, "Ô họ tên có số thứ tự hoặc ông, bà, cụ", "Không cần làm gì, đã bỏ phần thừa"),
        Info("NAME-UPPER", Name, "Họ tên viết hoa, viết thường hoặc thừa dấu cách", "Không cần làm gì"),
        Info("NAME-NFD", Name, "Họ tên ở dạng Unicode tổ hợp", "Không cần làm gì"),
        Warning("THON-WRONG", Hamlet, "Thôn ghi ở dòng khác thôn của mục chứa dòng", "Xác nhận thôn đúng"),
        Warning("THON-NEW", Hamlet, "Thôn chưa có trong danh mục của xã", "Kiểm tra tên thôn, thêm vào danh mục nếu đúng"),
        Info("THON-VARIANT", Hamlet, "Tên thôn viết khác", "Không cần làm gì, đã đưa về tên chuẩn"),
        Info("THON-BLANK", Hamlet, "Ô thôn trống, lấy theo hộ hoặc theo mục", "Không cần làm gì"),
        Warning("CAT-BLANK", Category, "Không ghi loại đối tượng", "Bổ sung loại đối tượng"),
        Warning("CAT-UNKNOWN", Category, "Chưa nhận ra loại đối tượng", "Chọn loại đối tượng trong danh mục"),
        Warning("CAT-VAGUE", Category, "Loại đối tượng ghi chung chung, đã suy ra từ hệ số, mã hoặc tuổi", "Xác nhận loại đối tượng"),
        Warning("CAT-AGE", Category, "Loại đối tượng không hợp với tuổi", "Xác nhận loại đối tượng theo tuổi"),
        Info("CAT-ALIAS", Category, "Loại đối tượng đọc theo cách viết đã ghi nhớ", "Không cần làm gì; sửa ở Quản trị, Cách viết nếu sai"),
        Warning("AMT-MISMATCH", Amount, "Mức ghi khác mức theo quy định tại thời điểm lập danh sách", "Kiểm tra quyết định hưởng; mức theo quy định ghi bên cạnh"),
        Warning("AMT-ODD", Amount, "Mức ghi khác hẳn các dòng cùng loại", "Kiểm tra quyết định hưởng; mức của các dòng khác ghi bên cạnh"),
        Warning("AMT-SMALL", Amount, "Số tiền quá nhỏ, có thể ghi theo nghìn đồng hoặc mất dấu chấm", "Gõ lại số tiền theo đồng"),
        Warning("AMT-INVALID", Amount, "Không đọc được số tiền", "Gõ lại số tiền"),
        Warning("AMT-BLANK", Amount, "Không ghi mức trợ cấp", "Bổ sung mức trợ cấp"),
        Info("AMT-TEXT", Amount, "Số tiền ghi dạng chữ", "Không cần làm gì, đã đổi ra số"),
        Info("AMT-UNIT", Amount, "Danh sách ghi theo nghìn đồng hoặc triệu đồng", "Không cần làm gì, đã đổi ra đồng"),
        Warning("COEF-DATE", "Hệ số", "Excel đổi hệ số (1.5, 2.5) thành ngày", "Xác nhận hệ số đã đổi lại"),
        Warning("COEF-INVALID", "Hệ số", "Không đọc được hệ số", "Ghi hệ số dạng 1,5"),
        Info("COEF-TEXT", "Hệ số", "Hệ số ghi dạng chữ (1,5)", "Không cần làm gì, đã đổi ra số"),
        Warning("START-INVALID", "Ngày hưởng", "Không đọc được thời điểm hưởng", "Ghi tháng hưởng dạng 03/2017"),
        Warning("START-QUARTER", "Ngày hưởng", "Thời điểm hưởng ghi theo quý, đã lấy tháng đầu quý", "Xác nhận tháng bắt đầu hưởng"),
        Info("START-TEXT", "Ngày hưởng", "Thời điểm hưởng viết khác (T1/2024, tháng 01 năm 2024)", "Không cần làm gì, đã đổi ra tháng"),
        Warning("ACC-EXP", Account, "Số tài khoản bị Excel đổi sang dạng 3.7E+12, mất chữ số", "Hỏi lại số tài khoản; số cũ không dùng được"),
        Warning("ACC-LEAD0", Account, "Số tài khoản bị Excel làm mất số 0 ở đầu", "Hỏi lại số tài khoản; không đoán số"),
        Warning("ACC-LETTER", Account, "Số tài khoản có chữ O, l thay số 0, 1", "Hỏi lại số tài khoản; không đoán số"),
        Warning("ACC-PHONE", Account, "Số tài khoản giống số điện thoại, không phải số của ngân hàng này", "Hỏi lại số tài khoản"),
        Warning("ACC-LENGTH", Account, "Số tài khoản thiếu một chữ số so với số của ngân hàng này", "Hỏi lại số tài khoản"),
        Warning("ACC-INVALID", Account, "Số tài khoản không hợp lệ", "Hỏi lại số tài khoản"),
        Warning("ACC-NOBANK", Account, "Có số tài khoản nhưng không có ngân hàng", "Bổ sung ngân hàng"),
        Warning("ACC-OWNER", "Chủ tài khoản", "Tài khoản đứng tên người khác", "Cần giấy ủy quyền có chứng thực trước khi chi trả"),
        Warning("ACC-GUARDIAN", "Chủ tài khoản", "Tài khoản của người giám hộ, đại diện của trẻ em", "Xác nhận người giám hộ hoặc đại diện"),
        Warning("ACC-SHARED", Account, "Một tài khoản dùng cho nhiều người", "Chỉ được khi là giám hộ hoặc người được ủy quyền; kiểm tra từng người"),
        Warning("ACC-INACTIVE", Account, "Ghi chú cho biết tài khoản bị khóa, đóng hoặc sai số", "Hỏi lại tài khoản khi khảo sát, chưa chi vào tài khoản này"),
        Warning("ACC-OLDID", Account, "Ngân hàng còn giữ số CMND cũ, chưa liên kết được VNeID", "Hướng dẫn cập nhật giấy tờ tại ngân hàng"),
        Info("ACC-NOTE", Account, "Ô số tài khoản có thêm chữ (ngân hàng, chủ tài khoản)", "Không cần làm gì, số tài khoản được tách riêng"),
        Info("ACC-SPACE", Account, "Số tài khoản có dấu cách, chấm hoặc gạch", "Không cần làm gì, đã bỏ các dấu thừa"),
        Warning("BANK-UNKNOWN", Bank, "Chưa nhận ra ngân hàng", "Chọn ngân hàng trong danh mục"),
        Info("BANK-ALIAS", Bank, "Tên ngân hàng viết khác", "Không cần làm gì, đã đưa về mã BIN"),
        Info("BANK-POST", Bank, "Nhận qua bưu điện", "Không cần làm gì; bưu điện là tổ chức chi trả, không phải ngân hàng"),
        Info("BANK-CASH", Bank, "Nhận tiền mặt", "Không cần làm gì"),
        Info("PHONE-FORM", "Điện thoại", "Số điện thoại viết khác (+84, mất số 0, dấu cách)", "Không cần làm gì"),
        Info("PHONE-INVALID", "Điện thoại", "Số điện thoại không đủ chữ số", "Hỏi lại khi khảo sát"),
        Warning("HH-TYPE", "Phân loại hộ", "Chưa rõ hộ nghèo hay hộ cận nghèo", "Bổ sung phân loại hộ"),
        Warning("DEAD", Row, "Ghi chú cho biết người này đã chết", "Xác minh, dừng trợ cấp từ tháng sau tháng chết (NĐ 20/2021 Điều 8), thu hồi tiền chi thừa"),
        Warning("MOVED", Row, "Ghi chú cho biết người này đã chuyển đi", "Dừng tại đây, chuyển hồ sơ đến nơi ở mới (NĐ 20/2021 Điều 8)"),
        Warning("NOT-FOUND", Row, "Ghi chú cho biết không tìm thấy người này", "Cảnh sát khu vực xác minh; ghi kết quả không tìm thấy khi khảo sát"),
        Warning("DUP-ROW", Row, "Một người ghi hai dòng giống nhau", "Giữ một dòng, bỏ dòng thừa"),
    ];

    /// <summary>
    /// What is wrong as one sentence about this row: with the figure that was expected where there is one ("Mức ghi 270.000 đ, theo quy định tại
    /// thời điểm lập danh sách là 360.000 đ").
    /// </summary>
    public string SentenceFor(string? raw, string? proposed) => Code switch
    {
        "AMT-MISMATCH" when Sum(proposed) is { } expected => $"Mức ghi {(Sum(raw) is { } written ? written.ToString() : $"“{raw}”")}, theo quy định tại thời điểm lập danh sách là {expected}",
        "AMT-BLANK" when Sum(proposed) is { } expected => $"Không ghi mức trợ cấp; theo quy định tại thời điểm lập danh sách là {expected}",
        "AMT-ODD" when proposed is not null => $"Mức ghi {raw}, các dòng cùng loại ghi {proposed}",
        _ => Meaning,
    };

    private static Dong? Sum(string? text) => Dong.TryParse(text, out var sum) ? sum : null;

    private static readonly Dictionary<string, ProblemCode> ByCode = All.ToDictionary(c => c.Code);

    /// <exception cref="KeyNotFoundException">No such code.</exception>
    public static ProblemCode Of(string code) => ByCode[code];

    private static ProblemCode Info(string code, string field, string meaning, string toDo) => new(code, field, ProblemSeverity.Info, meaning, toDo);

    private static ProblemCode Warning(string code, string field, string meaning, string toDo) => new(code, field, ProblemSeverity.Warning, meaning, toDo);

    private static ProblemCode Error(string code, string field, string meaning, string toDo) => new(code, field, ProblemSeverity.Error, meaning, toDo);
}

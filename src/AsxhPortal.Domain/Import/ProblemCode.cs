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
        Warning("ID-TEXT", Id, "Ô số định danh có chữ", "Đối chiếu thẻ căn cước, gõ lại số"),
        Warning("ID-PROVINCE", Id, "Ba số đầu không phải mã tỉnh đã biết", "Kiểm tra lại số; số của người khai sinh ở nước ngoài có thể như vậy"),
        Info("ID-SPACE", Id, "Số định danh có dấu cách, chấm hoặc nháy", "Không cần làm gì, đã bỏ các dấu thừa"),
        Warning("SEX-WRONG", "Giới tính", "Giới tính không khớp số định danh hoặc họ tên", "Đối chiếu thẻ căn cước"),
        Warning("SEX-TEXT", "Giới tính", "Không hiểu giới tính", "Ghi Nam hoặc Nữ"),
        Warning("DOB-BLANK", Birth, "Không có ngày sinh", "Bổ sung ngày sinh hoặc năm sinh"),
        Warning("DOB-INVALID", Birth, "Ngày sinh không có thật hoặc không đọc được", "Sửa lại ngày sinh dạng 24/02/1969"),
        Warning("DOB-US", Birth, "Ghi tháng trước ngày", "Xác nhận ngày sinh đã đổi chỗ ngày và tháng"),
        Warning("DOB-SLASH", Birth, "Thừa dấu gạch chéo", "Xác nhận ngày sinh đã sửa"),
        Warning("DOB-QUOTE", Birth, "Có dấu nháy thay dấu gạch", "Xác nhận ngày sinh đã sửa"),
        Warning("DOB-2DIGIT", Birth, "Năm sinh chỉ có hai chữ số", "Xác nhận năm sinh đã suy ra"),
        Info("DOB-YEAR", Birth, "Chỉ biết năm sinh (hoặc ghi 00/00, 01/01)", "Không cần làm gì; chỉ lưu năm, không tự đặt ngày 01/01"),
        Info("DOB-MONTH", Birth, "Chỉ biết tháng và năm sinh", "Không cần làm gì; chỉ lưu tháng, năm"),
        Info("DOB-SPACE", Birth, "Ngày sinh có dấu cách thừa", "Không cần làm gì"),
        Info("DOB-DOTS", Birth, "Ngày sinh viết bằng dấu chấm hoặc gạch ngang", "Không cần làm gì"),
        Info("DOB-SERIAL", Birth, "Ngày sinh là số thứ tự ngày của Excel", "Không cần làm gì, đã đổi ra ngày"),
        Warning("NAME-NOACC", Name, "Họ tên không dấu", "Bổ sung dấu theo thẻ căn cước"),
        Info("NAME-ALIAS", Name, "Ô họ tên có tên gọi khác hoặc ghi chú", "Không cần làm gì; phần trong ngoặc được tách riêng"),
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
        Warning("AMT-INVALID", Amount, "Không đọc được số tiền", "Gõ lại số tiền"),
        Warning("AMT-BLANK", Amount, "Không ghi mức trợ cấp", "Bổ sung mức trợ cấp"),
        Info("AMT-TEXT", Amount, "Số tiền ghi dạng chữ", "Không cần làm gì, đã đổi ra số"),
        Info("COEF-TEXT", "Hệ số", "Hệ số ghi dạng chữ (1,5)", "Không cần làm gì, đã đổi ra số"),
        Warning("START-INVALID", "Ngày hưởng", "Không đọc được thời điểm hưởng", "Ghi tháng hưởng dạng 03/2017"),
        Warning("ACC-EXP", Account, "Số tài khoản bị Excel đổi sang dạng 3.7E+12, mất chữ số", "Hỏi lại số tài khoản; số cũ không dùng được"),
        Warning("ACC-LEAD0", Account, "Số tài khoản bị Excel làm mất số 0 ở đầu", "Hỏi lại số tài khoản; không đoán số"),
        Warning("ACC-INVALID", Account, "Số tài khoản không hợp lệ", "Hỏi lại số tài khoản"),
        Warning("ACC-NOBANK", Account, "Có số tài khoản nhưng không có ngân hàng", "Bổ sung ngân hàng"),
        Warning("ACC-OWNER", "Chủ tài khoản", "Tài khoản đứng tên người khác", "Cần giấy ủy quyền có chứng thực trước khi chi trả"),
        Warning("ACC-GUARDIAN", "Chủ tài khoản", "Tài khoản của người giám hộ, đại diện của trẻ em", "Xác nhận người giám hộ hoặc đại diện"),
        Warning("ACC-SHARED", Account, "Một tài khoản dùng cho nhiều người", "Chỉ được khi là giám hộ hoặc người được ủy quyền; kiểm tra từng người"),
        Info("ACC-SPACE", Account, "Số tài khoản có dấu cách, chấm hoặc gạch", "Không cần làm gì, đã bỏ các dấu thừa"),
        Warning("BANK-UNKNOWN", Bank, "Chưa nhận ra ngân hàng", "Chọn ngân hàng trong danh mục"),
        Info("BANK-ALIAS", Bank, "Tên ngân hàng viết khác", "Không cần làm gì, đã đưa về mã BIN"),
        Info("BANK-POST", Bank, "Nhận qua bưu điện", "Không cần làm gì; bưu điện là tổ chức chi trả, không phải ngân hàng"),
        Info("BANK-CASH", Bank, "Nhận tiền mặt", "Không cần làm gì"),
        Info("PHONE-FORM", "Điện thoại", "Số điện thoại viết khác (+84, mất số 0, dấu cách)", "Không cần làm gì"),
        Info("PHONE-INVALID", "Điện thoại", "Số điện thoại không đủ chữ số", "Hỏi lại khi khảo sát"),
        Warning("HH-TYPE", "Phân loại hộ", "Chưa rõ hộ nghèo hay hộ cận nghèo", "Bổ sung phân loại hộ"),
        Warning("DUP-ROW", Row, "Một người ghi hai dòng giống nhau", "Giữ một dòng, bỏ dòng thừa"),
    ];

    private static readonly Dictionary<string, ProblemCode> ByCode = All.ToDictionary(c => c.Code);

    /// <exception cref="KeyNotFoundException">No such code.</exception>
    public static ProblemCode Of(string code) => ByCode[code];

    private static ProblemCode Info(string code, string field, string meaning, string toDo) => new(code, field, ProblemSeverity.Info, meaning, toDo);

    private static ProblemCode Warning(string code, string field, string meaning, string toDo) => new(code, field, ProblemSeverity.Warning, meaning, toDo);

    private static ProblemCode Error(string code, string field, string meaning, string toDo) => new(code, field, ProblemSeverity.Error, meaning, toDo);
}

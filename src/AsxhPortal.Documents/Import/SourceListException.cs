namespace AsxhPortal.Documents.Import;

/// <summary>A file that cannot be read as a list; the message is one Vietnamese sentence for the person who sent it.</summary>
public sealed class SourceListException(string message, Exception? inner = null) : Exception(message, inner)
{
    internal static SourceListException HasPassword(Exception? inner = null) =>
        new("Tệp được đặt mật khẩu; hãy bỏ mật khẩu (Tệp → Thông tin → Bảo vệ sổ làm việc) rồi tải lên lại.", inner);

    internal static SourceListException IsDamaged(Exception? inner = null) =>
        new("Tệp bị hỏng hoặc tải lên chưa đủ, không đọc được; hãy mở bằng Excel, lưu lại rồi tải lên lần nữa.", inner);
}

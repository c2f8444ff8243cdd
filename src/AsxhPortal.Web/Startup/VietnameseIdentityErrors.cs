using Microsoft.AspNetCore.Identity;

namespace AsxhPortal.Web.Startup;

/// <summary>What Identity says when it refuses a user, a role or a password.</summary>
public sealed class VietnameseIdentityErrors : IdentityErrorDescriber
{
    public override IdentityError DefaultError() => Say(nameof(DefaultError), "Có lỗi chưa rõ khi lưu tài khoản.");
    public override IdentityError ConcurrencyFailure() => Say(nameof(ConcurrencyFailure), "Tài khoản vừa được người khác sửa; hãy mở lại trang rồi làm lại.");
    public override IdentityError PasswordMismatch() => Say(nameof(PasswordMismatch), "Mật khẩu hiện tại chưa đúng.");
    public override IdentityError InvalidToken() => Say(nameof(InvalidToken), "Mã xác nhận không đúng hoặc đã hết hạn.");
    public override IdentityError RecoveryCodeRedemptionFailed() => Say(nameof(RecoveryCodeRedemptionFailed), "Mã khôi phục không đúng.");
    public override IdentityError LoginAlreadyAssociated() => Say(nameof(LoginAlreadyAssociated), "Cách đăng nhập này đã gắn với tài khoản khác.");
    public override IdentityError InvalidUserName(string? userName) => Say(nameof(InvalidUserName), "Tên đăng nhập chỉ được gồm chữ không dấu, số và các dấu . _ - @.");
    public override IdentityError InvalidEmail(string? email) => Say(nameof(InvalidEmail), "Thư điện tử chưa đúng dạng.");
    public override IdentityError DuplicateUserName(string userName) => Say(nameof(DuplicateUserName), $"Đã có tài khoản {userName}.");
    public override IdentityError DuplicateEmail(string email) => Say(nameof(DuplicateEmail), $"Thư điện tử {email} đã dùng cho tài khoản khác.");
    public override IdentityError InvalidRoleName(string? role) => Say(nameof(InvalidRoleName), $"Vai trò {role} không đúng.");
    public override IdentityError DuplicateRoleName(string role) => Say(nameof(DuplicateRoleName), $"Đã có vai trò {role}.");
    public override IdentityError UserAlreadyHasPassword() => Say(nameof(UserAlreadyHasPassword), "Tài khoản đã có mật khẩu.");
    public override IdentityError UserLockoutNotEnabled() => Say(nameof(UserLockoutNotEnabled), "Tài khoản này không bật khóa tạm.");
    public override IdentityError UserAlreadyInRole(string role) => Say(nameof(UserAlreadyInRole), $"Tài khoản đã có vai trò {role}.");
    public override IdentityError UserNotInRole(string role) => Say(nameof(UserNotInRole), $"Tài khoản không có vai trò {role}.");
    public override IdentityError PasswordTooShort(int length) => Say(nameof(PasswordTooShort), $"Mật khẩu phải có ít nhất {length} ký tự.");
    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => Say(nameof(PasswordRequiresUniqueChars), $"Mật khẩu phải có ít nhất {uniqueChars} ký tự khác nhau.");
    public override IdentityError PasswordRequiresNonAlphanumeric() => Say(nameof(PasswordRequiresNonAlphanumeric), "Mật khẩu phải có ít nhất một ký tự không phải chữ hay số.");
    public override IdentityError PasswordRequiresDigit() => Say(nameof(PasswordRequiresDigit), "Mật khẩu phải có ít nhất một chữ số.");
    public override IdentityError PasswordRequiresLower() => Say(nameof(PasswordRequiresLower), "Mật khẩu phải có ít nhất một chữ thường.");
    public override IdentityError PasswordRequiresUpper() => Say(nameof(PasswordRequiresUpper), "Mật khẩu phải có ít nhất một chữ hoa.");

    private static IdentityError Say(string code, string words) => new() { Code = code, Description = words };
}

using AsxhPortal.Data;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Administration.Units;

public sealed class AddUnit(AppDbContext db, OwnUnits ownUnits)
{
    /// <exception cref="RuleException">A parent of others, a wrong level below it, or the code is in use at that time.</exception>
    public async Task<Guid> RunAsync(UnitForm form, CancellationToken cancel)
    {
        var parent = await (await ownUnits.AllAsync(cancel)).FirstOrDefaultAsync(unit => unit.Id == form.ParentId, cancel)
            ?? throw new RuleException("Đơn vị cấp trên không thuộc phạm vi quản trị của bạn; hãy chọn lại.", nameof(form.ParentId));
        var from = form.ValidFrom!.Value;
        var to = form.ValidTo ?? DateOnly.MaxValue;
        if (form.Level is not { } level || level <= parent.Level)
            throw new RuleException($"{parent.Name} không thể có đơn vị trực thuộc ở cấp này; hãy chọn cấp thấp hơn.", nameof(form.Level));
        if (!parent.IsValidOn(from))
            throw new RuleException($"{parent.Name} không có hiệu lực vào ngày {from:dd/MM/yyyy}; hãy chọn đơn vị cấp trên khác hoặc sửa ngày.", nameof(form.ValidFrom));
        if (await db.Units.AnyAsync(unit => unit.Code == form.Code && unit.Level == level && unit.ValidFrom <= to && (unit.ValidTo == null || from <= unit.ValidTo), cancel))
            throw new RuleException($"Mã {form.Code} đã dùng cho một đơn vị cùng cấp trong khoảng thời gian này; hãy kiểm tra lại mã hoặc kết thúc đơn vị cũ trước.", nameof(form.Code));
        var unit = new AdministrativeUnit(form.Code, form.Name, level, parent, from, form.ValidTo);
        db.Units.Add(unit);
        await db.SaveChangesAsync(cancel);
        return unit.Id;
    }
}

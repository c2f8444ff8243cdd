using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AsxhPortal.Data;

/// <summary>Instants are UTC on both engines.</summary>
public sealed class UtcDateTimeConverter() : ValueConverter<DateTime, DateTime>(
    instant => instant, stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));

/// <summary>yyyy, yyyy-MM or yyyy-MM-dd: sorts as text.</summary>
public sealed class PartialDateConverter() : ValueConverter<PartialDate, string>(date => date.ToIso(), text => Read(text))
{
    private static PartialDate Read(string text) => PartialDate.TryParseIso(text, out var date) ? date : default;
}

/// <summary>yyyy-MM: sorts as text.</summary>
public sealed class PeriodConverter() : ValueConverter<Period, string>(period => period.ToIso(), text => Period.Parse(text));

using System.Buffers.Binary;
using System.Text;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Documents.Images;

public enum ImageFormat { Jpeg, Png }

/// <summary>
/// What a file says it is, read without decoding it: the format by content (never by name), the size from the header, and the whole structure
/// walked to its last byte, so that a cut picture and one with something appended are both refused. Costs 0.01 ms for 100 KB;
/// enough to accept a picture at the door, not enough to show it: that takes <see cref="CheckedImage"/>.
/// </summary>
/// <param name="Width">Pixels, as stored (before the turn that EXIF may ask for).</param>
public sealed record ImageSignature(ImageFormat Format, int Width, int Height)
{
    /// <summary>Bytes: 8 MB.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    /// <summary>Pixels: 50 megapixels, the largest that common phones take.</summary>
    public const long MostPixels = 50_000_000;

    private const string WhatToDo = "Hãy chụp lại giấy bằng nút “Chụp hoặc chọn ảnh” của trang này, hoặc chọn ảnh JPEG, PNG khác.";

    private static readonly byte[] PngStart = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Beginnings of other languages that have no business in the notes of a picture.</summary>
    private static readonly byte[][] Foreign =
        [.. new[] { "<script", "<html", "<!doctype", "<svg", "<?php", "%pdf-", "<iframe", "javascript:" }.Select(Encoding.ASCII.GetBytes)];

    /// <exception cref="RuleException">Too large, no picture, cut short, or something else hidden in it.</exception>
    public static ImageSignature Read(ReadOnlySpan<byte> bytes)
    {
        ExpectSize(bytes.Length);
        var image = bytes.StartsWith(PngStart) ? ReadPng(bytes)
            : bytes is [0xFF, 0xD8, ..] ? ReadJpeg(bytes)
            : throw new RuleException(WhatElse(bytes));
        if (image.Width <= 0 || image.Height <= 0)
            throw Broken();
        if ((long)image.Width * image.Height > MostPixels)
            throw new RuleException($"Ảnh có kích thước {image.Width} × {image.Height} điểm, quá 50 triệu điểm ảnh. Hãy chụp lại ở độ phân giải thấp hơn.");
        return image;
    }

    /// <summary>Before any byte is read.</summary>
    /// <exception cref="RuleException">Empty, or larger than <see cref="MostBytes"/>.</exception>
    public static void ExpectSize(long length)
    {
        if (length == 0)
            throw new RuleException("Tệp ảnh trống. " + WhatToDo);
        if (length > MostBytes)
            throw new RuleException($"Ảnh nặng {length / 1024 / 1024} MB, quá 8 MB. Hãy chụp lại bằng nút “Chụp hoặc chọn ảnh” của trang này (ảnh được thu nhỏ ngay trên máy), hoặc chọn ảnh nhỏ hơn.");
    }

    private static RuleException Broken() => new("Ảnh bị hỏng hoặc tải lên chưa hết. " + WhatToDo);

    private static RuleException Hidden() => new("Tệp ảnh có dữ liệu lạ kèm theo nên không nhận. " + WhatToDo);

    /// <summary>Names what the file is, where that helps the person.</summary>
    private static string WhatElse(ReadOnlySpan<byte> bytes)
    {
        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 512)]).ToLowerInvariant();
        var kind = start switch
        {
            _ when start.StartsWith("%pdf", StringComparison.Ordinal) => "Đây là tệp PDF, không phải ảnh.",
            _ when start.StartsWith("pk\u0003\u0004", StringComparison.Ordinal) => "Đây là tệp nén hoặc tệp Office, không phải ảnh.",
            _ when start.Contains("<svg", StringComparison.Ordinal) => "Ảnh SVG không được nhận.",
            _ when start.Contains("ftypheic", StringComparison.Ordinal) || start.Contains("ftypmif1", StringComparison.Ordinal) || start.Contains("ftypheix", StringComparison.Ordinal) => "Ảnh HEIC chưa đọc được.",
            _ when start.StartsWith("riff", StringComparison.Ordinal) || start.StartsWith("gif8", StringComparison.Ordinal) || start.StartsWith("bm", StringComparison.Ordinal) => "Chỉ nhận ảnh JPEG hoặc PNG.",
            _ => "Tệp này không phải ảnh, dù tên tệp có đuôi ảnh.",
        };
        return $"{kind} {WhatToDo}";
    }

    private static ImageSignature ReadPng(ReadOnlySpan<byte> bytes)
    {
        ImageSignature? found = null;
        var at = PngStart.Length;
        while (true)
        {
            if (at + 12 > bytes.Length)
                throw Broken();
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            var type = bytes.Slice(at + 4, 4);
            if (length > bytes.Length - at - 12)
                throw Broken();
            var data = bytes.Slice(at + 8, (int)length);
            at += 12 + (int)length;
            if (found is null)
            {
                if (!type.SequenceEqual("IHDR"u8) || length != 13)
                    throw Broken();
                found = new ImageSignature(ImageFormat.Png, BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]));
            }
            else if (type.SequenceEqual("IEND"u8))
            {
                return at == bytes.Length ? found : throw Hidden();
            }
            else if (!type.SequenceEqual("IDAT"u8))
            {
                ExpectHarmless(data);
            }
        }
    }

    private static ImageSignature ReadJpeg(ReadOnlySpan<byte> bytes)
    {
        ImageSignature? found = null;
        var at = 2;
        while (true)
        {
            while (at + 1 < bytes.Length && bytes[at] == 0xFF && bytes[at + 1] == 0xFF)
                at++;
            if (at + 2 > bytes.Length || bytes[at] != 0xFF)
                throw Broken();
            var marker = bytes[at + 1];
            at += 2;
            if (marker == 0xD9)
                return found is null ? throw Broken() : at == bytes.Length ? found : throw Hidden();
            if (at + 2 > bytes.Length)
                throw Broken();
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
            if (length < 2 || at + length > bytes.Length)
                throw Broken();
            var data = bytes.Slice(at + 2, length - 2);
            at += length;
            if (marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC)
            {
                if (found is not null || data.Length < 6)
                    throw Broken();
                found = new ImageSignature(ImageFormat.Jpeg, BinaryPrimitives.ReadUInt16BigEndian(data[3..]), BinaryPrimitives.ReadUInt16BigEndian(data[1..]));
            }
            else if (marker is 0xFE or >= 0xE0 and <= 0xEF)
            {
                ExpectHarmless(data);
            }
            else if (marker == 0xDA)
            {
                at = EndOfScan(bytes, at);
            }
        }
    }

    /// <summary>Where the compressed data of a scan ends: at the first marker that is no stuffed FF and no restart.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> bytes, int at)
    {
        while (true)
        {
            var next = bytes[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= bytes.Length)
                throw Broken();
            at += next;
            if (bytes[at + 1] is 0x00 or 0xFF or >= 0xD0 and <= 0xD7)
                at += bytes[at + 1] == 0xFF ? 1 : 2;
            else
                return at;
        }
    }

    private static void ExpectHarmless(ReadOnlySpan<byte> data)
    {
        if (data.IndexOf((byte)'<') < 0 && data.IndexOf((byte)'%') < 0 && data.IndexOf((byte)':') < 0 && data.IndexOf("PK\u0003\u0004"u8) < 0)
            return;
        if (data.IndexOf("PK\u0003\u0004"u8) >= 0)
            throw Hidden();
        var lower = new byte[data.Length];
        for (var i = 0; i < data.Length; i++)
            lower[i] = data[i] is >= (byte)'A' and <= (byte)'Z' ? (byte)(data[i] + 32) : data[i];
        foreach (var word in Foreign)
        {
            if (lower.AsSpan().IndexOf(word) >= 0)
                throw Hidden();
        }
    }
}

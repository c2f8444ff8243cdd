using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using AsxhPortal.Documents.Images;
using AsxhPortal.Domain.Shared;
using Shouldly;
using SkiaSharp;
using Xunit;

namespace AsxhPortal.UnitTests.Documents;

/// <summary>Pictures that may be kept, and files that only say they are pictures. All of them are made here.</summary>
public sealed class CheckedImageTests
{
    [Fact]
    public void A_photo_is_written_anew_as_jpeg_and_shrunk_to_two_thousand_points()
    {
        var image = CheckedImage.Read(Jpeg(4000, 3000));

        (image.ContentType, image.Width, image.Height).ShouldBe(("image/jpeg", 2000, 1500));
        ImageSignature.Read(image.Bytes).ShouldBe(new ImageSignature(ImageFormat.Jpeg, 2000, 1500));
        image.Sha256.Length.ShouldBe(64);
    }

    [Fact]
    public void The_place_where_a_photo_was_taken_does_not_survive_and_it_stands_upright()
    {
        var bytes = WithSegment(Jpeg(400, 200), 0xE1, [.. "Exif\0\0"u8, .. Exif(orientation: 6)]);
        Encoding.Latin1.GetString(bytes).ShouldContain("18,6603N");

        var image = CheckedImage.Read(bytes);

        Encoding.Latin1.GetString(image.Bytes).ShouldNotContain("18,6603N");
        Encoding.Latin1.GetString(image.Bytes).ShouldNotContain("Exif");
        (image.Width, image.Height).ShouldBe((200, 400));
        // The picture is dark on its left half; turned by orientation 6 that is the upper half.
        using var upright = SKBitmap.Decode(image.Bytes);
        upright.GetPixel(100, 50).Red.ShouldBeLessThan((byte)60);
        upright.GetPixel(100, 350).Red.ShouldBeGreaterThan((byte)200);
    }

    [Fact]
    public void A_png_photo_becomes_jpeg_on_white() => CheckedImage.Read(Png(60, 40)).ContentType.ShouldBe("image/jpeg");

    [Fact]
    public void A_signature_stays_png_without_transparency()
    {
        var image = CheckedImage.Read(Png(600, 200), ImageUse.Signature);

        (image.ContentType, image.Width, image.Height).ShouldBe(("image/png", 600, 200));
        using var codec = SKCodec.Create(SKData.CreateCopy(image.Bytes));
        codec.Info.AlphaType.ShouldBe(SKAlphaType.Opaque);
    }

    [Theory]
    [InlineData(ImageUse.Photo, false)]
    [InlineData(ImageUse.Signature, true)]
    public void An_empty_pad_is_no_signature(ImageUse use, bool isRefused)
    {
        var blank = Encode(new SKBitmap(300, 100), SKEncodedImageFormat.Png);
        if (isRefused)
            Should.Throw<RuleException>(() => CheckedImage.Read(blank, use)).Message.ShouldStartWith("Khung ký còn trống");
        else
            CheckedImage.Read(blank, use).Width.ShouldBe(300);
    }

    [Fact]
    public void A_photo_is_no_signature() => Refused(Jpeg(300, 100), "Chữ ký gửi lên không đúng dạng", ImageUse.Signature);

    [Fact]
    public void Forty_megabytes_are_refused_before_anything_is_read() => Refused(new byte[40 * 1024 * 1024], "Ảnh nặng 40 MB, quá 8 MB");

    [Theory]
    [InlineData("", "Tệp ảnh trống")]
    [InlineData("Đây là một tệp văn bản đổi tên thành anh.jpg", "Tệp này không phải ảnh, dù tên tệp có đuôi ảnh.")]
    [InlineData("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>", "Ảnh SVG không được nhận.")]
    [InlineData("%PDF-1.7 giấy quét", "Đây là tệp PDF")]
    [InlineData("GIF89a", "Chỉ nhận ảnh JPEG hoặc PNG.")]
    [InlineData("\0\0\0\u0018ftypheic", "Ảnh HEIC chưa đọc được.")]
    public void What_is_no_picture_is_named(string content, string sentence) => Refused(Encoding.UTF8.GetBytes(content), sentence);

    [Fact]
    public void A_zip_behind_a_png_is_refused() => Refused([.. Png(60, 40), .. Zip()], "Tệp ảnh có dữ liệu lạ kèm theo");

    [Fact]
    public void A_page_behind_a_jpeg_is_refused() => Refused([.. Jpeg(60, 40), .. "<html><script>alert(1)</script>"u8], "Tệp ảnh có dữ liệu lạ kèm theo");

    [Fact]
    public void A_page_in_the_comment_of_a_jpeg_is_refused() =>
        Refused(WithSegment(Jpeg(60, 40), 0xFE, "*/<ScRiPt>alert(1)</sCrIpT>/*"u8.ToArray()), "Tệp ảnh có dữ liệu lạ kèm theo");

    [Fact]
    public void A_zip_in_a_note_of_a_png_is_refused() => Refused(WithChunk(Png(60, 40), "zTXt", Zip()), "Tệp ảnh có dữ liệu lạ kèm theo");

    [Fact]
    public void A_harmless_note_is_only_left_out()
    {
        var image = CheckedImage.Read(WithSegment(Jpeg(60, 40), 0xFE, "Chụp tại thôn Yên Ngư: 12/01/2024 <3"u8.ToArray()));
        Encoding.UTF8.GetString(image.Bytes).ShouldNotContain("Yên Ngư");
    }

    [Theory]
    [InlineData(true, 20)]
    [InlineData(true, 400)]
    [InlineData(true, -1)]
    [InlineData(true, -2)]
    [InlineData(false, 20)]
    [InlineData(false, -1)]
    [InlineData(false, -12)]
    public void A_cut_picture_is_refused(bool isJpeg, int length)
    {
        var bytes = isJpeg ? Jpeg(200, 200) : Png(200, 200);
        Refused(bytes[..(length > 0 ? length : bytes.Length + length)], "Ảnh bị hỏng hoặc tải lên chưa hết");
    }

    [Fact]
    public void Compressed_data_that_is_broken_inside_is_refused()
    {
        var bytes = Png(200, 200);
        var at = bytes.AsSpan().IndexOf("IDAT"u8) + 4;
        bytes.AsSpan(at, 30).Fill(0x55);
        Refused(bytes, "Ảnh bị hỏng nên không đọc được");
    }

    [Theory]
    [InlineData(30_000, 30_000, "quá 50 triệu điểm ảnh")]
    [InlineData(5_000, 5_000, "quá lớn")]
    [InlineData(0, 10, "Ảnh bị hỏng")]
    [InlineData(-1, 10, "Ảnh bị hỏng")]
    public void A_small_file_that_says_it_is_huge_is_never_decoded(int width, int height, string sentence)
    {
        var bytes = Png(60, 40);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), height);
        Refused(bytes, sentence);
    }

    [Fact]
    public void Any_cut_or_changed_byte_gives_a_picture_or_a_sentence()
    {
        var random = new Random(20240112);
        foreach (var whole in new[] { Jpeg(64, 48), Png(64, 48) })
        {
            for (var i = 0; i < 400; i++)
            {
                var bytes = (byte[])whole.Clone();
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                if (i % 4 == 0)
                    bytes = bytes[..random.Next(bytes.Length)];
                try
                {
                    CheckedImage.Read(bytes).Width.ShouldBeGreaterThan(0);
                }
                catch (RuleException rule)
                {
                    rule.Message.ShouldNotBeEmpty();
                }
            }
        }
    }

    private static void Refused(byte[] bytes, string sentence, ImageUse use = ImageUse.Photo) =>
        Should.Throw<RuleException>(() => CheckedImage.Read(bytes, use)).Message.ShouldContain(sentence);

    private static byte[] Jpeg(int width, int height) => Encode(HalfDark(width, height), SKEncodedImageFormat.Jpeg);

    private static byte[] Png(int width, int height) => Encode(HalfDark(width, height), SKEncodedImageFormat.Png);

    private static SKBitmap HalfDark(int width, int height)
    {
        var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        using var ink = new SKPaint { Color = SKColors.Black };
        canvas.DrawRect(0, 0, width / 2f, height, ink);
        return bitmap;
    }

    private static byte[] Encode(SKBitmap bitmap, SKEncodedImageFormat format)
    {
        using (bitmap)
        {
            using var data = bitmap.Encode(format, 85);
            return data.ToArray();
        }
    }

    private static byte[] WithSegment(byte[] jpeg, byte marker, byte[] data)
    {
        var length = data.Length + 2;
        return [.. jpeg[..2], 0xFF, marker, (byte)(length >> 8), (byte)length, .. data, .. jpeg[2..]];
    }

    private static byte[] WithChunk(byte[] png, string type, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        return [.. png[..33], .. length, .. Encoding.ASCII.GetBytes(type), .. data, 0, 0, 0, 0, .. png[33..]];
    }

    private static byte[] Zip()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("a.html").Open();
            entry.Write("<script>alert(1)</script>"u8);
        }
        return stream.ToArray();
    }

    /// <summary>Orientation, and a description that names a place.</summary>
    private static byte[] Exif(ushort orientation)
    {
        byte[] place = [.. "GPS 18,6603N 105,7698E\0"u8];
        return
        [
            (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 2,
            0x01, 0x0E, 0, 2, 0, 0, 0, (byte)place.Length, 0, 0, 0, 38,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
            0, 0, 0, 0, .. place,
        ];
    }
}

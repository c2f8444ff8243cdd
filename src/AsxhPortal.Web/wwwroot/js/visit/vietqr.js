// Reads bank and account from a VietQR code, in the same way as VietQr on the server: EMVCo tags, NAPAS tag 38, CRC-16/CCITT-FALSE.
const notVietQr = "Mã này không phải mã QR nhận tiền (VietQR); hãy mở mã nhận tiền trong ứng dụng ngân hàng, hoặc gõ số tài khoản.";

export function crc16(text) {
  let crc = 0xffff;
  for (const octet of new TextEncoder().encode(text)) {
    crc ^= octet << 8;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(4, "0");
}

function fieldsOf(text) {
  const fields = new Map();
  for (let at = 0; at < text.length;) {
    if (!/^\d{4}$/.test(text.slice(at, at + 4))) return null;
    const length = Number(text.slice(at + 2, at + 4));
    if (at + 4 + length > text.length) return null;
    if (!fields.has(text.slice(at, at + 2))) fields.set(text.slice(at, at + 2), text.slice(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return fields;
}

/** @returns {{bin, account} | {error}} */
export function parseVietQr(text) {
  text = (text ?? "").trim();
  if (!text) return { error: "Chưa đọc được mã nào; hãy đưa mã QR nhận tiền vào giữa khung rồi thử lại." };
  if (text.includes("|")) return { error: "Đây là mã trên thẻ căn cước, không phải mã nhận tiền; hãy mở mã QR nhận tiền trong ứng dụng ngân hàng." };
  const fields = text.length <= 512 && text.startsWith("0002") ? fieldsOf(text) : null;
  if (!fields?.has("63")) return { error: notVietQr };
  if (fields.get("63").toUpperCase() !== crc16(text.slice(0, -4)) || !text.slice(0, -4).endsWith("6304")) return { error: "Mã bị đọc sai một vài chữ; hãy quét lại, giữ máy yên và đủ sáng." };
  const merchant = fields.has("38") ? fieldsOf(fields.get("38")) : null;
  const payee = merchant?.get("00") === "A000000727" && merchant.has("01") ? fieldsOf(merchant.get("01")) : null;
  if (!payee) return { error: "Mã này không chứa tài khoản ngân hàng của Việt Nam; hãy mở mã nhận tiền VietQR." };
  if (merchant.get("02") === "QRIBFTTC") return { error: "Mã này chứa số thẻ, không phải số tài khoản; hãy mở mã nhận tiền về tài khoản." };
  const bin = payee.get("00") ?? "", account = (payee.get("01") ?? "").replace(/[ .'-]/g, "").toUpperCase();
  if (!/^\d{6}$/.test(bin) || !/^[0-9A-Z]{6,19}$/.test(account)) return { error: "Mã nhận tiền thiếu ngân hàng hoặc số tài khoản; hãy gõ số tài khoản." };
  return { bin, account };
}

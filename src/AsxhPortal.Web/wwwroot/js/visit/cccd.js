// Reads the QR code of a thẻ căn cước and compares it with the register, in the same way as CccdCard and CardComparison on the server.
// A code: CCCD|CMND|Họ tên|ddMMyyyy|Nam/Nữ|Nơi thường trú|ddMMyyyy; further fields are ignored.
const longestText = 1000;

const fold = text => (text ?? "").normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐðÐ]/g, "d").toLowerCase().replace(/\s+/g, " ").trim();

const iso = (year, month, day) => `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

function dayOf(text) {
  const found = /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  if (!found) return null;
  const [day, month, year] = [Number(found[1]), Number(found[2]), Number(found[3])];
  if (year < 1 || month < 1 || month > 12 || day < 1) return null;
  const last = month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day > last ? null : iso(year, month, day);
}

const shown = day => day.split("-").reverse().join("/");

function todayInVietnam() {
  const now = new Date(Date.now() + 7 * 3600000);
  return iso(now.getUTCFullYear(), now.getUTCMonth() + 1, now.getUTCDate());
}

/** @returns {{citizenId, oldId, fullName, birth, sex, address, issuedOn} | {error}} */
export function parseCard(text, today = todayInVietnam()) {
  text = (text ?? "").normalize("NFC").trim();
  if (!text) return { error: "Chưa đọc được mã nào; hãy đưa mã QR trên thẻ căn cước vào giữa khung rồi thử lại." };
  if (text.startsWith("000201")) return { error: "Đây là mã QR nhận tiền của ngân hàng, không phải mã trên thẻ căn cước; hãy quét mã ở góc trên thẻ căn cước." };
  const parts = text.length > longestText ? [] : text.split("|").map(part => part.trim());
  if (parts.length < 7) return { error: "Mã này không phải mã QR của thẻ căn cước; hãy quét mã ở góc trên thẻ, hoặc so thông tin bằng mắt rồi bấm Tiếp tục." };
  const [citizenId, oldId, fullName, birthText, sexText, address, issuedText] = parts;
  if (!/^\d{12}$/.test(citizenId)) return { error: "Số căn cước trong mã không đủ 12 chữ số; hãy quét lại, giữ thẻ phẳng và đủ sáng." };
  if (!fullName) return { error: "Mã không có họ tên; hãy quét lại thẻ căn cước." };
  const birth = dayOf(birthText);
  if (!birth) return { error: "Ngày sinh trong mã không đọc được; hãy quét lại thẻ căn cước." };
  if (birth > today) return { error: `Ngày sinh trong mã (${shown(birth)}) ở tương lai; thẻ này không dùng được, hãy kiểm tra lại thẻ.` };
  const issuedOn = dayOf(issuedText);
  if (issuedOn && issuedOn > today) return { error: `Ngày cấp trong mã (${shown(issuedOn)}) ở tương lai; thẻ này không dùng được, hãy kiểm tra lại thẻ.` };
  const word = fold(sexText);
  const sex = word === "nam" ? "Male" : word.startsWith("n") ? "Female" : Number(citizenId[3]) % 2 === 0 ? "Male" : "Female";
  return { citizenId, oldId: /^(\d{9}|\d{12})$/.test(oldId) ? oldId : null, fullName, birth, sex, address, issuedOn };
}

const single = word => word.replace(/([aeod])\1/g, "$1");

// Telex and VNI keys taken out; both names go through it, so that only the keys can differ.
function keyless(folded) {
  return folded.split(" ").map(typed => {
    const word = single(typed.replace(/[0-9]/g, ""));
    const vowel = word.search(/[aeiouyw]/);
    if (vowel < 0) return word;
    const rest = word.slice(vowel).replace(/^w/, "u").replaceAll("w", "");
    return word.slice(0, vowel) + single(rest.replace(/[sfrxj]/g, ""));
  }).join(" ");
}

// The name without its marked letters: "Nguyễn Thị Lan" → "nguyn th lan".
const unmarked = text => [...(text ?? "").normalize("NFC").toLowerCase()].filter(c => c < "\u0080").join("").replace(/\s+/g, " ").trim();

const broken = text => (/á[»º]|Ã|Ä|Æ|Å/.test(text) ? text.toLowerCase().replace(/[^\x00-\x7f]+/g, "?") : fold(text)).replace(/[^a-z ?]+/g, "?").replace(/\s+/g, " ").trim();

/** True when the names are the same, allowing for what keyboard readers do to Vietnamese letters. */
export function namesAgree(ours, read) {
  const our = fold(ours), their = fold(read);
  if (!our || !their) return false;
  if (our === their || keyless(our) === keyless(their) || unmarked(ours) === their) return true;
  const gaps = broken(read);
  return gaps.includes("?") && gaps.replace(/[^a-z]/g, "").length * 2 >= our.length && new RegExp(`^${gaps.replace(/\?+/g, "[a-z]{0,3}")}$`).test(our);
}

const sexWord = sex => sex === "Male" ? "Nam" : sex === "Female" ? "Nữ" : null;

/** @param person {{name | fullName, birth: "yyyy[-MM[-dd]]", sex, citizenId, oldId}} */
export function compare(card, person) {
  const name = person.fullName ?? person.name;
  const fields = [
    { field: "FullName", label: "Họ và tên", ours: name ?? null, theirs: card.fullName, value: card.fullName, agrees: namesAgree(name, card.fullName) },
    { field: "Birth", label: "Ngày sinh", ours: person.birth ? shown(person.birth) : null, theirs: shown(card.birth), value: shown(card.birth), agrees: person.birth === card.birth },
    { field: "Sex", label: "Giới tính", ours: sexWord(person.sex), theirs: sexWord(card.sex), value: card.sex, agrees: person.sex === card.sex },
    { field: "CitizenId", label: "Số định danh", ours: person.citizenId ?? null, theirs: card.citizenId, value: card.citizenId, agrees: person.citizenId === card.citizenId },
  ];
  if (card.oldId) fields.push({ field: "OldId", label: "Số CMND cũ", ours: person.oldId ?? null, theirs: card.oldId, value: card.oldId, agrees: person.oldId === card.oldId });
  return fields;
}

/** The same number is the same person; else name and birth have to speak for it. */
export function isSamePerson(card, person) {
  if (person.citizenId && person.citizenId === card.citizenId) return true;
  if (!namesAgree(person.fullName ?? person.name, card.fullName)) return false;
  if (!person.citizenId && person.oldId && person.oldId === card.oldId) return true;
  if (!person.birth) return !person.citizenId;
  return card.birth.startsWith(person.birth) || (!person.citizenId && person.birth.slice(0, 4) === card.birth.slice(0, 4));
}

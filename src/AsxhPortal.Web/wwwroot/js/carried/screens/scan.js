// The card of the person (or of the attorney) and the VietQR code of a bank's app. Nothing of a scan is kept beyond the fields.
import { compare, isSamePerson, parseCard } from "/js/visit/cccd.js";
import { listenToReader, openScanner } from "/js/visit/scan.js";
import { parseVietQr } from "/js/visit/vietqr.js";
import { announce, button, field, h, icon, message } from "../dom.js";
import { isoBirth } from "../words.js";

/** A camera behind a button, and a field for readers that type. */
function reader(label, read) {
  const host = h("div", { class: "carried-camera" });
  const place = h("div", { "aria-live": "assertive" });
  let camera = null;
  const stop = () => {
    camera?.close();
    camera = null;
    host.replaceChildren();
    start.hidden = false;
  };
  const heard = text => {
    stop();
    read(text, place);
  };
  const start = button([icon("qr-code-scan"), ` ${label}`], async () => {
    start.hidden = true;
    place.replaceChildren();
    try {
      camera = await openScanner(host, { onResult: heard, onError: error => {
        stop();
        place.replaceChildren(message("warn", typeof error === "string" ? error : error.message));
      } });
    } catch (error) {
      stop();
      place.replaceChildren(message("warn", error.message));
    }
  }, { class: "btn btn-secondary carried-main" });
  const typed = field("Đầu đọc gõ vào đây", { hint: "Dùng đầu đọc USB hoặc Bluetooth: đặt con trỏ vào ô rồi quét.", "data-reader": true });
  listenToReader(typed.input, text => {
    typed.input.value = "";
    heard(text);
  });
  addEventListener("hashchange", stop, { once: true });
  return h("div", { class: "carried-scan" }, start, host, place, h("details", null, h("summary", null, "Có đầu đọc mã vạch?"), typed.root));
}

/** The card of somebody who is not compared with anybody. */
export const scanCard = (label, take) => reader(label, (text, place) => {
  const card = parseCard(text);
  place.replaceChildren(card.error ? message("bad", card.error) : message("ok", "Đã đọc thẻ; hãy xem lại các ô bên dưới."));
  if (!card.error) take(card);
});

export function scanPart({ person, asked, change, answer, next, current, providers, isAccount = false }) {
  if (isAccount) {
    return reader("Quét mã VietQR", (text, place) => {
      const code = parseVietQr(text);
      const provider = code.error ? null : providers.find(one => one.bin === code.bin);
      if (code.error || !provider) {
        place.replaceChildren(message("bad", code.error ?? `Không nhận ra ngân hàng có mã ${code.bin}; hãy chọn ngân hàng bằng tay.`));
        return;
      }
      announce(`Đã đọc tài khoản ${provider.name}.`);
      answer({ ProviderCode: provider.code, AccountNumber: code.account });
    });
  }
  const said = h("div");
  const mine = { ...person, birth: isoBirth(person.birth) };
  const scan = reader("Quét thẻ căn cước", (text, place) => {
    said.replaceChildren();
    const card = parseCard(text);
    if (card.error) {
      place.replaceChildren(message("bad", card.error));
      return;
    }
    if (!isSamePerson(card, mine)) {
      place.replaceChildren(message("bad", h("p", null, h("b", null, `Thẻ này là của ${card.fullName}, không phải của ${person.name}.`)), h("p", null, "Hãy lấy đúng thẻ, hoặc về danh sách và mở phiếu của đúng người. Chưa có gì được ghi.")));
      return;
    }
    place.replaceChildren();
    show(card);
  });
  const show = card => {
    const lines = compare(card, mine);
    const differs = lines.filter(line => !line.agrees);
    change({ card: differs.length ? `Đã quét, ${differs.length} chỗ khác` : "Đã quét, khớp" });
    const proposed = new Set((current().corrections ?? []).map(one => one.field));
    said.replaceChildren(message(differs.length ? "warn" : "ok", differs.length ? "Đúng người, nhưng có chỗ khác với danh sách:" : "Đúng người; mọi thông tin khớp với thẻ."),
      h("dl", { class: "facts carried-facts" }, lines.map(line => [h("dt", null, line.label), h("dd", null, line.agrees ? [icon("check"), ` ${line.theirs ?? ""} khớp`] : [
        h("span", null, `Danh sách: ${line.ours ?? "chưa có"}`), h("br"), h("b", null, `Thẻ: ${line.theirs}`), h("br"),
        button(proposed.has(line.field) ? "Đã đề nghị sửa" : "Đề nghị sửa theo thẻ", event => {
          const pressed = event.currentTarget;
          change({ corrections: [...current().corrections.filter(one => one.field !== line.field), { field: line.field, value: line.value ?? line.theirs }] }, () => {
            pressed.textContent = "Đã đề nghị sửa";
            pressed.disabled = true;
          });
        }, { disabled: proposed.has(line.field) })])])));
  };
  const facts = [["Họ và tên", person.name], ["Ngày sinh", mine.birth?.split("-").reverse().join("/")], ["Số định danh", person.citizenId ?? "chưa có"], ["Nơi ở", person.address]];
  return h("div", { class: "carried-form", "data-scan": asked.id }, h("dl", { class: "facts carried-facts" }, facts.map(([name, value]) => [h("dt", null, name), h("dd", null, value ?? "")])), scan, said,
    button("Tiếp tục", next, { class: "btn btn-primary carried-main" }));
}

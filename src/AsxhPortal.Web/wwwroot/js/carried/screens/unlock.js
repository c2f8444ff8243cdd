// The PIN. Until it is right nothing about people is on the screen.
import { button, field, h, icon, message, show } from "../dom.js";
import { StorageFull } from "../store.js";
import { open } from "../vault.js";

export async function unlockScreen(opened) {
  const pin = field("Mã PIN", { kind: "password", inputmode: "numeric", maxlength: 6, autocomplete: "off", class: "form-control carried-pin" });
  const say = h("div", { "aria-live": "assertive" });
  const go = button([icon("unlock"), " Mở"], null, { type: "submit", class: "btn btn-primary carried-main" });
  const form = h("form", { class: "carried-form", novalidate: true, onsubmit: async event => {
    event.preventDefault();
    if (go.disabled) return;
    if (!/^\d{6}$/.test(pin.input.value)) {
      pin.error("Mã PIN gồm đúng 6 chữ số.");
      return;
    }
    go.disabled = true;
    pin.error(null);
    say.replaceChildren(h("p", { class: "muted" }, "Đang mở…"));
    let answer;
    try {
      answer = await open(pin.input.value);
    } catch (error) {
      go.disabled = false;
      say.replaceChildren(message("bad", error instanceof StorageFull ? "Bộ nhớ của điện thoại đã đầy nên chưa mở được. Hãy gửi hàng chờ (nút trên cùng) hoặc xóa bớt ảnh, ứng dụng khác trong máy rồi mở lại." : "Chưa mở được; hãy bấm lại."));
      return;
    }
    if (answer.opened || answer.gone) return opened();
    go.disabled = false;
    pin.input.value = "";
    say.replaceChildren();
    pin.error(`Mã PIN chưa đúng. Còn ${answer.left} lần; sai hết thì dữ liệu về người dân bị xóa khỏi máy, phiếu đã ghi vẫn được giữ kín để gửi.`);
    pin.input.focus();
  } }, pin.root, say, go);
  pin.input.addEventListener("input", () => { if (pin.input.value.length === 6) form.requestSubmit(); });
  show(h("h1", null, "Đang khóa"), h("p", { class: "lead" }, "Nhập mã PIN đã đặt khi mang đi."), form,
    message("info", "Quên mã? Hãy về nơi có mạng, đăng xuất rồi mang đi lại. Những phiếu đã ghi không mất: chúng được giữ kín và gửi về xã."));
  pin.input.focus();
}

// "Mang đi": which plan, a PIN, room on the phone; then download, encrypt, store.
import { announce, button, choices, field, h, icon, message, show } from "../dom.js";
import { whatIsWrongWithPin } from "../pin.js";
import * as sending from "../sending.js";
import { fact, StorageFull } from "../store.js";
import { noteDeathSeen, store } from "../vault.js";
import { day, size } from "../words.js";

const deaths = {
  expired: "Gói mang đi trước đã hết hạn nên dữ liệu về người dân đã được xóa khỏi máy.",
  revoked: "Cán bộ phụ trách đã thu hồi gói mang đi; dữ liệu về người dân đã được xóa khỏi máy.",
  ended: "Gói mang đi trước đã kết thúc; dữ liệu về người dân đã được xóa khỏi máy.",
  unknown: "Máy chủ không còn gói mang đi trước; dữ liệu về người dân đã được xóa khỏi máy.",
  pin: "Nhập sai mã PIN 5 lần nên dữ liệu về người dân đã được xóa khỏi máy.",
  "signed-out": "Đã đăng xuất nên dữ liệu về người dân đã được xóa khỏi máy.",
};

const deviceName = () => (/Android|iPhone|iPad/.exec(navigator.userAgent)?.[0] ?? "Máy tính") + " " + new Date().toLocaleDateString("vi-VN", { timeZone: "Asia/Ho_Chi_Minh" });

export async function downloadScreen(goTo) {
  const death = await fact("death");
  const head = [h("h1", null, "Mang đi"), h("p", { class: "lead" }, "Tải danh sách trong ngày về máy để khảo sát ở nơi không có sóng. Dữ liệu được mã hóa, chỉ mở bằng mã PIN của bạn."),
    death ? message("warn", h("p", null, deaths[death.reason] ?? deaths.ended, " Những phiếu đã ghi vẫn được giữ kín và gửi về xã.")) : null];
  show(head, h("p", { class: "muted", role: "status" }, "Đang hỏi máy chủ…"));
  let session;
  try {
    session = await sending.contact();
  } catch (error) {
    const signedOut = error.constructor.name === "SignedOut";
    show(head, signedOut
      ? [message("info", "Hãy đăng nhập để chọn danh sách mang đi."), h("p", null, h("a", { class: "btn btn-primary carried-main", href: "/dang-nhap?returnUrl=%2Fkhao-sat%2Fmang-di" }, "Đăng nhập"))]
      : [message("info", "Cần có mạng để tải danh sách. Hãy đến nơi có sóng hoặc Wi-Fi rồi thử lại."), button("Thử lại", () => downloadScreen(goTo), { class: "btn btn-primary carried-main" })]);
    return;
  }
  if (session.plans.length === 0) {
    show(head, message("info", "Chưa có danh sách nào để mang đi: bạn chưa được phân vào tổ nào, hoặc mọi người đã khảo sát xong."), h("p", null, h("a", { class: "btn btn-secondary", href: "/khao-sat" }, "Về trang khảo sát")));
    return;
  }
  form(goTo, head, session);
}

function form(goTo, head, session) {
  const wanted = new URLSearchParams(location.search).get("ke-hoach");
  let chosen = session.plans.find(plan => plan.id === wanted)?.id ?? (session.plans.length === 1 ? session.plans[0].id : null);
  const words = plan => h("span", null, h("b", null, plan.name), h("span", { class: "carried-sub" }, [plan.day ? `Ngày ${day(plan.day)}` : null, plan.people === null ? null : `${plan.people} người`].filter(Boolean).join(" · ")));
  const list = choices("plan", "Mang danh sách nào?", session.plans.map(plan => ({ value: plan.id, label: words(plan) })), chosen, value => { chosen = value; });
  const digits = { kind: "password", inputmode: "numeric", maxlength: 6, autocomplete: "new-password" };
  const first = field("Đặt mã PIN", { ...digits, hint: "6 chữ số, dễ nhớ với bạn mà người khác khó đoán. Quên mã thì phải mang đi lại." });
  const second = field("Nhập lại mã PIN", digits);
  const say = h("div", { "aria-live": "polite" });
  const go = button([icon("download"), " Mang đi"], null, { type: "submit", class: "btn btn-primary carried-main" });
  const element = h("form", { class: "carried-form", novalidate: true, onsubmit: async event => {
    event.preventDefault();
    first.error(whatIsWrongWithPin(first.input.value));
    second.error(first.input.value === second.input.value ? null : "Hai lần nhập chưa giống nhau; hãy nhập lại.");
    if (!chosen) {
      say.replaceChildren(message("bad", "Hãy chọn danh sách mang đi."));
      return;
    }
    const wrong = [first, second].find(one => one.root.classList.contains("has-error"));
    if (wrong) {
      wrong.input.focus();
      return;
    }
    go.disabled = true;
    say.replaceChildren(h("p", { class: "carried-progress" }, h("progress", { class: "meter" }), " Đang tải và mã hóa…"));
    try {
      const room = await carry(session, session.plans.find(plan => plan.id === chosen), first.input.value);
      done(goTo, room);
    } catch (error) {
      go.disabled = false;
      say.replaceChildren(message("bad", error.sentence ?? (error instanceof StorageFull ? error.message : "Chưa tải được. Hãy kiểm tra mạng rồi bấm lại; chưa có gì được ghi vào máy.")));
    }
  } }, list, first.root, second.root, say, go);
  show(head, element);
}

async function carry(session, plan, pin) {
  const persisted = await navigator.storage?.persist?.() ?? false;
  const body = new URLSearchParams({ [plan.field]: plan.id, DeviceName: deviceName() });
  const headers = { "Content-Type": "application/x-www-form-urlencoded", RequestVerificationToken: session.token };
  const response = await fetch("/khao-sat/mang-di/goi.json", { method: "POST", body, headers, redirect: "manual", credentials: "same-origin", cache: "no-store" });
  if (!response.ok) throw Object.assign(new Error("refused"), { sentence: (await response.json().catch(() => ({}))).sentence });
  const received = await response.json();
  received.questionnaire ??= await (await fetch("/khao-sat/bo-cau-hoi.json", { credentials: "same-origin", cache: "no-store" })).json();
  await store(received, session.userId, pin, { serverTime: Date.parse(received.serverTime), phoneTime: Date.now() });
  await noteDeathSeen();
  const estimate = await navigator.storage?.estimate?.() ?? {};
  return { persisted, estimate, people: received.people.length };
}

function done(goTo, { persisted, estimate, people }) {
  const free = (estimate.quota ?? 0) - (estimate.usage ?? 0);
  show(h("h1", null, "Đã sẵn sàng"),
    message("ok", h("p", null, `Đã mang đi ${people} người. Từ giờ trang này mở được cả khi không có mạng, kể cả sau khi tắt máy.`)),
    h("dl", { class: "facts" },
      h("dt", null, "Chỗ trống trên máy"), h("dd", null, estimate.quota ? `${size(free)}` : "Trình duyệt không cho biết"),
      h("dt", null, "Giữ lâu dài"), h("dd", null, persisted ? "Trình duyệt đã nhận giữ dữ liệu, không tự xóa khi máy đầy." : "Trình duyệt chưa nhận giữ lâu dài: đừng xóa dữ liệu duyệt web, và gửi về ngay khi có mạng.")),
    h("p", { class: "muted" }, "Mẹo: thêm trang này vào màn hình chính của điện thoại để mở nhanh."),
    button("Xem danh sách", () => goTo("#/ngay"), { class: "btn btn-primary carried-main" }));
  announce("Đã mang đi xong.");
}

// What waits to be sent, and what became of what was sent. It names nobody: the envelopes cannot be read here any more.
import { announce, button, choices, h, icon, message, show, status } from "../dom.js";
import * as sending from "../sending.js";
import { fact, readAll } from "../store.js";
import { isOpen, pack, progress } from "../vault.js";
import { moment, size } from "../words.js";

const reasons = ["Nhập nhầm người", "Ghi thử, không phải khảo sát thật", "Đã ghi lại bằng phiếu khác", "Lý do khác, đã báo cán bộ phụ trách"];
const outcomes = {
  received: ["info", "inbox", "Đã nhận"], applied: ["ok", "check-circle", "Đã ghi vào hồ sơ"], draft: ["info", "pencil-square", "Đã nhận bản ghi dở"],
  conflict: ["warn", "people", "Xã đang đối chiếu"], refused: ["bad", "x-octagon", "Không được nhận"],
};
let listening = false;

/** How sending goes, in a sentence; it stays true also while something on the page is folded out and the page is not drawn anew. */
const stateNow = () => ({ sending: message("info", "Đang gửi…"), offline: message("info", sending.line.sentence), "other-user": message("bad", sending.line.sentence),
    "signed-out": message("warn", h("p", null, sending.line.sentence), h("p", null, h("a", { class: "btn btn-primary", href: "/dang-nhap?returnUrl=%2Fkhao-sat%2Fmang-di" }, "Đăng nhập lại"))) })[sending.line.state] ?? null;

export async function queueScreen() {
  const [queue, results, contact, sent] = [await readAll("queue"), await readAll("results"), await fact("contact"), await fact("sent")];
  const waits = queue.filter(item => item.state !== "held").sort((one, other) => one.createdAt - other.createdAt);
  const held = queue.filter(item => item.state === "held");
  const total = waits.reduce((sum, item) => sum + item.size, 0);
  const visits = waits.filter(item => item.kind === "visit");
  const loose = waits.filter(item => item.kind !== "visit" && !visits.some(visit => visit.id === item.visitId));
  // Names only while the package is open, out of what is in memory.
  const names = isOpen() ? Object.fromEntries(Object.entries(progress()).map(([person, known]) => [known.visitId, pack().people.find(one => one.id === person)?.name])) : {};
  const line = visit => {
    const parts = waits.filter(item => item.visitId === visit.visitId && item.id !== visit.id);
    const title = names[visit.visitId] ?? (visit.kind === "visit" ? "Phiếu khảo sát" : "Ảnh, chữ ký");
    return h("li", { class: "carried-item", "data-item": visit.id },
      h("div", null, h("b", null, title), " ", visit.command === "draft" ? status("info", "pencil-square", "bản ghi dở") : null, visit.state === "stuck" ? status("bad", "x-octagon", "chưa nhận được") : null),
      h("p", { class: "carried-sub" }, `${moment(visit.createdAt)} · ${size(visit.size + parts.reduce((sum, item) => sum + item.size, 0))}${parts.length ? ` · ${parts.length} ảnh, chữ ký` : ""}`),
      [visit, ...parts].filter(item => item.sentence).map(item => h("p", { class: "field-error" }, item.sentence)),
      remover(visit));
  };
  const finished = results.filter(one => one.kind === "visit").sort((one, other) => other.at - one.at);
  const counts = Object.entries(outcomes).map(([name, look]) => [look, finished.filter(one => one.state === name)]).filter(([, list]) => list.length);
  const asked = h("div", { "aria-live": "polite" });
  show(
    h("p", { class: "carried-back" }, h("a", { href: "#/ngay" }, icon("arrow-left"), " Danh sách")),
    h("h1", null, "Chờ gửi"),
    h("dl", { class: "figures" }, h("div", null, h("dt", null, "Đang chờ"), h("dd", { "data-count": waits.length }, visits.length, h("small", null, " phiếu"))), h("div", null, h("dt", null, "Dung lượng"), h("dd", null, size(total))),
      h("div", null, h("dt", null, "Ghi dở"), h("dd", null, held.filter(item => item.kind === "visit").length))),
    h("p", { class: "carried-sub" }, contact ? `Liên lạc lần cuối: ${moment(contact.at)}.` : "Chưa liên lạc lần nào.", sent?.count ? ` Đã gửi ${sent.count} mục.` : ""),
    h("div", { "data-line": true, "aria-live": "polite" }, stateNow()),
    waits.length === 0 ? message("ok", "Không có gì chờ gửi: mọi phiếu đã về máy chủ.") : null,
    waits.length ? h("p", { class: "actions" }, button([icon("send"), " Gửi ngay"], () => sending.sendAll(true), { class: "btn btn-primary carried-main" })) : null,
    visits.length || loose.length ? h("ul", { class: "carried-list" }, [...visits, ...loose].map(line)) : null,
    queue.length ? h("details", { class: "carried-more" }, h("summary", null, "Xuất ra tệp"), h("p", null, "Tệp giữ mọi thứ đang chờ, kể cả phiếu ghi dở, ở dạng niêm phong: chỉ máy chủ của xã đọc được. Dùng khi điện thoại hỏng mạng, đem tệp về nạp ở cơ quan. Bản trong máy vẫn giữ cho đến khi gửi xong."),
      button([icon("file-earmark-lock"), " Xuất tệp niêm phong"], exportNow)) : null,
    counts.length ? [h("h2", null, "Đã gửi"), h("ul", { class: "carried-sent" }, counts.map(([[tone, symbol, words], list]) => h("li", null, status(tone, symbol, words), ` ${list.length} phiếu`))),
      finished.some(one => ["conflict", "refused", "draft"].includes(one.state)) ? button("Xem lý do", async () => {
        const sentences = Object.values(await sending.sentencesOf(finished.filter(one => ["conflict", "refused", "draft"].includes(one.state)).map(one => one.id)));
        asked.replaceChildren(sentences.length ? h("ul", null, sentences.map(sentence => h("li", null, sentence))) : h("p", { class: "muted" }, "Chưa hỏi được máy chủ; hãy thử lại khi có mạng."));
      }) : null, asked] : null);
  if (!listening) document.addEventListener("carried-queue", () => {
    if (location.hash !== "#/cho-gui") return;
    redraw();
  });
  listening = true;
}

/** What is gone disappears at once; while somebody is giving a reason for removing something that still waits, the rest stays as it is. */
async function redraw() {
  const waiting = new Set((await readAll("queue")).map(item => item.id));
  const removing = document.querySelector(".carried-remove[open]")?.closest("[data-item]");
  if (removing && waiting.has(removing.dataset.item)) {
    document.querySelectorAll("[data-item]").forEach(line => { if (!waiting.has(line.dataset.item)) line.remove(); });
    document.querySelector("[data-line]")?.replaceChildren(stateNow() ?? "");
    return;
  }
  const wasOpen = document.querySelector(".carried-more")?.open;
  await queueScreen();
  if (wasOpen) document.querySelector(".carried-more")?.setAttribute("open", "");
}

/** Removing has to be meant: a reason, then a second press. */
function remover(item) {
  let reason = null;
  const remove = button("Bỏ khỏi máy", async () => {
    await sending.removeWaiting(item.id, reason);
    announce("Đã bỏ một mục khỏi hàng chờ.");
    await queueScreen();
    sending.sendAll();
  }, { class: "btn btn-danger", disabled: true });
  return h("details", { class: "carried-remove" }, h("summary", null, "Bỏ mục này"),
    choices(`reason-${item.id}`, "Vì sao bỏ?", reasons.map(value => ({ value, label: value })), null, value => {
      reason = value;
      remove.disabled = false;
    }), h("p", { class: "carried-sub" }, "Bỏ rồi thì không lấy lại được; lý do được gửi về máy chủ."), remove);
}

async function exportNow() {
  const link = h("a", { href: URL.createObjectURL(await sending.exportFile()), download: `cho-gui-${new Date().toISOString().slice(0, 16).replace(/\D/g, "")}.jsonl` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  announce("Đã xuất tệp niêm phong.");
}

// One visit: who it is, one question at a time, papers, summary, "Xong". Every tap is stored before the next question is shown.
import { announce, button, choices, field, h, icon, message, show } from "../dom.js";
import { signedAnotherText } from "../minute-text.js";
import { effectiveAnswers, needsGuardianProof, outcomeOf, reachable, whatIsMissing, whatIsWrong } from "../rules.js";
import * as sending from "../sending.js";
import { StorageFull } from "../store.js";
import { pack, progress } from "../vault.js";
import { attach, detach, discard, finish, openVisit, save, today } from "../visits.js";
import { birth, day, dong, readDay } from "../words.js";
import { attorneyPart } from "./attorney.js";
import { minutePart } from "./minute.js";
import { scanPart } from "./scan.js";
import { attachmentPart } from "./attachments.js";

let open = null;
let line = Promise.resolve();

/** Changes of the open visit are stored one after the other, each on what the one before left: a signature never meets an older draft. */
function inTurn(work) {
  const done = line.then(work);
  line = done.catch(() => {});
  return done;
}

const attachHere = (kind, blob) => inTurn(async () => { open.draft = await attach(open.draft, kind, blob); });
const detachHere = id => inTurn(async () => { open.draft = await detach(open.draft, id); });

/** The visit of one person stands in one window only. */
async function take(personId) {
  if (open?.person.id === personId) return true;
  await leaveVisit();
  const person = pack().people.find(one => one.id === personId);
  if (!person) return false;
  const release = await new Promise(resolve => {
    navigator.locks.request(`asxh-carried-visit/${personId}`, { ifAvailable: true }, lock => (lock ? new Promise(free => resolve(free)) : resolve(null)));
  });
  if (!release) return null;
  open = { person, draft: await openVisit(person), release };
  return true;
}

export async function leaveVisit() {
  await line;
  open?.release();
  open = null;
}

export async function visitScreen(personId, part, goTo) {
  const taken = await take(personId);
  if (!taken) {
    show(h("h1", null, taken === null ? "Phiếu đang mở ở cửa sổ khác" : "Không có trong danh sách"), message("info", taken === null ? "Hãy đóng cửa sổ kia, hoặc ghi tiếp ở đó." : "Người này không có trong danh sách đã mang đi."),
      h("p", null, h("a", { class: "btn btn-secondary", href: "#/ngay" }, "Về danh sách")));
    return;
  }
  const visit = { ...open, goTo, root: `#/nguoi/${personId}` };
  if (part === "tong-ket") return summary(visit);
  const path = reachable(pack().questionnaire, open.draft.answers);
  if (!part) return doorstep(visit, path);
  const at = path.findIndex(question => question.id === part);
  if (at < 0) return goTo(`${visit.root}/${path[0].id}`);
  return path[at].kind === "done" ? goTo(`${visit.root}/tong-ket`) : question(visit, path, at);
}

/** Stores, then goes on; when storing fails the screen stays as it is, with the sentence and a way to try again. */
async function keep(changed, then, place) {
  try {
    await inTurn(async () => {
      const draft = changed(open.draft);
      await save(draft);
      open.draft = draft;
    });
    place?.replaceChildren();
    await then();
  } catch (error) {
    if (error.name === "PackageGone") throw error;
    place.replaceChildren(message("bad", h("p", null, error instanceof StorageFull ? error.message : "Chưa lưu được vào máy. Câu trả lời vẫn ở trên màn hình; hãy bấm Lưu lại."),
      h("p", { class: "actions" }, button("Lưu lại", () => keep(changed, then, place), { class: "btn btn-primary" }), button("Gửi ngay", () => sending.sendAll(true)), h("a", { class: "btn btn-link", href: "#/cho-gui", target: "_blank" }, "Xem hàng chờ"))));
    place.querySelector("button").focus();
  }
}

const heading = (visit, words) => [
  h("p", { class: "carried-back" }, h("a", { href: visit.root }, icon("person"), " ", visit.person.name), h("span", null, words)),
];

function doorstep(visit, path) {
  const { person, draft, goTo } = visit;
  const known = progress()[person.id];
  const facts = [["Ngày sinh", birth(person.birth)], ["Số định danh", person.citizenId ?? person.oldId], ["Nơi ở", person.address], ["Thôn", person.hamlet], ["Điện thoại", person.phone], ["Đang hưởng", person.categories],
    ["Mức hưởng", person.amount ? `${dong(person.amount)}/tháng` : null], ["Người giám hộ", person.guardian], ["Tài khoản đã khai", person.account ? `${person.account.provider ?? person.account.providerCode}, số ${person.account.number}` : null]].filter(([, value]) => value);
  const started = known?.state === "draft";
  const closed = known && ["done", "sent-draft"].includes(known.state);
  const household = pack().people.filter(one => one.household === person.household && one.id !== person.id);
  const confirm = h("div", { "aria-live": "polite" });
  show(h("p", { class: "carried-back" }, h("a", { href: "#/ngay" }, icon("arrow-left"), " Danh sách")),
    h("h1", null, person.name),
    person.absences ? message("info", `Đã đến ${person.absences} lần mà vắng${person.returnOn ? `; hẹn quay lại ${day(person.returnOn)}` : ""}.`) : null,
    closed ? message("ok", "Người này đã có phiếu từ máy này. Muốn sửa thì sửa ở cơ quan sau khi phiếu đã về, để không ghi đè lên nhau.") : null,
    h("dl", { class: "facts carried-facts" }, facts.map(([name, value]) => [h("dt", null, name), h("dd", null, value)])),
    closed ? null : button(started ? [icon("play-fill"), " Ghi tiếp"] : [icon("play-fill"), " Bắt đầu hỏi"], () => goTo(`${visit.root}/${path.find(one => one.id === draft.at)?.id ?? path[0].id}`), { class: "btn btn-primary carried-main", "data-begin": true }),
    started ? h("p", { class: "actions" }, h("a", { class: "btn btn-secondary", href: `${visit.root}/tong-ket` }, "Xem lại và hoàn thành"), button("Bỏ phần ghi dở", () => confirm.replaceChildren(message("warn", h("p", null, "Bỏ hết những gì đã ghi dở cho người này?"), h("p", { class: "actions" }, button("Bỏ phần ghi dở", async () => {
      await discard(open.draft);
      await leaveVisit();
      goTo("#/ngay");
    }, { class: "btn btn-danger" }), button("Giữ lại", () => confirm.replaceChildren())))), { class: "btn btn-link" }), confirm) : null,
    household.length ? h("section", null, h("h2", null, "Cùng hộ"), h("ul", { class: "carried-list" }, household.map(one => h("li", null, h("a", { class: "carried-person", href: `#/nguoi/${one.id}` }, h("span", { class: "carried-name" }, one.name)))))) : null);
}

function question(visit, path, at) {
  const { person, goTo } = visit;
  const asked = path[at];
  const draft = open.draft;
  const place = h("div", { "aria-live": "assertive" });
  const next = () => {
    const later = reachable(pack().questionnaire, open.draft.answers);
    const here = later.findIndex(one => one.id === asked.id);
    const following = later[here + 1];
    goTo(`${visit.root}/${following && following.kind !== "done" ? following.id : "tong-ket"}`);
  };
  const answer = (changes, then = next) => keep(kept => ({ ...kept, at: asked.id, answers: { ...kept.answers, ...changes } }), then, place);
  const change = (changes, then = () => {}) => keep(kept => ({ ...kept, at: asked.id, ...changes }), then, place);
  const questionChoices = asked.kind === "yesno" && !asked.choices?.length ? [{ value: "true", label: "Có" }, { value: "false", label: "Không" }] : asked.choices;
  const parts = { person, asked, draft, answer, change, next, place, providers: pack().providers, current: () => open.draft, attach: attachHere, detach: detachHere };
  const body = { yesno: () => choiceAnswer(parts, questionChoices), choice: () => choiceAnswer(parts, questionChoices), provider: () => providerAnswer(parts), account: () => accountAnswer(parts), date: () => dateAnswer(parts),
    scan: () => scanPart(parts), minute: () => minutePart(parts, visit), attorney: () => attorneyPart(parts) }[asked.kind] ?? (() => textAnswer(parts));
  const explains = asked.explains?.length ? h("details", { class: "persuasion", open: !draft.answers[asked.field] }, h("summary", null, "Điều cần giải thích"), h("ol", null, asked.explains.map(sentence => h("li", null, sentence)))) : null;
  const hint = asked.hint && !["text", "longtext", "date", "phone", "account"].includes(asked.kind) ? h("p", { class: "field-hint" }, asked.hint) : null;
  show(
    heading(visit, `Câu ${at + 1}`),
    h("progress", { class: "carried-way", max: path.length, value: at + 1, "aria-label": `Câu ${at + 1} trên ${path.length}` }),
    h("h1", null, asked.text), hint, explains, place, body(),
    h("p", { class: "carried-steps" }, at > 0 ? h("a", { class: "btn btn-link", href: `${visit.root}/${path[at - 1].id}` }, icon("arrow-left"), " Câu trước") : null, h("a", { class: "btn btn-link", href: `${visit.root}/tong-ket` }, "Xem lại")));
}

function choiceAnswer({ asked, draft, answer }, options) {
  const skip = asked.required ? null : button("Bỏ qua câu này", () => answer({ [asked.field]: "" }), { class: "btn btn-link" });
  return [choices("answer", asked.text, options, draft.answers[asked.field], value => answer({ [asked.field]: value }), { "data-answer": asked.field }), skip];
}

/** A form of one field with "Tiếp tục". */
function single(asked, one, read, answer, before = null) {
  return h("form", { novalidate: true, class: "carried-form", "data-answer": asked.field, onsubmit: event => {
    event.preventDefault();
    const value = read();
    const wrong = value === null ? "Hãy nhập ngày theo dạng ngày/tháng/năm." : whatIsWrong(asked, value, today());
    one.error(wrong);
    if (wrong) one.input.focus(); else answer({ [asked.field]: value });
  } }, before, one.root, h("button", { class: "btn btn-primary carried-main", type: "submit" }, "Tiếp tục"));
}

function textAnswer({ asked, draft, answer, person, current, attach, detach }) {
  const looks = { longtext: { kind: "longtext", maxlength: 1000 }, phone: { kind: "tel", inputmode: "tel", maxlength: 30 } }[asked.kind] ?? { maxlength: 200 };
  const one = field(asked.kind === "longtext" ? "Câu trả lời" : asked.text, { ...looks, hint: asked.hint, value: draft.answers[asked.field] ?? "" });
  const form = single(asked, one, () => one.input.value.trim(), answer);
  if (asked.field !== "PayeeName" || draft.answers.Payee !== "Guardian" || person.hasGuardianship) return form;
  return [attachmentPart({ kinds: [["GuardianProof", "Chụp giấy tờ giám hộ"]], title: "Căn cứ giám hộ", hint: "Giấy khai sinh, trích lục đăng ký giám hộ hoặc quyết định của tòa án. Xã ghi căn cứ giám hộ theo ảnh này rồi phiếu mới hoàn thành.", current, attach, detach }), form];
}

function dateAnswer({ asked, draft, answer }) {
  const one = field("Ngày/tháng/năm", { hint: asked.hint, value: day(draft.answers[asked.field]), inputmode: "numeric", placeholder: "vd 05/01/2024", maxlength: 10 });
  const quick = asked.field === "ReturnOn" ? null : h("p", null, button("Hôm nay", () => { one.input.value = day(today()); }));
  return single(asked, one, () => (one.input.value.trim() ? readDay(one.input.value) : ""), answer, quick);
}

function providerAnswer(parts) {
  const { asked, draft, answer, providers } = parts;
  const one = field("Ngân hàng hoặc nhà cung cấp", { kind: "select", value: draft.answers[asked.field] ?? "", choices: [{ value: "", label: "Chọn…" }, ...providers.map(provider => ({ value: provider.code, label: provider.name }))] });
  return [scanPart({ ...parts, isAccount: true }), single(asked, one, () => one.input.value, answer)];
}

function accountAnswer({ asked, draft, answer }) {
  const one = field("Số tài khoản", { hint: asked.hint, inputmode: "numeric", maxlength: 40, value: draft.answers[asked.field] ?? "" });
  return single(asked, one, () => one.input.value.replace(/[\s.-]/g, ""), answer);
}

async function summary(visit) {
  const { person, goTo } = visit;
  const draft = open.draft;
  const { questionnaire } = pack();
  const path = reachable(questionnaire, draft.answers);
  const outcome = outcomeOf(questionnaire, draft.answers);
  const missing = whatIsMissing({ questionnaire, answers: draft.answers, person, minute: draft.minute, attorney: draft.attorney, attachments: draft.attachments, today: today() });
  if (outcome?.needs?.minute && signedAnotherText(pack(), person, draft)) missing.push({ question: path.find(one => one.kind === "minute").id, sentence: "Nội dung biên bản đã đổi sau khi ký nên chữ ký cũ không còn giá trị; hãy mở biên bản và ký lại." });
  const waitsForProof = needsGuardianProof(effectiveAnswers(questionnaire, draft.answers), person, outcome);
  const place = h("div", { "aria-live": "assertive" });
  const words = one => {
    if (one.kind === "minute") return draft.minute ? "Đã lập" : null;
    if (one.kind === "attorney") return draft.attorney?.attorneyName ?? null;
    if (one.kind === "scan") return draft.card ?? null;
    const value = draft.answers[one.field];
    if (!value) return null;
    if (one.kind === "date") return day(value);
    if (one.kind === "provider") return pack().providers.find(provider => provider.code === value)?.name ?? value;
    return one.choices?.find(choice => choice.value === value)?.label ?? (value === "true" ? "Có" : value === "false" ? "Không" : value);
  };
  const end = async command => {
    finishing.disabled = true;
    try {
      await finish(open.draft, command);
      await leaveVisit();
      announce(command === "draft" ? "Đã niêm phong bản ghi dở." : `Đã xong. ${navigator.onLine ? "Đang gửi." : "Có mạng là tự gửi."}`);
      sending.sendAll();
      goTo("#/ngay");
    } catch (error) {
      finishing.disabled = false;
      if (error.name === "PackageGone") throw error;
      place.replaceChildren(message("bad", h("p", null, error instanceof StorageFull ? error.message : "Chưa lưu được vào máy; phiếu vẫn còn nguyên. Hãy bấm lại.")));
    }
  };
  const finishing = button([icon("check-lg"), outcome?.code === "X-VANG" ? " Ghi lượt đến" : " Xong"], () => end(outcome?.code === "X-VANG" ? "absent" : "complete"), { class: "btn btn-primary carried-main", disabled: missing.length > 0, "data-finish": true });
  show(
    heading(visit, "Xem lại"),
    h("h1", null, outcome ? outcome.title : "Chưa có kết quả"),
    outcome ? h("div", { class: "carried-outcome" }, h("b", null, outcome.code), h("div", null, h("p", null, outcome.because), outcome.next ? h("p", { class: "carried-sub" }, "Việc tiếp theo: ", outcome.next) : null)) : null,
    missing.length ? h("div", { class: "error-summary", tabindex: -1 }, h("h2", null, "Còn thiếu"), h("ul", null, missing.map(one => h("li", null, h("a", { href: `${visit.root}/${one.question}` }, one.label ? `${one.label} ${one.sentence}` : one.sentence))))) : null,
    h("dl", { class: "facts carried-facts carried-answers" }, path.filter(one => one.kind !== "done").map(one => [h("dt", null, one.text), h("dd", null, words(one) ?? h("span", { class: "muted" }, one.kind === "scan" ? "không quét thẻ" : "chưa trả lời"), " ", h("a", { href: `${visit.root}/${one.id}`, "aria-label": `Sửa: ${one.text}` }, "Sửa"))])),
    attachmentPart({ kinds: [["PowerOfAttorneyPaper", "Giấy ủy quyền"], ["GuardianProof", "Giấy tờ giám hộ"], ["Other", "Giấy tờ khác"]], title: "Ảnh giấy tờ", current: () => open.draft, attach: attachHere, detach: detachHere }),
    waitsForProof ? message("info", "Người giám hộ nhận thay: về xã, phiếu đứng ở dạng ghi dở cho đến khi cán bộ ghi căn cứ giám hộ theo ảnh này.") : null,
    place, finishing,
    h("p", { class: "carried-steps" }, button("Để dở, gửi phần đã ghi", () => end("draft"), { class: "btn btn-link" }), h("a", { class: "btn btn-link", href: "#/ngay" }, "Về danh sách")));
}

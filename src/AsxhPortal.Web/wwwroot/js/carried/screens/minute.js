// The refusal minute of outcome 2B: time and place, reason, who signs; then the whole text as it will be sealed, and only below it the
// signatures, drawn or on paper. What was signed is bound to that text: another text asks for other signatures.
import { announce, choices, field, h, icon, message } from "../dom.js";
import { minuteLines, minuteText, signedAnotherText } from "../minute-text.js";
import { reasonOf } from "../rules.js";
import { now, pack } from "../vault.js";
import { dayOf, dong, timeOf } from "../words.js";
import { today } from "../visits.js";
import { attachmentPart, signaturePart } from "./attachments.js";

const lower = name => name[0].toLowerCase() + name.slice(1);

/** What the office knows beforehand, and the present moment. */
const beginning = (person, answers) => ({
  heldOn: dayOf(now()), heldTime: timeOf(now()), place: person.address ?? "", signatoryName: person.name, signing: "Signs",
  ...Object.fromEntries(Object.entries(person.minuteDefaults ?? {}).map(([name, value]) => [lower(name), String(value)])), reason: answers.Reason ?? "",
});

export function minutePart({ person, draft, change, next, current, attach, detach, place }) {
  const { questionnaire } = pack();
  const minute = { ...beginning(person, draft.answers), ...draft.minute, reason: reasonOf(questionnaire, draft.answers), reasonKind: draft.answers.ReasonKind ?? null };
  minute.signing ??= "Signs";
  const fields = {};
  const input = (name, label, options = {}) => {
    fields[name] = field(label, { value: minute[name] ?? "", maxlength: 300, ...options });
    return fields[name].root;
  };
  const read = () => {
    const values = { ...minute, ...Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, one.input.value.trim()])), heldOn: minute.heldOn ?? today() };
    return values.signing === "Signs" ? { ...values, witnessName: null } : values;
  };
  const answersWith = values => ({ ...current().answers, Reason: values.reason });
  const store = then => {
    const values = read();
    return change({ minute: values, answers: answersWith(values) }, async () => {
      await voidSignatures();
      await then();
    });
  };

  // The text stands above the signatures and follows every field; when it changes, what was signed before goes, and that is said.
  const text = h("dl", { class: "facts carried-facts carried-minute", "data-minute-text": true });
  const showText = () => {
    const values = read();
    text.replaceChildren(...minuteLines(pack(), person, answersWith(values), values).flatMap(([label, value]) =>
      [h("dt", null, label), h("dd", { "data-value": value }, value ? (label === "Mức hưởng" ? `${dong(value)}/tháng` : value) : h("span", { class: "muted" }, "không có"))]));
  };
  const warning = h("div", { "aria-live": "assertive" });
  const voidSignatures = async () => {
    if (!signedAnotherText(pack(), person, current())) return;
    for (const one of current().attachments.filter(one => one.kind.startsWith("Signature"))) await detach(one.id);
    const words = "Nội dung biên bản đã đổi sau khi ký nên chữ ký cũ không còn giá trị; hãy đọc lại và ký lại.";
    warning.replaceChildren(message("warn", words));
    announce(words);
    drawPads();
  };
  const parts = { current, attach: async (kind, blob) => {
    await store(() => {});
    await attach(kind, blob);
    if (kind.startsWith("Signature")) {
      warning.replaceChildren();
      await change({ signedText: minuteText(pack(), person, current().answers, current().minute) });
    }
  }, detach };
  const pads = h("div");
  const drawPads = () => pads.replaceChildren(...[["SignaturePolice", "Chữ ký Công an xã"], ["SignatureOfficer", "Chữ ký công chức văn hóa - xã hội"],
    minute.signing === "Signs" ? ["SignatureSubject", "Chữ ký của đối tượng"] : ["SignatureWitness", "Chữ ký người làm chứng"]].map(([kind, label]) => signaturePart({ kind, label, ...parts })));
  const witness = h("div");
  const showWitness = () => {
    delete fields.witnessName;
    witness.replaceChildren(...(minute.signing === "Signs" ? [] : [
      h("p", { class: "field-hint" }, minute.signing === "Fingerprint" ? "Điểm chỉ trên bản giấy rồi chụp lại; người làm chứng ký trên màn hình." : "Người làm chứng xác nhận việc không ký được và ký thay vào chỗ của đối tượng."),
      input("witnessName", "Họ và tên người làm chứng")]));
  };
  const form = h("form", { class: "carried-form", novalidate: true, oninput: () => showText(), onchange: () => store(() => {}), onsubmit: event => {
    event.preventDefault();
    store(next);
  } },
  h("section", { class: "carried-part" }, h("h2", null, "Thời gian, địa điểm, lý do"), h("p", { class: "carried-sub" }, icon("clock"), ` ${minute.heldTime} ngày ${minute.heldOn.split("-").reverse().join("/")}`), input("place", "Địa điểm"),
    input("reason", "Lý do chưa đăng ký", { kind: "longtext", maxlength: 1000, hint: "Ghi đúng lời đối tượng trình bày." })),
  h("section", { class: "carried-part" }, h("h2", null, "Ba bên ký"), input("policeName", "Công an xã/CSKV"), input("officerName", "Công chức văn hóa - xã hội"), input("signatoryName", "Đối tượng (hoặc người ký thay)"),
    choices("signing", "Đối tượng xác nhận bằng", [{ value: "Signs", label: "Ký tên" }, { value: "Fingerprint", label: "Điểm chỉ" }, { value: "CannotSign", label: "Không ký được" }], minute.signing, value => {
      minute.signing = value;
      showWitness();
      showText();
      drawPads();
    }), witness),
  h("section", { class: "carried-part" }, h("h2", null, "Nội dung biên bản"), h("p", { class: "field-hint" }, "Đọc to cho mọi người cùng nghe rồi mới ký. Số biên bản do xã cấp khi phiếu về; nội dung và chữ ký được niêm phong cùng nhau."), text),
  h("section", { class: "carried-part" }, h("h2", null, "Ký trên màn hình"), warning, pads),
  attachmentPart({ kinds: [["SignedPaper", "Chụp biên bản giấy"]], title: "Hoặc ký trên giấy", hint: "Chụp biên bản giấy đã ký thì không cần ký trên màn hình.", ...parts }),
  place, h("button", { class: "btn btn-primary carried-main", type: "submit" }, "Tiếp tục"));
  showWitness();
  showText();
  if (signedAnotherText(pack(), person, { ...draft, minute: read(), answers: answersWith(read()) })) store(() => {});
  drawPads();
  return form;
}

// The refusal minute of outcome 2B: time and place, reason, three signatories, drawn or on paper.
import { choices, field, h, icon } from "../dom.js";
import { now } from "../vault.js";
import { dayOf, timeOf } from "../words.js";
import { today } from "../visits.js";
import { attachmentPart, signaturePart } from "./attachments.js";

const lower = name => name[0].toLowerCase() + name.slice(1);

/** What the office knows beforehand, and the present moment. */
const beginning = (person, answers) => ({
  heldOn: dayOf(now()), heldTime: timeOf(now()), place: person.address ?? "", signatoryName: person.name, signing: "Signs",
  ...Object.fromEntries(Object.entries(person.minuteDefaults ?? {}).map(([name, value]) => [lower(name), String(value)])), reason: answers.Reason ?? "",
});

export function minutePart({ person, draft, change, next, current, attach, detach, place }) {
  const minute = { ...beginning(person, draft.answers), ...draft.minute };
  if (draft.answers.Reason) minute.reason = draft.answers.Reason;
  minute.signing ??= "Signs";
  const fields = {};
  const input = (name, label, options = {}) => {
    fields[name] = field(label, { value: minute[name] ?? "", maxlength: 300, ...options });
    return fields[name].root;
  };
  const read = () => ({ ...minute, ...Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, one.input.value.trim()])), heldOn: minute.heldOn ?? today() });
  const store = then => change({ minute: read(), answers: { ...current().answers, Reason: read().reason } }, then);
  const subject = h("div");
  const parts = { current, attach: async (kind, blob) => {
    await store(() => {});
    await attach(kind, blob);
  }, detach };
  const sign = (kind, label) => signaturePart({ kind, label, ...parts });
  const subjectSigns = () => subject.replaceChildren(...(minute.signing === "Signs"
    ? [sign("SignatureSubject", "Chữ ký của đối tượng")]
    : [input("witnessName", "Họ tên người làm chứng"), h("p", { class: "field-hint" }, minute.signing === "Fingerprint" ? "Điểm chỉ trên bản giấy rồi chụp lại; người làm chứng ký dưới đây." : "Người làm chứng xác nhận việc không ký được và ký dưới đây."), sign("SignatureWitness", "Chữ ký người làm chứng")]));
  subjectSigns();
  return h("form", { class: "carried-form", novalidate: true, onchange: () => store(() => {}), onsubmit: event => {
    event.preventDefault();
    store(next);
  } },
  h("section", { class: "carried-part" }, h("h2", null, "Thời gian, địa điểm, lý do"), h("p", { class: "carried-sub" }, icon("clock"), ` ${minute.heldTime} ngày ${minute.heldOn.split("-").reverse().join("/")}`), input("place", "Địa điểm"),
    input("reason", "Lý do chưa đăng ký", { kind: "longtext", maxlength: 1000, hint: "Ghi đúng lời đối tượng trình bày." })),
  h("section", { class: "carried-part" }, h("h2", null, "1. Công an xã/CSKV"), input("policeName", "Họ và tên"), sign("SignaturePolice", "Chữ ký Công an xã")),
  h("section", { class: "carried-part" }, h("h2", null, "2. Công chức văn hóa - xã hội"), input("officerName", "Họ và tên"), sign("SignatureOfficer", "Chữ ký công chức")),
  h("section", { class: "carried-part" }, h("h2", null, "3. Đối tượng"), input("signatoryName", "Họ và tên (hoặc người ký thay)"),
    choices("signing", "Xác nhận bằng", [{ value: "Signs", label: "Ký tên" }, { value: "Fingerprint", label: "Điểm chỉ" }, { value: "CannotSign", label: "Không ký được" }], minute.signing, value => {
      minute.signing = value;
      delete fields.witnessName;
      subjectSigns();
    }), subject),
  attachmentPart({ kinds: [["SignedPaper", "Chụp biên bản giấy"]], title: "Hoặc ký trên giấy", hint: "Chụp biên bản giấy đã ký thì không cần ký trên màn hình.", ...parts }),
  place, h("button", { class: "btn btn-primary carried-main", type: "submit" }, "Tiếp tục"));
}

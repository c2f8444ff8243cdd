// The power of attorney as far as the door: who, relation, way of receiving, term. The register and certification follow at the office.
import { choices, field, h, icon, message } from "../dom.js";
import { effectiveAnswers, whatIsMissingInAttorney, outcomeOf } from "../rules.js";
import { pack } from "../vault.js";
import { today } from "../visits.js";
import { day, readDay } from "../words.js";
import { attachmentPart } from "./attachments.js";
import { scanCard } from "./scan.js";

export function attorneyPart({ person, draft, change, next, current, attach, detach, providers, place }) {
  const usesAccount = effectiveAnswers(pack().questionnaire, draft.answers).AttorneyUsesAccount;
  const attorney = { validFrom: today(), isThroughAccount: usesAccount ?? "false", ...draft.attorney };
  if (usesAccount) attorney.isThroughAccount = usesAccount;
  const fields = {};
  const input = (name, label, options = {}) => {
    fields[name] = field(label, { value: attorney[name] ?? "", maxlength: 200, ...options });
    return fields[name].root;
  };
  const date = (name, label, hint) => {
    fields[name] = field(label, { value: day(attorney[name]), hint, inputmode: "numeric", maxlength: 10 });
    return fields[name].root;
  };
  const dates = ["attorneyBirth", "validFrom", "validTo"];
  const read = () => {
    const values = { ...attorney, ...Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, one.input.value.trim()])) };
    for (const name of dates) {
      const typed = fields[name].input.value.trim();
      values[name] = typed ? readDay(typed) : null;
      fields[name].error(typed && !values[name] ? "Hãy nhập ngày theo dạng ngày/tháng/năm." : null);
    }
    return values;
  };
  const wrong = h("div", { "aria-live": "polite" });
  const account = h("div", null, input("accountNumber", "Số tài khoản của người được ủy quyền", { inputmode: "numeric", maxlength: 40 }));
  const bank = field("Ngân hàng", { kind: "select", value: attorney.providerCode ?? "", choices: [{ value: "", label: "Chọn…" }, ...providers.map(one => ({ value: one.code, label: one.name }))] });
  fields.providerCode = bank;
  const withAccount = h("section", { class: "carried-part", hidden: attorney.isThroughAccount !== "true" }, h("h2", null, "Tài khoản của người được ủy quyền"), bank.root, account);
  const take = card => {
    fields.attorneyName.input.value = card.fullName;
    fields.attorneyBirth.input.value = day(card.birth);
    fields.attorneyCitizenId.input.value = card.citizenId;
    fields.attorneyAddress.input.value = card.address ?? "";
    change({ attorney: read() });
  };
  return h("form", { class: "carried-form", novalidate: true, onchange: () => change({ attorney: read() }), onsubmit: event => {
    event.preventDefault();
    const values = read();
    const missing = whatIsMissingInAttorney(values, person, outcomeOf(pack().questionnaire, current().answers), today());
    change({ attorney: values }, missing.length ? () => {
      wrong.replaceChildren(message("bad", h("ul", null, missing.map(sentence => h("li", null, sentence)))));
      wrong.scrollIntoView({ block: "center" });
    } : next);
  } },
  h("section", { class: "carried-part" }, h("h2", null, "Người được ủy quyền"), scanCard("Quét thẻ căn cước của người được ủy quyền", take), input("attorneyName", "Họ và tên"), date("attorneyBirth", "Ngày sinh", "Ngày/tháng/năm; phải đủ 18 tuổi."),
    input("attorneyCitizenId", "Số định danh cá nhân", { inputmode: "numeric", maxlength: 12 }), input("attorneyRelation", "Quan hệ với đối tượng", { hint: "Ví dụ: con, cháu, vợ, hàng xóm." }), input("attorneyAddress", "Nơi ở"), input("attorneyPhone", "Số điện thoại", { kind: "tel" })),
  usesAccount ? null : choices("way", "Nhận bằng", [{ value: "true", label: "Qua tài khoản của người được ủy quyền" }, { value: "false", label: "Tiền mặt" }], attorney.isThroughAccount, value => {
    attorney.isThroughAccount = value;
    withAccount.hidden = value !== "true";
    change({ attorney: read() });
  }),
  withAccount,
  h("section", { class: "carried-part" }, h("h2", null, "Thời hạn"), date("validFrom", "Từ ngày"), date("validTo", "Đến hết ngày", "Để trống thì theo thời hạn mặc định (một năm, Bộ luật Dân sự 2015, Điều 563)."), h("p", { class: "carried-sub" }, icon("info-circle"), " Giấy chỉ có hiệu lực sau khi được chứng thực.")),
  attachmentPart({ kinds: [["PowerOfAttorneyPaper", "Chụp giấy ủy quyền"]], title: "Ảnh giấy ủy quyền", current, attach, detach }),
  wrong, place, h("button", { class: "btn btn-primary carried-main", type: "submit" }, "Tiếp tục"));
}

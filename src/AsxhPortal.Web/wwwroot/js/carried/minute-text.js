// What who signs has to hear before signing: the same lines, in the same order and words, that the server seals with the signatures
// (MinuteSeal). Only the number is given by the commune when the visit arrives.
import { effectiveAnswers, reasonOf } from "./rules.js";

const sexes = { Male: "Nam", Female: "Nữ" };
const clean = value => String(value ?? "").normalize("NFC").split(/\s+/).filter(Boolean).join(" ");

/** @returns {[string, string][]} label and value of every line; "" where there is nothing to say. */
export function minuteLines({ questionnaire, providers }, person, answers, minute) {
  const counting = effectiveAnswers(questionnaire, answers);
  const labelOf = (field, value) => questionnaire.questions.find(question => question.field === field)?.choices.find(choice => choice.value === value)?.label;
  return [
    ["Thời gian", `${minute.heldTime} ${(minute.heldOn ?? "").split("-").reverse().join("/")}`],
    ["Địa điểm", minute.place],
    ["Công an xã/CSKV", minute.policeName],
    ["Chức vụ của công an", minute.policeTitle],
    ["Công chức văn hóa - xã hội", minute.officerName],
    ["Chức vụ của công chức", minute.officerTitle],
    ["Họ và tên đối tượng", person.name],
    ["Ngày sinh", person.birth],
    ["Giới tính", sexes[person.sex]],
    ["Số định danh cá nhân/CCCD", person.citizenId],
    ["Nơi cư trú", person.address],
    ["Loại đối tượng", person.categories],
    ["Mức hưởng", person.amount],
    ["Số tài khoản", counting.AccountNumber],
    ["Ngân hàng", providers.find(one => one.code === counting.ProviderCode)?.name],
    ["Lý do", reasonOf(questionnaire, counting)],
    ["Nguyện vọng", labelOf("Wish", counting.Wish) ?? "Tiền mặt"],
    ["Người ký", minute.signatoryName],
    ["Xác nhận bằng", labelOf("Signing", minute.signing)],
    ["Người làm chứng", minute.signing === "Signs" ? "" : minute.witnessName],
  ].map(([label, value]) => [label, clean(value)]);
}

export const minuteText = (...given) => minuteLines(...given).map(([label, value]) => `${label}\t${value}`).join("\n");

/** Signatures drawn under another text stand for nothing. */
export const signedAnotherText = (pack, person, draft) => Boolean(draft.minute) && draft.attachments.some(one => one.kind.startsWith("Signature"))
  && draft.signedText !== minuteText(pack, person, draft.answers, draft.minute);

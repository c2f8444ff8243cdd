// Walks the questionnaire (/khao-sat/bo-cau-hoi.json) by the same rules as the pages on the server. Pure functions, no screen, no store.

const holds = (conditions, answers) =>
  !conditions?.length || conditions.some(all => all.every(({ field, in: values }) => values.includes(answers[field] ?? "")));

const accepts = (question, value) => (value ?? "").trim() !== "" && (!question.choices?.length || question.choices.some(choice => choice.value === value));

/** The answers a question writes; papers, scans and the last page write none. */
export const fieldsOf = question => (["scan", "minute", "attorney", "done"].includes(question.kind) ? [] : [question.field]);

function walk(questionnaire, answers) {
  const reached = [];
  const counting = {};
  for (const question of questionnaire.questions) {
    if (!holds(question.when, counting)) continue;
    reached.push(question);
    for (const field of fieldsOf(question)) if (accepts(question, answers[field])) counting[field] = answers[field];
  }
  return { reached, counting };
}

/** The answers that count: those of questions that can be reached. What stands behind a turn not taken counts as not given. */
export const effectiveAnswers = (questionnaire, answers) => walk(questionnaire, answers).counting;

/** The questions to ask, in order, with the answers given so far. */
export const reachable = (questionnaire, answers) => walk(questionnaire, answers).reached;

/** The first outcome whose conditions hold; null while none does. */
export function outcomeOf(questionnaire, answers) {
  const counting = effectiveAnswers(questionnaire, answers);
  return questionnaire.outcomes.find(outcome => holds(outcome.when, counting)) ?? null;
}

const isDay = value => /^\d{4}-\d{2}-\d{2}$/.test(value);

/** What is wrong with a single answer, in a sentence; null when nothing is. */
export function whatIsWrong(question, value, today) {
  if (!value) return question.required ? "Hãy trả lời câu này." : null;
  switch (question.kind) {
    case "date":
      if (!isDay(value)) return "Hãy nhập ngày theo dạng ngày/tháng/năm.";
      if (question.field === "ReturnOn") return value > today ? null : "Ngày hẹn quay lại phải sau hôm nay.";
      return value > today ? "Ngày này không được ở tương lai." : null;
    case "phone": return /^0\d{9}$/.test(value.replace(/[\s.]/g, "")) ? null : "Số điện thoại gồm 10 chữ số, bắt đầu bằng 0; hãy kiểm tra lại.";
    default: return null;
  }
}

/** Letters without marks, one space between words: names are compared like that. */
export const fold = text => (text ?? "").normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase().replace(/\s+/g, " ").trim();

/**
 * What still keeps a visit from being finished: [{question, sentence}]. The server checks again and in full; these are the points that
 * one would not want to hear about only in the evening.
 */
export function whatIsMissing({ questionnaire, answers, person, minute, attorney, attachments, today }) {
  const missing = [];
  const path = reachable(questionnaire, answers);
  const counting = effectiveAnswers(questionnaire, answers);
  const outcome = outcomeOf(questionnaire, answers);
  const at = test => (path.find(test) ?? path[0]).id;
  const byField = field => at(question => fieldsOf(question).includes(field));
  for (const question of path) {
    for (const field of fieldsOf(question)) {
      const wrong = whatIsWrong(question, counting[field], today);
      if (wrong) missing.push({ question: question.id, label: question.text, sentence: wrong });
    }
  }
  if (!outcome) return [...missing, { question: path[path.length - 1].id, sentence: "Chưa đủ câu trả lời để biết kết quả." }];
  const needs = outcome.needs ?? {};
  const asksAccount = needs.account || counting.AccountNumber;
  if (asksAccount) {
    const payee = (counting.Payee ?? "Self") === "Self" ? person.name : counting.PayeeName;
    if (counting.AccountNumber && !/^[0-9A-Za-z]{6,19}$/.test(counting.AccountNumber.replace(/[\s.-]/g, ""))) missing.push({ question: byField("AccountNumber"), sentence: "Số tài khoản gồm 6 đến 19 chữ số; hãy kiểm tra lại." });
    if (payee && counting.AccountHolder && fold(counting.AccountHolder) !== fold(payee)) missing.push({ question: byField("AccountHolder"), sentence: `Chủ tài khoản không phải là ${payee}; hãy sửa tên, hoặc ghi rõ ai nhận thay.` });
  }
  if (needs.minute) {
    const where = at(question => question.kind === "minute");
    missing.push(...whatIsMissingInMinute(minute, reasonOf(questionnaire, counting), attachments).map(sentence => ({ question: where, sentence })));
  }
  if (needsGuardianProof(counting, person, outcome) && !attachments?.some(one => one.kind === "GuardianProof")) {
    missing.push({ question: byField("PayeeName"), sentence: "Chưa có căn cứ giám hộ: hãy chụp giấy khai sinh, trích lục giám hộ hoặc quyết định của tòa án để xã ghi căn cứ." });
  }
  if (needs.attorney) {
    const where = at(question => question.kind === "attorney");
    missing.push(...whatIsMissingInAttorney(attorney, person, outcome, today).map(sentence => ({ question: where, sentence })));
  }
  return missing;
}

/** A guardian who receives: the office records the grounds by the photo of the papers (TT 17/2024/TT-NHNN). */
export const needsGuardianProof = (answers, person, outcome) =>
  answers.Payee === "Guardian" && !person.hasGuardianship && !outcome?.needs?.attorney && !outcome?.needs?.eventDay;

/** The reason as the minute says it: the person's own words, else the kind that was chosen; "lý do khác" does not speak for itself. */
export function reasonOf(questionnaire, answers) {
  if ((answers.Reason ?? "").trim()) return answers.Reason.trim();
  if (!answers.ReasonKind || answers.ReasonKind === "Other") return "";
  const kinds = questionnaire.questions.find(question => question.field === "ReasonKind")?.choices ?? [];
  return kinds.find(kind => kind.value === answers.ReasonKind)?.label ?? "";
}

/** The sentences of a refusal minute that cannot stand yet. */
export function whatIsMissingInMinute(minute, reason, attachments = []) {
  if (!minute) return ["Hãy lập biên bản có đủ ba bên ký."];
  const missing = [];
  const has = kind => attachments.some(one => one.kind === kind);
  if (!minute.place) missing.push("Hãy ghi địa điểm lập biên bản.");
  if (!reason) missing.push("Hãy ghi lý do chưa đăng ký, đúng lời đối tượng trình bày.");
  if (!minute.policeName) missing.push("Hãy ghi họ tên Công an xã/CSKV.");
  if (!minute.officerName) missing.push("Hãy ghi họ tên công chức văn hóa - xã hội.");
  if (!minute.signatoryName) missing.push("Hãy ghi họ tên đối tượng hoặc người ký thay.");
  if (minute.signing !== "Signs" && !minute.witnessName) missing.push("Điểm chỉ hoặc không ký được thì phải có người làm chứng.");
  if (has("SignedPaper")) return missing;
  if (!has("SignaturePolice")) missing.push("Thiếu chữ ký của Công an xã/CSKV.");
  if (!has("SignatureOfficer")) missing.push("Thiếu chữ ký của công chức văn hóa - xã hội.");
  if (minute.signing === "Signs" && !has("SignatureSubject")) missing.push("Thiếu chữ ký của đối tượng.");
  if (minute.signing !== "Signs" && !has("SignatureWitness")) missing.push("Thiếu chữ ký của người làm chứng.");
  return missing;
}

/** The essential checks of a power of attorney; the register of citizens is asked on the server. */
export function whatIsMissingInAttorney(attorney, person, outcome, today) {
  if (!attorney?.attorneyName) return ["Hãy lập giấy ủy quyền."];
  const missing = [];
  if (fold(attorney.attorneyName) === fold(person.name) && (!attorney.attorneyCitizenId || attorney.attorneyCitizenId === person.citizenId)) missing.push("Người được ủy quyền không thể là chính đối tượng.");
  if (!attorney.attorneyRelation) missing.push("Hãy ghi quan hệ của người được ủy quyền với đối tượng.");
  if (attorney.attorneyCitizenId && !/^\d{12}$/.test(attorney.attorneyCitizenId)) missing.push("Số định danh cá nhân gồm 12 chữ số.");
  if (attorney.attorneyCitizenId && attorney.attorneyCitizenId === person.citizenId) missing.push("Số định danh của người được ủy quyền trùng với đối tượng.");
  if (!attorney.attorneyBirth) missing.push("Hãy ghi ngày sinh của người được ủy quyền.");
  else if (attorney.attorneyBirth > today) missing.push("Ngày sinh không được ở tương lai.");
  else if (yearsBetween(attorney.attorneyBirth, today) < 18) missing.push("Người được ủy quyền phải đủ 18 tuổi.");
  const throughAccount = String(attorney.isThroughAccount) === "true";
  if (outcome && throughAccount !== (outcome.code === "3-UQ-TK")) missing.push("Giấy ủy quyền và kết quả khảo sát nói khác nhau về việc nhận qua tài khoản; hãy sửa một trong hai.");
  if (throughAccount && !attorney.providerCode) missing.push("Hãy chọn ngân hàng của người được ủy quyền.");
  if (throughAccount && !attorney.accountNumber) missing.push("Hãy nhập số tài khoản của người được ủy quyền.");
  if (attorney.validTo && attorney.validFrom && attorney.validTo <= attorney.validFrom) missing.push("Ngày hết hạn phải sau ngày bắt đầu.");
  return missing;
}

export function yearsBetween(birth, today) {
  const [year, month, day] = birth.split("-").map(Number);
  const [thisYear, thisMonth, thisDay] = today.split("-").map(Number);
  return thisYear - year - (thisMonth < month || (thisMonth === month && thisDay < day) ? 1 : 0);
}

// A visit on the phone: a draft at every tap (encrypted for the phone, sealed for the server), attachments, and "Xong".
import { sha256, utf8, withHeader } from "./bytes.js";
import { decrypt, decryptJson, encrypt, encryptJson, seal } from "./cipher.js";
import { effectiveAnswers, outcomeOf, reasonOf } from "./rules.js";
import { read, readAll } from "./store.js";
import { keys, now, offset, pack, progress, write } from "./vault.js";
import { day, dayOf } from "./words.js";

export const today = () => dayOf(now());
const box = draft => `draft/${draft.id}`;
const fileBox = id => `file/${id}`;
const meta = document.querySelector("meta[name=carried-version]");

/** The draft of this person, or a new one that is not stored before the first answer. */
export async function openVisit(person) {
  const known = progress()[person.id];
  if (known?.state === "draft") {
    const stored = await read("boxes", `draft/${known.visitId}`);
    if (stored) return decryptJson(keys().key, stored);
  }
  return {
    id: crypto.randomUUID(), personId: person.id, surveyVersion: person.surveyVersion ?? null, personVersion: person.personVersion ?? null,
    startedAt: Date.now(), answers: { ...person.answers, VisitedOn: today() }, minute: null, attorney: null, corrections: [], attachments: [], confirmed: [], at: null,
  };
}

/** The form of the power of attorney takes a birth as people write it. */
const attorneyOf = draft => draft.attorney && { ...draft.attorney, attorneyBirth: day(draft.attorney.attorneyBirth) };

function plainVisit(draft, command) {
  const questionnaire = pack().questionnaire;
  const answers = effectiveAnswers(questionnaire, draft.answers);
  const outcome = outcomeOf(questionnaire, draft.answers);
  if (outcome) answers.Outcome = outcome.code;
  answers.VisitedOn ??= today();
  return {
    id: draft.id, planId: pack().planId, beneficiaryId: draft.personId, surveyVersion: draft.surveyVersion, personVersion: draft.personVersion,
    takenAt: new Date().toISOString(), clockOffsetMs: Math.round(offset()), appVersion: meta?.content ?? "", command, answers,
    minute: outcome?.needs?.minute && draft.minute ? { ...draft.minute, reason: reasonOf(questionnaire, answers), reasonKind: answers.ReasonKind ?? null } : null, attorney: outcome?.needs?.attorney ? attorneyOf(draft) : null, corrections: draft.corrections,
    attachments: draft.attachments.map(({ id, kind, sha256, length, contentType }) => ({ id, kind, sha256, length, contentType })),
  };
}

async function sealedVisit(draft, command, state) {
  const { sealKey } = keys();
  const planId = pack().planId;
  const envelope = await seal(sealKey, { id: draft.id, planId, kind: "visit" }, utf8(JSON.stringify(plainVisit(draft, command))));
  return item(envelope, draft.id, state, command);
}

const item = (envelope, visitId, state, command = null) => ({
  id: envelope.id, planId: envelope.planId, kind: envelope.kind, visitId, command, state, envelope, size: envelope.data.length, createdAt: Date.now(), attempts: 0, nextAt: 0, sentence: null,
});

/** Stores the draft as it stands; when this fails nothing is half-written and the screen keeps what was answered. */
export async function save(draft) {
  const kept = { ...draft, updatedAt: Date.now() };
  await write({
    boxes: { [box(draft)]: await encryptJson(keys().key, kept) },
    queue: [await sealedVisit(draft, "draft", "held")],
    advance: { [draft.personId]: { state: "draft", visitId: draft.id } },
  });
}

/** One drawing of each signature; photos may be several. */
const isSingle = kind => kind.startsWith("Signature");

/** Adds a photo or a drawing; a signature replaces the one before. Returns the draft with it. */
export async function attach(draft, kind, blob) {
  const { key, sealKey } = keys();
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const attachment = { id: crypto.randomUUID(), kind, sha256: await sha256(bytes), length: bytes.length, contentType: blob.type };
  const replaced = isSingle(kind) ? draft.attachments.filter(one => one.kind === kind) : [];
  const next = { ...draft, attachments: [...draft.attachments.filter(one => !replaced.includes(one)), attachment] };
  const planId = pack().planId;
  const header = { id: attachment.id, visitId: draft.id, kind, sha256: attachment.sha256, contentType: attachment.contentType };
  const envelope = await seal(sealKey, { id: attachment.id, planId, kind: "attachment" }, withHeader(header, bytes));
  await write({
    boxes: { [fileBox(attachment.id)]: await encrypt(key, bytes), [box(next)]: await encryptJson(key, next) },
    remove: replaced.map(one => fileBox(one.id)), unqueue: replaced.map(one => one.id),
    queue: [item(envelope, draft.id, "held"), await sealedVisit(next, "draft", "held")],
    advance: { [draft.personId]: { state: "draft", visitId: draft.id } },
  });
  return next;
}

export async function detach(draft, id) {
  const next = { ...draft, attachments: draft.attachments.filter(one => one.id !== id) };
  await write({
    boxes: { [box(next)]: await encryptJson(keys().key, next) },
    remove: [fileBox(id)], unqueue: [id],
    queue: [await sealedVisit(next, "draft", "held")],
  });
  return next;
}

/** An attachment of an open draft, to be looked at; null when it is gone. */
export async function fileOf(attachment) {
  const stored = await read("boxes", fileBox(attachment.id));
  return stored ? new Blob([await decrypt(keys().key, stored)], { type: attachment.contentType }) : null;
}

/** Seals the visit and puts it, with its attachments, among what waits to be sent. */
export async function finish(draft, command) {
  const outcome = outcomeOf(pack().questionnaire, draft.answers);
  const visit = await sealedVisit(draft, command, "waiting");
  const wanted = new Set(draft.attachments.map(one => one.id));
  const held = (await readAll("queue")).filter(one => one.visitId === draft.id && one.kind === "attachment" && wanted.has(one.id));
  await write({
    remove: [box(draft), ...draft.attachments.map(one => fileBox(one.id))],
    queue: [...held.map(one => ({ ...one, state: "waiting" })), visit],
    advance: { [draft.personId]: { state: command === "draft" ? "sent-draft" : command === "absent" ? "absent" : "done", visitId: draft.id, code: outcome?.code ?? null, at: now(), returnOn: draft.answers.ReturnOn ?? null } },
  });
}

/** Nothing was asked after all: the draft and its files go, with nothing sent. */
export async function discard(draft) {
  await write({
    remove: [box(draft), ...draft.attachments.map(one => fileBox(one.id))], unqueue: [draft.id, ...draft.attachments.map(one => one.id)],
    advance: { [draft.personId]: { state: "none" } },
  });
}

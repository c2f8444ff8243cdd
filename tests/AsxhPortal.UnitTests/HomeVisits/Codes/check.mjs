// Runs the site's own readers over codes.json; prints one line for each that differs. node check.mjs FOLDER-OF-THE-SCRIPTS CODES.JSON
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
const [folder, file] = process.argv.slice(2);
// Modules of the site have no package of their own beside them, so they are read as text.
const load = async name => import("data:text/javascript," + encodeURIComponent(readFileSync(new URL(name, pathToFileURL(folder + "/")), "utf8")));
const { parseCard, namesAgree, compare, isSamePerson } = await load("cccd.js");
const { parseVietQr } = await load("vietqr.js");
const codes = JSON.parse(readFileSync(file, "utf8"));
const same = (left, right) => JSON.stringify(left, Object.keys(left ?? {}).sort()) === JSON.stringify(right, Object.keys(right ?? {}).sort());
const report = (why, found) => console.log(`${why}: ${JSON.stringify(found)}`);
const refused = (found, error) => found.error?.includes(error);
for (const { why, text, card, error } of codes.cards) {
  const found = parseCard(text, codes.today);
  if (card ? !same(found, card) : !refused(found, error)) report(`card, ${why}`, found);
}
for (const [ours, read, agrees] of codes.names) if (namesAgree(ours, read) !== agrees) report(`name ${ours} / ${read}`, !agrees);
const card = parseCard(codes.card, codes.today);
for (const { why, person, same: isSame, differs } of codes.people) {
  const found = compare(card, person).filter(field => !field.agrees).map(field => field.field);
  if (isSamePerson(card, person) !== isSame || found.join() !== differs.join()) report(`person, ${why}`, [isSamePerson(card, person), found]);
}
for (const { why, text, bin, account, error } of codes.vietqr) {
  const found = parseVietQr(text);
  if (error ? !refused(found, error) : !same(found, { bin, account })) report(`vietqr, ${why}`, found);
}
console.log(`${codes.cards.length + codes.names.length + codes.people.length + codes.vietqr.length} read`);

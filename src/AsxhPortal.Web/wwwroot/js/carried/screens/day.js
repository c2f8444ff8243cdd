// The day in walking order: households as headings, what was done, what waits, who is to be met again.
import { button, h, icon, show, status } from "../dom.js";
import { fold } from "../rules.js";
import * as vault from "../vault.js";
import { birth, day, hoursLeft } from "../words.js";

const marks = {
  draft: () => status("warn", "pencil-square", "Ghi dở"),
  done: () => status("ok", "check-circle", "Đã xong"),
  absent: () => status("info", "house-dash", "Vắng"),
  "sent-draft": () => status("info", "send", "Gửi bản dở"),
};
const mark = state => (marks[state] ?? (() => status("idle", "circle", "Chưa đến")))();

let filter = "all";
let words = "";

export async function dayScreen(goTo) {
  const pack = vault.pack();
  const progress = vault.progress();
  const stateOf = person => progress[person.id]?.state ?? "none";
  const done = pack.people.filter(person => ["done", "sent-draft"].includes(stateOf(person))).length;
  const left = vault.expiresAt() - vault.now();
  const list = h("div", { "data-day": true });
  const kinds = [["all", "Tất cả", () => true], ["open", "Chưa xong", state => !["done", "sent-draft"].includes(state)], ["draft", "Ghi dở", state => state === "draft"]];
  const fill = () => {
    const keep = kinds.find(([name]) => name === filter)[2];
    const people = pack.people.filter(person => keep(stateOf(person)) && (!words || fold([person.name, person.household, person.hamlet, person.address].join(" ")).includes(fold(words))));
    list.replaceChildren(...(people.length ? households(people) : [h("p", { class: "nothing" }, words ? "Không có ai khớp với chữ đã gõ." : "Không còn ai ở mục này.")]));
  };
  const households = people => {
    const groups = Map.groupBy ? Map.groupBy(people, person => person.household ?? person.id) : people.reduce((all, person) => all.set(person.household ?? person.id, [...(all.get(person.household ?? person.id) ?? []), person]), new Map());
    let hamlet = null;
    return Array.from(groups.values(), members => {
      const first = members[0];
      const place = first.hamlet !== hamlet ? h("h2", { class: "carried-hamlet" }, first.hamlet ?? "Chưa rõ thôn") : null;
      hamlet = first.hamlet;
      return [place, h("section", { class: "carried-household" },
        h("h3", null, h("span", null, `Hộ ${first.householdHead ?? first.household ?? first.name}`), members.length > 1 ? h("span", { class: "carried-sub" }, `${members.length} người`) : null),
        first.address ? h("p", { class: "carried-address" }, icon("geo-alt"), " ", first.address) : null,
        h("ul", null, members.map(line)))];
    }).flat().filter(Boolean);
  };
  const line = person => {
    const known = progress[person.id];
    const absences = (person.absences ?? 0) + (known?.state === "absent" ? 1 : 0);
    const returnOn = known?.returnOn ?? person.returnOn;
    const facts = [birth(person.birth), person.categories].filter(Boolean).join(" · ");
    return h("li", null, h("a", { href: `#/nguoi/${person.id}`, class: "carried-person" },
      h("span", { class: "carried-name" }, person.name), mark(known?.state ?? "none"),
      h("span", { class: "carried-sub" }, facts),
      absences ? h("span", { class: "carried-absent" }, icon("door-closed"), ` Vắng ${absences} lần`, returnOn ? `, hẹn ${day(returnOn)}` : "") : null));
  };
  const search = h("input", { class: "form-control", type: "search", placeholder: "Tìm tên, không cần dấu", "aria-label": "Tìm trong danh sách", value: words, oninput: () => { words = search.value; fill(); } });
  const tabs = h("div", { class: "carried-tabs", role: "group", "aria-label": "Lọc danh sách" }, kinds.map(([name, label]) => button(label, event => {
    filter = name;
    for (const tab of tabs.children) tab.setAttribute("aria-pressed", tab === event.currentTarget);
    fill();
  }, { "aria-pressed": String(filter === name), class: "carried-tab" })));
  fill();
  show(
    h("h1", null, pack.team?.name ?? pack.communeName ?? "Danh sách trong ngày"),
    h("p", { class: "carried-brief" }, h("b", null, `${done}/${pack.people.length}`), " đã xong", h("progress", { class: "meter", max: pack.people.length || 1, value: done, "aria-label": "Đã xong" }),
      h("span", { class: left < 4 * 3600000 ? "carried-soon" : "carried-sub" }, icon("hourglass-split"), ` Dùng được ${hoursLeft(vault.expiresAt(), vault.now())}`)),
    h("div", { class: "carried-tools" }, search, tabs), list,
    h("details", { class: "carried-more" }, h("summary", null, "Kết thúc, mang đi danh sách khác"),
      h("p", null, "Dữ liệu về người dân sẽ bị xóa khỏi máy này. Phiếu đã xong và phiếu ghi dở vẫn được giữ kín và gửi về xã."),
      button("Kết thúc và xóa khỏi máy", async () => {
        await vault.die("ended");
        goTo("#/");
      }, { class: "btn btn-danger" })));
}


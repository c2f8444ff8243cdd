// The list of people from the keyboard: "/" goes to the search box, arrows move between rows, Enter opens (the link itself), the space bar ticks.
// And the count of what is ticked. Everything works without this file too.
const search = document.querySelector("[data-search]");
const table = document.querySelector("[data-people-list]");
const links = table ? [...table.querySelectorAll("tbody th a")] : [];
const isTyping = target => target.closest("input:not([type=checkbox]), select, textarea, [contenteditable]");

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
  if (event.key === "/" && search && !isTyping(event.target)) {
    event.preventDefault();
    search.focus();
    search.select();
    return;
  }
  if (event.target === search && event.key === "ArrowDown" && links.length) {
    event.preventDefault();
    links[0].focus();
    return;
  }
  const here = links.indexOf(event.target);
  if (here < 0) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const next = here + (event.key === "ArrowDown" ? 1 : -1);
    (next < 0 ? search : links[Math.min(next, links.length - 1)])?.focus();
  } else if (event.key === " ") {
    const box = event.target.closest("tr").querySelector("input[name=ids]");
    if (!box) return;
    event.preventDefault();
    box.click();
  }
});

const selection = document.querySelector("#selection");
if (selection && table) {
  const boxes = [...table.querySelectorAll("input[name=ids]")];
  const everybody = selection.querySelector("[data-select-all]");
  const page = table.querySelector("[data-select-page]");
  const count = selection.querySelector("[data-selected-count]");
  const button = selection.querySelector("button");
  const total = selection.querySelector("label").textContent.match(/[\d.]+/)?.[0] ?? "";
  let last = null;
  const show = () => {
    const ticked = boxes.filter(box => box.checked).length;
    count.textContent = everybody.checked ? total : ticked.toString();
    button.disabled = !everybody.checked && ticked === 0;
    boxes.forEach(box => { box.disabled = everybody.checked; });
    page.disabled = everybody.checked;
    page.checked = ticked === boxes.length;
    page.indeterminate = ticked > 0 && ticked < boxes.length;
  };
  page.hidden = false;
  page.addEventListener("change", () => {
    boxes.forEach(box => { box.checked = page.checked; });
    show();
  });
  table.addEventListener("click", event => {
    const box = event.target.closest("input[name=ids]");
    if (!box) return;
    if (event.shiftKey && last) {
      const [from, to] = [boxes.indexOf(last), boxes.indexOf(box)].sort((a, b) => a - b);
      boxes.slice(from, to + 1).forEach(other => { other.checked = box.checked; });
    }
    last = box;
    show();
  });
  everybody.addEventListener("change", show);
  addEventListener("pageshow", show);
  show();
}

// On a phone the list comes before its conditions; the chips say which are in use.
if (matchMedia("(max-width: 40rem)").matches) document.querySelectorAll("details[data-folds-on-phone]").forEach(details => { details.open = false; });
// A small menu closes when somebody goes elsewhere.
const menu = document.querySelector("details.other-work");
document.addEventListener("click", event => { if (menu?.open && !menu.contains(event.target)) menu.open = false; });
menu?.addEventListener("keydown", event => {
  if (event.key !== "Escape") return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

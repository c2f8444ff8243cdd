// The engine answers while the officer types. Posted, so that nothing of a person stands in an address; without this file the button "Tìm" does the same.
const form = document.querySelector("form[data-incoming]");
const answers = form?.querySelector("[data-answers]");
const state = form?.querySelector("[data-finding-state]");
const asked = ["FullName", "Birth", "Sex", "CitizenId", "OldId", "HamletName"];
const pause = 350;
let timer, running;

async function find() {
  running?.abort();
  running = new AbortController();
  state.textContent = "Đang tìm…";
  try {
    const response = await fetch(form.dataset.find, { method: "POST", body: new FormData(form), headers: { "X-Fragment": "1" }, signal: running.signal });
    if (!response.ok) throw new Error(response.status);
    const html = await response.text();
    const chosen = answers.querySelector("input[name=CitizenRecordId]:checked")?.value;
    answers.innerHTML = html;
    // Chosen while the answer was on its way.
    for (const choice of answers.querySelectorAll("input[name=CitizenRecordId]")) if (choice.value === chosen) choice.checked = true;
    state.textContent = "";
  } catch (error) {
    if (error.name !== "AbortError") state.textContent = "Chưa tìm được; hãy bấm “Tìm”.";
  }
}

form?.addEventListener("input", event => {
  if (!asked.includes(event.target.name)) return;
  clearTimeout(timer);
  timer = setTimeout(find, pause);
});

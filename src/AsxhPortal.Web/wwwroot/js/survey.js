// Shows the parts of the questionnaire that the chosen outcome asks for. Without this file the button "Tiếp tục" does the same on the server.
const form = document.querySelector("form[data-survey]");
const section = name => form.querySelector(`[data-section="${name}"]`);
const chosen = name => form.querySelector(`input[name="${name}"]:checked`);

function refresh() {
  const outcome = chosen("Outcome");
  const shown = new Set((outcome?.dataset.shows ?? "").split(" "));
  if (chosen("HasAccount")?.value === "true") shown.add("account");
  if (form.elements.Payee.value !== "Self") shown.add("payee");
  for (const part of form.querySelectorAll("[data-section]")) part.hidden = !shown.has(part.dataset.section);
  if (outcome) form.querySelector("[data-next]").textContent = outcome.dataset.nextAction;
  const day = section("event-day").querySelector("label").firstChild;
  day.textContent = outcome?.value === "X-CHET" ? "Ngày chết" : outcome?.value === "X-CHUYEN" ? "Ngày chuyển đi" : "Ngày xảy ra";
}

if (form) {
  form.addEventListener("change", refresh);
  refresh();
}

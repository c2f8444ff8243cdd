// Checks forms in the browser with the rules that the server wrote into them (data-val-*), so that a mistake
// is shown beside its field at once. Everything works without this file too.
const validation = new window.aspnetValidation.ValidationService();
validation.bootstrap({ watch: true });

// A long list is submitted once: a second press of the same button while the page is leaving does nothing.
document.addEventListener("submit", event => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.leaving) {
    event.preventDefault();
    return;
  }
  if (form.hasAttribute("data-once")) form.dataset.leaving = "true";
});
addEventListener("pageshow", () => document.querySelectorAll("form[data-leaving]").forEach(form => delete form.dataset.leaving));

// Filters marked data-submit-on-change apply themselves; the button beside them stays for those without scripts.
document.addEventListener("change", event => {
  const field = event.target.closest("[data-submit-on-change]");
  if (field) field.form.requestSubmit();
});

// The error summary is read out first after a refused form.
document.querySelector(".error-summary")?.focus();

// A table wider or longer than its frame can be scrolled with the keyboard too; a phone that is turned changes that.
const frames = new ResizeObserver(entries => {
  for (const { target: frame } of entries) {
    if (frame.scrollWidth > frame.clientWidth || frame.scrollHeight > frame.clientHeight) frame.tabIndex = 0;
    else frame.removeAttribute("tabindex");
  }
});
document.querySelectorAll(".table-frame").forEach(frame => frames.observe(frame));

// A row of tabs wider than a phone shows the one that is open.
document.querySelectorAll(".state-tabs [aria-current]").forEach(tab => {
  const row = tab.parentElement;
  if (row.scrollWidth > row.clientWidth) row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
});

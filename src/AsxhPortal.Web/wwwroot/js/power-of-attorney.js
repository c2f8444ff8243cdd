// Hides the account while the attorney is to receive cash. Without this file it stays visible and says that it may be left out.
const form = document.querySelector("form[data-attorney]");

function refresh() {
  form.querySelector("[data-account]").hidden = form.querySelector('input[name="IsThroughAccount"]:checked')?.value === "false";
}

if (form) {
  form.addEventListener("change", refresh);
  refresh();
}

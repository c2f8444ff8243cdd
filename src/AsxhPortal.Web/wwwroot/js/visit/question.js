// Adds the camera to the forms that read a code. Without this file the field for a reader stays, and every answer is a button of its own anyway.
import { openScanner, listenToReader } from "./scan.js";
import { parseCard } from "./cccd.js";

// The attorney's card fills the form that stands below it, without sending anything.
function fillAttorney(text) {
  const card = parseCard(text);
  if (card.error) return card.error;
  const fields = { AttorneyName: card.fullName, AttorneyBirth: card.birth.split("-").reverse().join("/"), AttorneyCitizenId: card.citizenId, AttorneyAddress: card.address };
  for (const [name, value] of Object.entries(fields)) {
    const field = document.querySelector(`form[data-attorney] [name="${name}"]`);
    if (field && value) field.value = value;
  }
  document.querySelector('form[data-attorney] [name="AttorneyRelation"]')?.focus();
  return "Đã điền theo thẻ căn cước; hãy kiểm tra rồi ghi quan hệ.";
}

for (const form of document.querySelectorAll("form[data-scan]")) {
  const opener = form.querySelector("[data-open-camera]"), view = form.querySelector("[data-camera]"), message = form.querySelector("[data-scan-error]");
  const field = form.querySelector("input[name=code]");
  let scanner = null;
  opener.hidden = false;
  form.querySelector("[data-reader]").open = false;

  const take = text => {
    if (form.closest("[data-fill-attorney]")) {
      field.value = "";
      message.textContent = fillAttorney(text);
      return;
    }
    field.value = text;
    form.requestSubmit(form.querySelector("button[type=submit]"));
  };
  if (form.closest("[data-fill-attorney]")) {
    listenToReader(field, take);
    form.addEventListener("submit", event => {
      event.preventDefault();
      delete form.dataset.leaving;
      take(field.value);
    });
  }

  const stop = () => {
    scanner?.close();
    scanner = null;
    view.hidden = true;
    opener.hidden = false;
  };

  opener.addEventListener("click", () => {
    message.textContent = "";
    opener.hidden = true;
    view.hidden = false;
    const frame = document.createElement("div");
    const cancel = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-secondary", textContent: "Thôi quét" });
    cancel.addEventListener("click", stop);
    view.replaceChildren(frame, cancel);
    cancel.focus();
    scanner = openScanner(frame, {
      onResult: text => {
        stop();
        take(text);
      },
      onError: sentence => {
        stop();
        message.textContent = sentence;
      },
    });
  });
  addEventListener("pagehide", stop);
}

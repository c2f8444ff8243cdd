// Adds the camera to the forms that read a code. Without this file the field for a reader stays, and every answer is a button of its own anyway.
import { openScanner } from "./scan.js";

for (const form of document.querySelectorAll("form[data-scan]")) {
  const opener = form.querySelector("[data-open-camera]"), view = form.querySelector("[data-camera]"), message = form.querySelector("[data-scan-error]");
  const field = form.querySelector("input[name=code]");
  let scanner = null;
  opener.hidden = false;
  form.querySelector("[data-reader]").open = false;

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
        field.value = text;
        form.requestSubmit(form.querySelector("button[type=submit]"));
      },
      onError: sentence => {
        stop();
        message.textContent = sentence;
      },
    });
  });
  addEventListener("pagehide", stop);
}

// The reading screen of a received file: whatever is changed is read anew by the server and shown in place. Without this file the button
// "Xem lại" does the same.
const form = document.getElementById("reading");
const said = document.getElementById("reading-said");
let running;

const makeScrollable = () => document.querySelectorAll("#reading-body .table-frame").forEach(frame => {
  if (frame.scrollWidth > frame.clientWidth || frame.scrollHeight > frame.clientHeight) frame.tabIndex = 0;
});

async function readAgain() {
  running?.abort();
  running = new AbortController();
  const body = document.getElementById("reading-body");
  const focused = document.activeElement?.id;
  body.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(form.dataset.preview, { method: "POST", body: new FormData(form), signal: running.signal });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = page.getElementById("reading-body");
    if (!response.ok || !fresh) {
      location.reload();
      return;
    }
    fresh.querySelectorAll("[autofocus]").forEach(button => button.removeAttribute("autofocus"));
    body.replaceWith(fresh);
    hideButton();
    makeScrollable();
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    said.textContent = "";
    said.textContent = fresh.querySelector(".reading-counts")?.textContent.trim() || fresh.querySelector(".message-bad")?.textContent.trim() || "Đã đọc lại.";
  } catch (error) {
    if (error.name === "AbortError") return;
    body.removeAttribute("aria-busy");
    said.textContent = "Chưa đọc lại được; hãy bấm Xem lại.";
    document.querySelector("[data-preview-button]").hidden = false;
  }
}

function hideButton() {
  document.querySelector("[data-preview-button]").hidden = true;
}

if (form) {
  hideButton();
  form.addEventListener("change", event => {
    if (event.target.id !== "Remembers") readAgain();
  });
}

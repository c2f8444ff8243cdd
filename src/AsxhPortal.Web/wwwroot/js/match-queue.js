// The review queue without the mouse: a key presses the button or link that names it in data-key. The page holds its case for the
// officer while it is open. Everything works without this file, by the buttons.
const SWITCH = "asxh.match-keys";
const KEEP_EVERY = 120_000;

const isSwitchedOn = () => {
  try {
    return localStorage.getItem(SWITCH) !== "off";
  } catch {
    return true;
  }
};
const keysSwitch = document.querySelector("[data-keys-switch]");
if (keysSwitch) {
  keysSwitch.checked = isSwitchedOn();
  keysSwitch.addEventListener("change", () => {
    try {
      localStorage.setItem(SWITCH, keysSwitch.checked ? "on" : "off");
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  });
}
const hasKeys = () => (keysSwitch ? keysSwitch.checked : isSwitchedOn());

addEventListener("keydown", event => {
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.altKey || event.metaKey || !hasKeys()) return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
  const key = event.key.toLowerCase();
  const target = [...document.querySelectorAll("[data-key]")].find(element => element.dataset.key.split(" ").includes(key));
  if (!target) return;
  event.preventDefault();
  if (target instanceof HTMLDetailsElement) {
    target.open = !target.open;
    target.querySelector("summary").focus();
  } else {
    target.click();
  }
});

// What was decided is read out, then the reader stands on the next case.
const told = document.querySelector("[data-told]");
const message = document.querySelector("main .message")?.textContent.trim();
if (told && !document.querySelector(".error-summary")) {
  const place = document.querySelector(".queue-place b")?.textContent.trim() ?? "";
  setTimeout(() => { told.textContent = [message, place].filter(Boolean).join(". "); }, 150);
  document.getElementById("list-side")?.focus({ preventScroll: true });
}

const claim = document.querySelector("form[data-claim]");
if (claim) {
  const keep = async () => {
    if (document.visibilityState === "hidden") return;
    try {
      const answer = await fetch(claim.action, { method: "POST", body: new FormData(claim) });
      if (answer.status === 409) document.querySelector("[data-claim-lost]").hidden = false;
    } catch {
      // Offline for a moment: the next turn renews it.
    }
  };
  // Reloading gives the case back a moment after it was taken: take it once more.
  setTimeout(keep, 1500);
  setInterval(keep, KEEP_EVERY);
  document.addEventListener("visibilitychange", keep);
  addEventListener("pageshow", event => { if (event.persisted) keep(); });
  addEventListener("pagehide", () => navigator.sendBeacon(claim.dataset.release, new FormData(claim)));
}

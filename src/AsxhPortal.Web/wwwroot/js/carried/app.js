// Which screen stands: by the state of the package and by the part of the address behind #. Addresses carry ids, never names.
import { announce, button, h, icon, message, show } from "./dom.js";
import * as sending from "./sending.js";
import { listen, StorageFull } from "./store.js";
import * as vault from "./vault.js";
import { dayScreen } from "./screens/day.js";
import { downloadScreen } from "./screens/download.js";
import { queueScreen } from "./screens/queue.js";
import { unlockScreen } from "./screens/unlock.js";
import { leaveVisit, visitScreen } from "./screens/visit.js";
import { beginView } from "./view.js";

let registration;
let drawn = 0;

export const goTo = hash => {
  if (location.hash === hash) draw();
  else location.hash = hash;
};

async function draw() {
  const turn = ++drawn;
  const [, where = "", id = "", part = ""] = location.hash.split("/");
  if (where !== "nguoi") await leaveVisit();
  try {
    const state = await vault.state();
    if (turn !== drawn) return;
    frame(state);
    if (where === "cho-gui") return await queueScreen();
    if (state === "none") return await downloadScreen(goTo);
    if (state === "locked") return await unlockScreen(() => draw());
    if (where === "nguoi") return await visitScreen(id, part, goTo);
    return await dayScreen(goTo);
  } catch (error) {
    if (error.name === "PackageGone") return draw();
    console.warn("screen:", error.name, error.message);
    show(h("h1", null, "Chưa mở được phần này"),
      message("bad", error instanceof StorageFull ? error.message : "Có lỗi khi mở phần này. Những gì đã ghi vẫn còn trong máy."),
      h("p", { class: "actions" }, button("Thử lại", () => draw()), h("a", { class: "btn btn-link", href: "#/cho-gui" }, "Xem hàng chờ")));
  }
}

/** The bar on top: what waits, and locking. It never names anybody. */
async function frame(state) {
  const waits = await sending.waiting();
  const bar = document.querySelector("[data-bar]");
  const visits = waits.filter(item => item.kind === "visit").length;
  const words = waits.length === 0 ? "Đã gửi hết" : visits === 0 ? `${waits.length} ảnh chờ` : `${visits} phiếu chờ`;
  const symbol = waits.some(item => item.state === "stuck") ? "exclamation-triangle" : { sending: "arrow-repeat", offline: "wifi-off", "signed-out": "person-x", "other-user": "person-x" }[sending.line.state] ?? (waits.length ? "cloud-arrow-up" : "cloud-check");
  bar.replaceChildren(
    ...[h("a", { class: "carried-waits", href: "#/cho-gui", "data-waits": waits.length }, icon(symbol), " ", words),
      state === "open" ? h("button", { type: "button", class: "bar-button", onclick: () => { vault.lock(); draw(); } }, icon("lock"), " Khóa") : null].filter(Boolean));
}

const idle = async () => {
  const { held = [], pending = [] } = await navigator.locks.query();
  return ![...held, ...pending].some(one => one.name.startsWith("asxh-carried-visit"));
};

/** A new version takes over when no visit is open in any window; then every window loads it. */
async function takeOver() {
  if (registration.waiting && await idle()) registration.waiting.postMessage("take-over");
}

function followVersions() {
  let reloading = false;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (reloading) return;
    reloading = true;
    location.reload();
  });
  registration.addEventListener("updatefound", () => {
    const arriving = registration.installing;
    arriving?.addEventListener("statechange", () => { if (arriving.state === "installed") takeOver(); });
  });
  addEventListener("hashchange", () => setTimeout(takeOver, 500));
}

export async function begin(workerRegistration) {
  registration = workerRegistration;
  beginView();
  const redraw = () => draw();
  addEventListener("hashchange", redraw);
  listen(async heard => {
    if (heard === "gone") {
      vault.lock();
      draw();
    } else if (heard === "queue") refresh();
  });
  const refresh = async () => {
    frame(await vault.state());
    document.dispatchEvent(new CustomEvent("carried-queue"));
  };
  sending.onChange(refresh);
  vault.watch(what => {
    announce(what === "locked" ? "Đã tự khóa vì lâu không dùng; hãy nhập mã PIN." : "Gói mang đi đã hết hạn.");
    draw();
  });
  // A clock that was set forward looks like an expiry; with network the server's clock decides before anything is deleted.
  if (navigator.onLine && await vault.lockRecord()) await sending.begin();
  else sending.begin();
  await draw();
  followVersions();
  await takeOver();
  if (navigator.onLine) registration.update().catch(() => {});
  document.documentElement.dataset.ready = "true";
}


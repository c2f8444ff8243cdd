// The only file that is loaded without the service worker: it waits until the worker holds one whole version, then begins.
import { h, show } from "./dom.js";

const refuse = sentence => show(h("h1", null, "Chưa mang đi được"), h("p", { class: "lead" }, sentence), h("p", null, h("a", { class: "btn btn-secondary", href: "/khao-sat" }, "Về trang khảo sát")));

async function controlled() {
  const worker = navigator.serviceWorker;
  const registration = await worker.register("/khao-sat/mang-di/sw.js", { scope: "/khao-sat/mang-di", updateViaCache: "none" }).catch(error => {
    // Without network, or signed out: the version that is here already goes on.
    if (worker.controller) return worker.getRegistration("/khao-sat/mang-di");
    throw error;
  });
  if (!worker.controller) {
    const arrived = new Promise(resolve => worker.addEventListener("controllerchange", resolve, { once: true }));
    const broken = new Promise((_, reject) => {
      const first = registration.installing ?? registration.waiting;
      first?.addEventListener("statechange", () => { if (first.state === "redundant") reject(new Error("not installed")); });
    });
    if (registration.active) registration.active.postMessage("claim");
    await Promise.race([arrived, broken]);
  }
  return registration;
}

if (!isSecureContext || !navigator.serviceWorker || !crypto.subtle || !navigator.locks || !window.indexedDB) {
  refuse("Trình duyệt này không giữ được dữ liệu an toàn khi mất mạng. Hãy mở bằng Chrome, Edge hoặc Safari bản mới, qua địa chỉ https.");
} else {
  try {
    const registration = await controlled();
    const app = await import("./app.js");
    await app.begin(registration);
  } catch (error) {
    console.warn("carried:", error.message);
    refuse("Chưa tải đủ các trang về máy. Hãy đứng ở nơi có mạng, tải lại trang này rồi thử lại.");
  }
}

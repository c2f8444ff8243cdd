// Photos and drawings of a visit: taken, shown small, taken back. Each is encrypted and sealed as soon as it is there.
import { shrink } from "/js/visit/photo.js";
import { attachSignature } from "/js/visit/signature.js";
import { button, h, icon, message } from "../dom.js";
import { StorageFull } from "../store.js";
import { fileOf } from "../visits.js";
import { size } from "../words.js";

const sentence = error => (error instanceof StorageFull || error.name === "PackageGone" || !error.name || error.name === "Error" ? error.message : "Chưa lưu được ảnh; hãy thử lại.");

function thumbnail(attachment, alt) {
  const image = h("img", { class: "carried-thumb", alt });
  fileOf(attachment).then(blob => {
    if (!blob) return;
    image.onload = () => URL.revokeObjectURL(image.src);
    image.src = URL.createObjectURL(blob);
  });
  return image;
}

/** Photos of some kinds; `kinds` are [kind, label]. */
export function attachmentPart({ kinds, title, hint, current, attach, detach, changed = () => {} }) {
  const list = h("ul", { class: "carried-photos" });
  const place = h("div", { "aria-live": "polite" });
  const labels = Object.fromEntries(kinds);
  const fill = () => list.replaceChildren(...current().attachments.filter(one => labels[one.kind]).map(one => h("li", null, thumbnail(one, labels[one.kind]), h("span", null, labels[one.kind], h("span", { class: "carried-sub" }, ` ${size(one.length)}`)),
    button("Bỏ", async () => {
      await detach(one.id);
      fill();
      changed();
    }, { class: "btn btn-link", "aria-label": `Bỏ ảnh: ${labels[one.kind]}` }))));
  const chooser = ([kind, label]) => {
    const input = h("input", { type: "file", accept: "image/*", class: "visually-hidden", "data-photo": kind, onchange: async () => {
      const file = input.files[0];
      input.value = "";
      if (!file) return;
      place.replaceChildren(h("p", { class: "muted" }, "Đang thu nhỏ và lưu…"));
      try {
        const { blob } = await shrink(file);
        await attach(kind, blob);
        place.replaceChildren();
        fill();
        changed();
      } catch (error) {
        place.replaceChildren(message("bad", sentence(error)));
      }
    } });
    return h("label", { class: "btn btn-secondary carried-photo" }, icon("camera"), ` ${label}`, input);
  };
  fill();
  return h("section", { class: "carried-part" }, h("h2", null, title), hint ? h("p", { class: "field-hint" }, hint) : null, list, place, h("div", { class: "carried-photo-row" }, kinds.map(chooser)));
}

/** One signature on the screen; kept when the person says so, replaced when drawn again. */
export function signaturePart({ kind, label, current, attach, detach, changed = () => {} }) {
  const root = h("div", { class: "carried-sign", "data-sign": kind });
  const draw = () => {
    const known = current().attachments.find(one => one.kind === kind);
    if (known) {
      root.replaceChildren(h("p", { class: "carried-signed" }, icon("check-circle"), ` ${label}: đã ký`), thumbnail(known, `Chữ ký: ${label}`), button("Ký lại", async () => {
        await detach(known.id);
        draw();
        changed();
      }, { class: "btn btn-link" }));
      return;
    }
    const host = h("div");
    const place = h("div", { "aria-live": "polite" });
    const keep = button("Giữ chữ ký", async () => {
      if (pad.isEmpty()) {
        place.replaceChildren(message("bad", "Chưa có nét ký nào; hãy ký vào khung."));
        return;
      }
      try {
        await attach(kind, await pad.toBlob());
        pad.destroy();
        draw();
        changed();
      } catch (error) {
        place.replaceChildren(message("bad", sentence(error)));
      }
    }, { class: "btn btn-primary" });
    root.replaceChildren(host, place, keep);
    const pad = attachSignature(host, { label, onChange: () => place.replaceChildren() });
  };
  // The pad measures itself, so it is made once it stands on the screen.
  queueMicrotask(() => requestAnimationFrame(draw));
  return root;
}

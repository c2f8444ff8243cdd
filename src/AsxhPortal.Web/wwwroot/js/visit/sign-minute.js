// The page where a minute is signed: each place for a signature becomes a pad; what was drawn goes with the form as a picture.
import { attachSignature } from "./signature.js";

const form = document.querySelector("form[data-sign-minute]");
if (form) {
  form.querySelector("[data-needs-script]").hidden = false;
  const pads = [...form.querySelectorAll("[data-signature]")].map(host => ({
    name: host.dataset.signature,
    field: form.querySelector(`input[type=file][name="${host.dataset.signature}"]`),
    pad: attachSignature(host, { label: host.dataset.label }),
    label: host.dataset.label,
  }));
  const complaint = form.querySelector("[data-complaint]");
  let isReady = false;
  form.addEventListener("submit", async event => {
    if (isReady) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const missing = pads.filter(entry => entry.pad.isEmpty()).map(entry => entry.label);
    complaint.textContent = missing.length ? `Còn thiếu: ${missing.join("; ")}. Ai không ký trên màn hình được thì in biên bản, ký trên giấy rồi dùng mục “Ký trên giấy”.` : "";
    complaint.hidden = missing.length === 0;
    if (missing.length) {
      complaint.scrollIntoView({ block: "center" });
      return;
    }
    for (const entry of pads) {
      const holder = new DataTransfer();
      holder.items.add(new File([await entry.pad.toBlob()], `${entry.name}.png`, { type: "image/png" }));
      entry.field.files = holder.files;
    }
    isReady = true;
    form.requestSubmit(event.submitter ?? undefined);
  }, { capture: true });
}

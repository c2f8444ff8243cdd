// Photos on the pages of the site: each chosen picture is shrunk before it is sent, shown, and its size told. Without this script the
// picture is sent as it is and the server shrinks it.
import { shrink } from "./photo.js";

for (const input of document.querySelectorAll("[data-shrink] input[type=file]")) {
  const preview = Object.assign(document.createElement("img"), { className: "photo-preview", hidden: true, alt: "Ảnh sắp gửi" });
  const state = document.createElement("p");
  state.className = "small";
  state.setAttribute("role", "status");
  input.after(state, preview);
  input.addEventListener("change", async () => {
    const file = input.files[0];
    preview.hidden = true;
    state.textContent = "";
    if (!file) return;
    const submit = input.form?.querySelector("[type=submit]");
    if (submit) submit.disabled = true;
    state.textContent = "Đang thu nhỏ ảnh…";
    try {
      const small = await shrink(file);
      if (input.files[0] !== file) return;
      const holder = new DataTransfer();
      holder.items.add(new File([small.blob], "anh.jpg", { type: "image/jpeg" }));
      input.files = holder.files;
      state.textContent = `Ảnh ${small.width} × ${small.height} điểm, ${Math.max(1, Math.round(small.blob.size / 1024))} KB. Xem lại chữ có đọc được không rồi bấm lưu.`;
      await show(preview, small.blob);
    } catch (error) {
      input.value = "";
      state.textContent = error.message;
    } finally {
      if (submit) submit.disabled = false;
    }
  });
}

/** Drawn from the bytes, so that the page need not allow addresses of the browser's own. */
async function show(image, blob) {
  image.src = await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
  image.hidden = false;
}

// Draws the paper again while its head is being typed. Without this file the button beside the form does the same.
const form = document.querySelector("[data-letterhead]");
const picture = document.querySelector("[data-letterhead-sample]");
const state = document.querySelector("[data-letterhead-state]");
const names = ["ParentAuthority", "IssuingAuthority", "NumberPattern", "TypePatterns", "PlaceName", "SignerAuthority", "SignerTitle", "SignerName", "PreviewOn", "PreviewType", "ValidFrom"];
let waiting;

function draw() {
  const typed = new FormData(form);
  const query = new URLSearchParams();
  for (const name of names) if (typed.get(name)) query.set(name, typed.get(name));
  const address = `/quan-tri/tieu-de/xem-truoc.png?${query}`;
  const next = new Image();
  next.onload = () => { picture.src = address; state.textContent = ""; };
  next.onerror = () => { state.textContent = "Chưa vẽ lại được hình xem trước; hãy kiểm tra ngày và mẫu số."; };
  next.src = address;
}

if (form && picture) {
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(draw, 350);
  });
}

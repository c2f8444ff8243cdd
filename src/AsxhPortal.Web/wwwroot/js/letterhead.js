// Draws the paper again while its head is being typed. Without this file the button beside the form does the same.
const form = document.querySelector("[data-letterhead]");
const picture = document.querySelector("[data-letterhead-sample]");
const state = document.querySelector("[data-letterhead-state]");
const instead = document.querySelector("[data-letterhead-instead]");
const names = ["ParentAuthority", "IssuingAuthority", "NumberPattern", "TypePatterns", "PlaceName", "SignerAuthority", "SignerTitle", "SignerName", "PreviewOn", "PreviewType", "ValidFrom"];
let waiting;

function draw() {
  const typed = new FormData(form);
  const query = new URLSearchParams();
  // Left empty, the authority means something: the head of the office signs.
  for (const name of names) if (typed.get(name) || (name === "SignerAuthority" && typed.has(name))) query.set(name, typed.get(name));
  const address = `/quan-tri/tieu-de/xem-truoc.png?${query}`;
  const next = new Image();
  next.onload = () => { picture.src = address; state.textContent = ""; };
  next.onerror = () => { state.textContent = "Chưa vẽ lại được hình xem trước; hãy kiểm tra ngày và mẫu số."; };
  next.src = address;
}

async function tellInForce() {
  const typed = new FormData(form);
  const query = new URLSearchParams();
  for (const name of ["UnitId", "AgencyId", "ValidFrom", "PreviewOn", "id"]) if (typed.get(name)) query.set(name, typed.get(name));
  const answer = await fetch(`/quan-tri/tieu-de/dang-dung?${query}`).catch(() => null);
  if (!answer?.ok) return;
  instead.textContent = await answer.text();
  instead.hidden = instead.textContent === "";
}

if (form && picture) {
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { draw(); tellInForce(); }, 350);
  });
}

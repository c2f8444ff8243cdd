// A long select can be searched: what is typed above it (with or without marks) leaves only the choices that hold every word.
// Without scripts the select stays as it is.
const fold = text => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase();

for (const frame of document.querySelectorAll("[data-select-search]")) {
  const select = frame.querySelector("select");
  if (!select) continue;
  const box = document.createElement("input");
  box.type = "search";
  box.className = "form-control select-search";
  box.placeholder = "Gõ để tìm trong danh mục";
  box.setAttribute("aria-label", "Tìm trong danh mục");
  box.setAttribute("aria-controls", select.id);
  select.before(box);
  const choices = [...select.options].map(option => ({ option, text: fold(option.text) }));
  box.addEventListener("input", () => {
    const words = fold(box.value).split(" ").filter(Boolean);
    const left = choices.filter(({ option, text }) => {
      const isLeft = option.value === "" || words.every(word => text.includes(word));
      option.hidden = option.disabled = !isLeft;
      return isLeft && option.value !== "";
    });
    for (const group of select.querySelectorAll("optgroup")) group.hidden = [...group.children].every(option => option.hidden);
    if (words.length > 0 && left.length > 0) left[0].option.selected = true;
  });
  box.addEventListener("keydown", event => {
    if (event.key === "Enter") event.preventDefault();
  });
}

// Letter size and contrast, kept in this browser: the yard is brighter than the office.
const KEY = "asxh-carried-view";
const sizes = ["normal", "large"];

export function beginView() {
  const root = document.documentElement;
  const kept = (localStorage.getItem(KEY) ?? "").split(".");
  const set = (size, contrast) => {
    root.dataset.size = size;
    root.dataset.contrast = contrast;
    localStorage.setItem(KEY, `${size}.${contrast}`);
    large.setAttribute("aria-pressed", size === "large");
    strong.setAttribute("aria-pressed", contrast === "high");
  };
  const large = document.querySelector("[data-larger]");
  const strong = document.querySelector("[data-contrast-button]");
  large.addEventListener("click", () => set(root.dataset.size === "large" ? "normal" : "large", root.dataset.contrast));
  strong.addEventListener("click", () => set(root.dataset.size, root.dataset.contrast === "high" ? "normal" : "high"));
  set(sizes.includes(kept[0]) ? kept[0] : "normal", kept[1] === "high" ? "high" : "normal");
}

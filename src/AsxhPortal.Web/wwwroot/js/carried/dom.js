// A few words for building a screen. Text is always text: nothing here can write markup from data.
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

export const icon = name => h("i", { class: `bi bi-${name}`, "aria-hidden": "true" });
export const button = (label, onclick, attributes = {}) => h("button", { type: "button", class: "btn btn-secondary", onclick, ...attributes }, label);
export const status = (tone, symbol, words) => h("span", { class: `status status-${tone}` }, icon(symbol), " ", words);

export const message = (tone, ...content) =>
  h("div", { class: `message message-${tone}`, role: tone === "bad" ? "alert" : "status" }, icon({ ok: "check-circle", info: "info-circle", warn: "exclamation-triangle", bad: "x-octagon" }[tone]), h("div", null, content));

let counter = 0;

/** A labelled field; returns {root, input, error(sentence)}. */
export function field(label, { hint, kind = "text", value = "", choices, ...attributes } = {}) {
  const id = `f${++counter}`;
  const described = [hint ? `${id}h` : null, `${id}e`].filter(Boolean).join(" ");
  const shared = { id, "aria-describedby": described, ...attributes };
  const input = kind === "longtext" ? h("textarea", { class: "form-control", rows: 3, ...shared, value })
    : kind === "select" ? h("select", { class: "form-select", ...shared }, choices.map(choice => h("option", { value: choice.value, selected: choice.value === value }, choice.label)))
    : h("input", { class: "form-control", type: kind, autocomplete: "off", ...shared, value });
  const wrong = h("p", { class: "field-error", id: `${id}e` });
  const root = h("div", { class: "field" }, h("label", { for: id }, label), hint ? h("p", { class: "field-hint", id: `${id}h` }, hint) : null, wrong, input);
  return {
    root, input,
    error(sentence) {
      wrong.textContent = sentence ?? "";
      root.classList.toggle("has-error", Boolean(sentence));
      if (sentence) input.setAttribute("aria-invalid", "true"); else input.removeAttribute("aria-invalid");
    },
  };
}

/** Large buttons of one choice; the chosen one is pressed. A real radio group: arrow keys walk through it. */
export function choices(name, legend, options, value, onchange, attributes = {}) {
  return h("fieldset", { class: "carried-choices", ...attributes }, h("legend", null, legend), options.map(option => {
    const id = `f${++counter}`;
    return h("div", { class: "carried-choice" },
      h("input", { type: "radio", id, name, value: option.value, checked: option.value === value, onchange: () => onchange(option.value), onclick: event => { if (event.detail && option.value === value) onchange(option.value); } }),
      h("label", { for: id }, option.label));
  }));
}

const live = () => document.querySelector("[data-live]");
let said;

/** Says a sentence to a screen reader, and shows it for a moment at the lower edge. */
export function announce(sentence) {
  const place = live();
  place.textContent = sentence;
  place.classList.add("is-shown");
  clearTimeout(said);
  said = setTimeout(() => place.classList.remove("is-shown"), 4000);
}

/** Puts a screen up and brings the reader to its heading. The screen carries the address it was drawn for. */
export function show(...content) {
  const main = document.querySelector("[data-screen]");
  main.replaceChildren(...content.flat(Infinity).filter(Boolean));
  main.dataset.screen = location.hash;
  const heading = main.querySelector("h1");
  if (heading) {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
  scrollTo(0, 0);
}

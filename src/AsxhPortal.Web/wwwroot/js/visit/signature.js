// A pad to sign on, for pages of the site and for the phone without a network. Its look is in /css/signature.css.
import SignaturePad from "/lib/signature_pad/signature_pad.min.js";

const PADDING = 12;
const LONGEST = 900;

/**
 * Draws a pad into the host. Strokes are kept when the screen turns or the pad changes its size.
 * @returns {{isEmpty(): boolean, toBlob(): Promise<Blob>, clear(): void, undo(): void, destroy(): void}}
 */
export function attachSignature(host, { label = "Chữ ký", onChange = () => {} } = {}) {
  const canvas = document.createElement("canvas");
  canvas.className = "signature-canvas";
  canvas.setAttribute("role", "img");
  const hint = element("p", "signature-hint", "Ký vào khung này bằng ngón tay, bút hoặc chuột.");
  const tools = element("div", "signature-tools");
  const undoButton = button("Bỏ nét cuối", "bi-arrow-counterclockwise", undo);
  const clearButton = button("Xóa, ký lại", "bi-eraser", clear);
  tools.append(undoButton, clearButton);
  const sheet = element("div", "signature-sheet");
  sheet.append(canvas, hint);
  host.classList.add("signature");
  host.replaceChildren(sheet, tools);

  const pad = new SignaturePad(canvas, { minWidth: 0.8, maxWidth: 2.6, penColor: "rgb(16, 24, 64)", backgroundColor: "rgba(0, 0, 0, 0)" });
  pad.addEventListener("endStroke", keep);
  const watcher = new ResizeObserver(fit);
  watcher.observe(sheet);
  let size = null;
  let original = null;
  fit();
  tell();

  /** The drawing surface follows the pad and the screen's density; what was drawn is scaled with it, never cut. */
  function fit() {
    const { width, height } = sheet.getBoundingClientRect();
    const density = Math.max(window.devicePixelRatio || 1, 1);
    if (width < 1 || height < 1 || (size && size.width === width && size.height === height && size.density === density)) return;
    const scale = original ? Math.min(width / original.width, height / original.height) : 1;
    canvas.width = Math.round(width * density);
    canvas.height = Math.round(height * density);
    canvas.getContext("2d").setTransform(density, 0, 0, density, 0, 0);
    pad.clear();
    if (original) pad.fromData(original.strokes.map(stroke => ({ ...stroke, points: stroke.points.map(point => ({ ...point, x: point.x * scale, y: point.y * scale })) })), { clear: false });
    size = { width, height, density };
  }

  /** What was drawn, with the size it was drawn at: every later size is reckoned from it, so that turning to and fro does not make it smaller and smaller. */
  function keep() {
    const strokes = pad.toData();
    original = strokes.length ? { width: size.width, height: size.height, strokes: structuredClone(strokes) } : null;
    tell();
  }

  function tell() {
    const empty = pad.isEmpty();
    hint.hidden = !empty;
    undoButton.disabled = clearButton.disabled = empty;
    canvas.setAttribute("aria-label", empty ? `${label}: chưa ký` : `${label}: đã ký`);
    onChange(!empty);
  }

  function undo() {
    const strokes = pad.toData();
    strokes.pop();
    pad.clear();
    if (strokes.length) pad.fromData(strokes, { clear: false });
    keep();
  }

  function clear() {
    pad.clear();
    keep();
  }

  /** The strokes alone, cut out of the pad, on white. */
  async function toBlob() {
    if (pad.isEmpty()) throw new Error(`${label} còn trống; hãy ký vào khung.`);
    const points = pad.toData().flatMap(stroke => stroke.points);
    const left = Math.min(...points.map(p => p.x)) - PADDING, top = Math.min(...points.map(p => p.y)) - PADDING;
    const width = Math.max(...points.map(p => p.x)) + PADDING - left, height = Math.max(...points.map(p => p.y)) + PADDING - top;
    const scale = Math.min(2, LONGEST / Math.max(width, height));
    const sheetOfPaper = document.createElement("canvas");
    sheetOfPaper.width = Math.max(1, Math.round(width * scale));
    sheetOfPaper.height = Math.max(1, Math.round(height * scale));
    const context = sheetOfPaper.getContext("2d");
    context.fillStyle = "#fff";
    context.fillRect(0, 0, sheetOfPaper.width, sheetOfPaper.height);
    context.drawImage(canvas, left * size.density, top * size.density, width * size.density, height * size.density, 0, 0, sheetOfPaper.width, sheetOfPaper.height);
    return await new Promise((resolve, reject) => sheetOfPaper.toBlob(blob => blob ? resolve(blob) : reject(new Error("Không ghi được chữ ký; hãy ký lại.")), "image/png"));
  }

  function destroy() {
    watcher.disconnect();
    pad.off();
    host.replaceChildren();
  }

  return { isEmpty: () => pad.isEmpty(), toBlob, clear, undo, destroy };
}

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  if (text) made.textContent = text;
  return made;
}

function button(text, icon, act) {
  const made = element("button", "btn btn-secondary");
  made.type = "button";
  const sign = element("i", `bi ${icon}`);
  sign.setAttribute("aria-hidden", "true");
  made.append(sign, " " + text);
  made.addEventListener("click", act);
  return made;
}

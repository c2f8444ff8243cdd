// Reads QR codes: the camera through the browser's own BarcodeDetector where it has one, else through zxing-wasm; or a USB or Bluetooth reader that
// types into a field. What is read is handed over once and kept nowhere.
const wasmFile = "/lib/zxing-wasm/reader/zxing_reader.wasm";

/** @returns {Promise<(source: HTMLCanvasElement) => Promise<string | null>>} */
export async function codeReader() {
  if ("BarcodeDetector" in globalThis && (await BarcodeDetector.getSupportedFormats()).includes("qr_code")) {
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    return async canvas => (await detector.detect(canvas))[0]?.rawValue || null;
  }
  const { prepareZXingModule, readBarcodes } = await import("/lib/zxing-wasm/reader/index.js");
  await prepareZXingModule({ overrides: { locateFile: () => wasmFile }, fireImmediately: true });
  return async canvas => {
    const picture = canvas.getContext("2d", { willReadFrequently: true }).getImageData(0, 0, canvas.width, canvas.height);
    const found = await readBarcodes(picture, { formats: ["QRCode"], tryHarder: true, maxNumberOfSymbols: 1 });
    return found.find(code => code.isValid && code.text)?.text ?? null;
  };
}

const whyNoCamera = error => error?.name === "NotAllowedError" ? "Trình duyệt chưa được phép dùng máy ảnh; hãy cho phép trong phần cài đặt của trang, hoặc dùng máy đọc mã."
  : error?.name === "NotFoundError" ? "Thiết bị này không có máy ảnh; hãy dùng máy đọc mã hoặc so bằng mắt."
  : error?.name === "NotReadableError" ? "Máy ảnh đang được ứng dụng khác dùng; hãy đóng ứng dụng ấy rồi thử lại."
  : "Không mở được máy ảnh; hãy dùng máy đọc mã hoặc so bằng mắt.";

/**
 * Shows the camera in host until a code is read or close() is called.
 * @param {{onResult: (text: string) => void, onError?: (sentence: string) => void}} handlers
 * @returns {{close: () => void}}
 */
export function openScanner(host, { onResult, onError = () => {} }) {
  let stream = null, isClosed = false;
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  video.setAttribute("aria-label", "Hình từ máy ảnh; đưa mã QR vào giữa khung");
  host.replaceChildren(video);
  const canvas = document.createElement("canvas");

  const close = () => {
    if (isClosed) return;
    isClosed = true;
    stream?.getTracks().forEach(track => track.stop());
    host.replaceChildren();
  };

  (async () => {
    if (!navigator.mediaDevices?.getUserMedia) throw new DOMException("", "NotFoundError");
    const [camera, read] = await Promise.all([
      navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1280 } }, audio: false }).then(opened => (stream = opened)),
      codeReader(),
    ]);
    if (isClosed) return camera.getTracks().forEach(track => track.stop());
    video.srcObject = camera;
    await video.play();
    while (!isClosed) {
      if (video.videoWidth > 0) {
        canvas.width = video.videoWidth;
        canvas.height = video.videoHeight;
        canvas.getContext("2d", { willReadFrequently: true }).drawImage(video, 0, 0);
        const text = await read(canvas);
        if (text && !isClosed) {
          close();
          onResult(text);
          return;
        }
      }
      await new Promise(next => setTimeout(next, 150));
    }
  })().catch(error => {
    if (isClosed) return;
    close();
    onError(whyNoCamera(error));
  });
  return { close };
}

/** A reader types the whole code and ends with Enter or Tab; a paste counts too. */
export function listenToReader(input, onResult) {
  const finish = () => {
    const text = input.value.trim();
    if (!text) return;
    input.value = "";
    onResult(text);
  };
  input.addEventListener("keydown", event => {
    if (event.key !== "Enter" && event.key !== "Tab") return;
    if (!input.value.trim()) return;
    event.preventDefault();
    finish();
  });
}

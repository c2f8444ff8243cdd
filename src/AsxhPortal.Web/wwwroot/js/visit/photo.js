// Makes a photo of a paper small enough to send, on the device itself; for pages of the site and for the phone without a network.

const MOST_BYTES = 60 * 1024 * 1024;

/**
 * Turns any picture the browser can read into a JPEG whose longer side has at most maxSide points. Drawing it anew also leaves out where and
 * when it was taken.
 * @returns {Promise<{blob: Blob, width: number, height: number}>}
 * @throws {Error} with a Vietnamese sentence that says what to do
 */
export async function shrink(file, { maxSide = 1600, quality = 0.8 } = {}) {
  if (!file || file.size === 0) throw new Error("Ảnh trống; hãy chụp hoặc chọn lại.");
  if (file.size > MOST_BYTES) throw new Error(`Ảnh nặng ${Math.round(file.size / 1048576)} MB, máy không thu nhỏ được; hãy chụp lại ở độ phân giải thấp hơn.`);
  if (file.type === "image/svg+xml") throw new Error("Ảnh SVG không được nhận; hãy chụp hoặc chọn ảnh JPEG, PNG.");
  const picture = await open(file);
  try {
    const scale = Math.min(1, maxSide / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const context = canvas.getContext("2d");
    if (!context) throw new Error("Máy hết bộ nhớ nên chưa thu nhỏ được ảnh; hãy đóng bớt ứng dụng rồi chụp lại.");
    context.fillStyle = "#fff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingQuality = "high";
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise(resolve => canvas.toBlob(resolve, "image/jpeg", quality));
    if (!blob) throw new Error("Máy không ghi được ảnh thu nhỏ; hãy chụp lại.");
    return { blob, width: canvas.width, height: canvas.height };
  } finally {
    picture.close?.();
  }
}

async function open(file) {
  try {
    return await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    throw new Error("Tệp này không phải ảnh mà máy đọc được; hãy chụp lại hoặc chọn ảnh JPEG, PNG.");
  }
}

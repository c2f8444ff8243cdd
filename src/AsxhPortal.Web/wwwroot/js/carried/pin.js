/** Why a PIN cannot be taken, in a sentence; null when it can. */
export function whatIsWrongWithPin(pin) {
  if (!/^\d{6}$/.test(pin)) return "Mã PIN gồm đúng 6 chữ số.";
  const digits = Array.from(pin, Number);
  if (new Set(digits).size < 3) return "Mã này quá dễ đoán: chỉ có một hoặc hai chữ số khác nhau. Hãy chọn mã khác.";
  const steps = digits.slice(1).map((digit, at) => (digit - digits[at] + 10) % 10);
  if (steps.every(step => step === 1) || steps.every(step => step === 9)) return "Mã này quá dễ đoán: các chữ số liền nhau. Hãy chọn mã khác.";
  if (pin.slice(0, 3) === pin.slice(3)) return "Mã này quá dễ đoán: ba số đầu lặp lại. Hãy chọn mã khác.";
  if (pin.slice(0, 2) === pin.slice(2, 4) && pin.slice(2, 4) === pin.slice(4)) return "Mã này quá dễ đoán: hai số lặp ba lần. Hãy chọn mã khác.";
  return null;
}

// Dates, sums and sizes as people read them here.
export function day(value) {
  const [year, month, date] = (value ?? "").slice(0, 10).split("-");
  return date ? `${date}/${month}/${year}` : "";
}

/** dd/MM/yyyy (or with dots, dashes, two digits left out) as yyyy-MM-dd; null when it is no day. */
export function readDay(text) {
  const match = /^\s*(\d{1,2})[\s/.-](\d{1,2})[\s/.-](\d{4})\s*$/.exec(text);
  if (!match) return null;
  const [, date, month, year] = match.map(Number);
  const at = new Date(Date.UTC(year, month - 1, date));
  return at.getUTCDate() === date && at.getUTCMonth() === month - 1 ? at.toISOString().slice(0, 10) : null;
}

const vietnam = 7 * 3600000;
export const dayOf = instant => new Date(instant + vietnam).toISOString().slice(0, 10);
export const timeOf = instant => new Date(instant + vietnam).toISOString().slice(11, 16);
export const moment = instant => `${timeOf(instant)} ngày ${day(dayOf(instant))}`;
export const dong = value => `${String(value).replace(/\B(?=(\d{3})+$)/g, ".")} đ`;

export function size(bytes) {
  if (bytes < 1024) return `${bytes} byte`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1).replace(".", ",")} MB`;
}

export const birth = value => {
  if (!value) return "";
  const [year, month, date] = String(value).split("-");
  return [date, month, year].filter(Boolean).join("/");
};

export const hoursLeft = (until, now) => {
  const hours = Math.floor((until - now) / 3600000);
  return hours >= 1 ? `${hours} giờ nữa` : `${Math.max(0, Math.floor((until - now) / 60000))} phút nữa`;
};

/** A birth as yyyy[-MM[-dd]], also when it came as dd/MM/yyyy, MM/yyyy or yyyy. */
export const isoBirth = value => (value?.includes("/") ? value.split("/").reverse().join("-") : value ?? null);

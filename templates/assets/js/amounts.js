/**
 * Amounts as readers type them: 150M, 1.5K, 2,000; and the steps of the arrow keys.
 *
 * Start with `Amounts`.
 */
import { Fraction, ZERO } from "./fractions.js";

const SIZES = { K: 1_000n, M: 1_000_000n, B: 1_000_000_000n };
const SHORT_FROM = 10_000n;
const MOST = 10n ** 15n;
const SPACES = /[\s'’]/g;

export class Amounts {
  /** @param {import("./formats.js").Formats} formats */
  constructor(formats) {
    this.formats = formats;
  }

  /**
   * What was typed, or null if that is no amount. Groups of digits have three each, decimals end.
   *
   * @param {string} text
   * @returns {Fraction | null}
   */
  read(text) {
    const { point } = this.formats.patterns.number;
    const plain = text.trim().replace(SPACES, "").replaceAll(point === "," ? "." : ",", "_");
    const [, whole, decimals = "", size] = plain.replace(point, ".").match(TYPED) ?? [];
    if (whole === undefined || whole.length > 20 || decimals.length > 13) return null;
    const found = Fraction.of(whole.replaceAll("_", "") + decimals).times(SIZES[size?.toUpperCase()] ?? 1n);
    return found.compare(MOST) > 0 ? null : found;
  }

  /** An amount as short as it can be written without losing a figure. @param {Fraction} value */
  write(value) {
    const [size, short] = shortest(value);
    return this.formats.number(value.over(size)) + short;
  }
}

const TYPED = /^(\d+|\d{1,3}(?:_\d{3})+)(\.\d+)?([kmb]?)$/i;

/** The same for addresses, where every language has a dot. @param {Fraction} value */
export function toAddress(value) {
  const [size, short] = shortest(value);
  const shown = value.over(size);
  const [places, text] = [shown.places(), String(shown.units(shown.places()))];
  return (places ? `${text.slice(0, -places) || "0"}.${text.slice(-places).padStart(places, "0")}` : text) + short;
}

/** @param {string} text @returns {Fraction | null} */
export function fromAddress(text) {
  const plain = { patterns: { number: { point: "." } } };
  return new Amounts(/** @type {any} */ (plain)).read(text);
}

/** The next amount up or down: by one in the second digit, or by one in the first if `far`. */
export function step(/** @type {Fraction} */ value, /** @type {boolean} */ up, far = false) {
  const whole = up ? value.floor() : value.ceil();
  const digits = String(up || !whole ? whole : whole - 1n).length - (far ? 1 : 2);
  const size = 10n ** BigInt(Math.max(digits, 0));
  const found = up ? (whole / size + 1n) * size : ((whole + size - 1n) / size - 1n) * size;
  return found < 0n ? ZERO : new Fraction(found > MOST ? MOST : found);
}

/** @param {Fraction} value @returns {[bigint, string]} */
function shortest(value) {
  if (value.compare(SHORT_FROM) < 0) return [1n, ""];
  const [short, size] = Object.entries(SIZES).findLast(([, size]) => value.compare(size) >= 0);
  return value.over(size).places() <= 3 ? [size, short] : [1n, ""];
}

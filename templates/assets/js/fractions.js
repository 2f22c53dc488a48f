/**
 * Exact numbers: rationals of BigInt, always in lowest terms.
 *
 * Knows no money and no language. Nothing here is ever a floating-point number.
 * Start with `Fraction.of`.
 */

/** @typedef {Fraction | bigint | number | string} Exact  A fraction, a whole number, or a decimal as text. */

export class Fraction {
  /**
   * @param {bigint} top
   * @param {bigint} [bottom]  not zero
   */
  constructor(top, bottom = 1n) {
    let [divisor, rest] = [top < 0n ? -top : top, bottom < 0n ? -bottom : bottom];
    while (rest) [divisor, rest] = [rest, divisor % rest];
    if (bottom < 0n) divisor = -divisor;
    this.top = top / divisor;
    this.bottom = bottom / divisor;
  }

  /**
   * @param {Exact} value
   * @returns {Fraction}
   */
  static of(value) {
    if (value instanceof Fraction) return value;
    const [whole, decimals = ""] = String(value).split(".");
    return new Fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
  }

  /** @param {Exact} value */
  plus(value) {
    const other = Fraction.of(value);
    return new Fraction(this.top * other.bottom + other.top * this.bottom, this.bottom * other.bottom);
  }

  /** @param {Exact} value */
  minus(value) {
    return this.plus(Fraction.of(value).times(-1n));
  }

  /** @param {Exact} value */
  times(value) {
    const other = Fraction.of(value);
    return new Fraction(this.top * other.top, this.bottom * other.bottom);
  }

  /** @param {Exact} value  not zero */
  over(value) {
    const other = Fraction.of(value);
    return new Fraction(this.top * other.bottom, this.bottom * other.top);
  }

  /**
   * Less than zero, zero or more than zero, as this is less than, equal to or more than the other.
   *
   * @param {Exact} value
   * @returns {number}
   */
  compare(value) {
    const gap = this.minus(value).top;
    return gap < 0n ? -1 : gap > 0n ? 1 : 0;
  }

  /** The largest whole number up to this. */
  floor() {
    const whole = this.top / this.bottom;
    return whole * this.bottom > this.top ? whole - 1n : whole;
  }

  ceil() {
    return -this.times(-1n).floor();
  }

  /** How many times 10⁻ᵈ, rounded half up. @param {number} digits */
  units(digits) {
    return this.times(10n ** BigInt(digits)).plus("0.5").floor();
  }

  /** Rounded half up to so many decimals. @param {number} digits */
  rounded(digits) {
    return new Fraction(this.units(digits), 10n ** BigInt(digits));
  }

  /**
   * Rounded to so many significant digits, half to even. A fraction of zero or more.
   *
   * @param {number} digits
   */
  significant(digits) {
    let shift = String(this.floor()).length - digits;
    const scaled = () => (shift < 0 ? this.times(10n ** BigInt(-shift)) : this.over(10n ** BigInt(shift)));
    const least = 10n ** BigInt(digits - 1);
    while (this.top && scaled().compare(least) < 0) shift--;
    const [exact, whole] = [scaled(), scaled().floor()];
    const half = exact.minus(whole).compare("0.5");
    const found = half > 0 || (half === 0 && whole % 2n) ? whole + 1n : whole;
    return shift < 0 ? new Fraction(found, 10n ** BigInt(-shift)) : new Fraction(found * 10n ** BigInt(shift));
  }

  /** How many decimals it takes to write a fraction whose decimals end. */
  places() {
    let digits = 0;
    for (let size = 1n; (this.top * size) % this.bottom; size *= 10n) digits++;
    return digits;
  }
}

export const ZERO = new Fraction(0n);

/** @param {Fraction} a @param {Fraction} b */
export const least = (a, b) => (a.compare(b) <= 0 ? a : b);

/** @param {Fraction} a @param {Fraction} b */
export const most = (a, b) => (a.compare(b) >= 0 ? a : b);

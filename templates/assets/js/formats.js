/**
 * Values as the site's language writes them, by the patterns that the build gives.
 *
 * Never asks the browser for its locale: what is written here is what the build would write.
 * Start with `Formats`.
 */
import { Fraction } from "./fractions.js";

/**
 * @typedef {object} Digits  How a number is grouped: what stands before its decimals, between its groups, and how
 *   many digits the last group has and each before it.
 * @property {string} point
 * @property {string} group
 * @property {[number, number]} sizes
 */

/** @typedef {[string, string]} Around  What stands before and after a number. */

/**
 * @typedef {object} Patterns
 * @property {Digits} number
 * @property {Digits} money
 * @property {Around} percent
 * @property {Record<string, {digits: number, around: Around}>} currencies
 * @property {{all: Record<string, string>, any: Record<string, string>}} lists  by "start", "middle", "end" and "2"
 */

/**
 * @typedef {object} Money
 * @property {Fraction} amount
 * @property {number} digits  decimals it was worked out or written with
 * @property {string} currency
 */

/** A price with the decimals it is written with. @param {string} text @param {string} currency @returns {Money} */
export const written = (text, currency) =>
  ({ amount: Fraction.of(text), digits: text.split(".")[1]?.length ?? 0, currency });

export class Formats {
  /** @param {Patterns} patterns */
  constructor(patterns) {
    this.patterns = patterns;
  }

  /** A score or a gap in tenths: 81 becomes 8.1. @param {number} tenths */
  points(tenths) {
    return this.#digits(new Fraction(BigInt(tenths), 10n), 1, this.patterns.number);
  }

  /** @param {import("./fractions.js").Exact} value  whose decimals end */
  number(value) {
    const exact = Fraction.of(value);
    return this.#digits(exact, exact.places(), this.patterns.number);
  }

  /** A share that is already rounded to the digits shown. @param {Fraction} share */
  percent(share, digits = 0) {
    const [before, after] = this.patterns.percent;
    return before + this.#digits(share.times(100n), digits, this.patterns.number) + after;
  }

  /** A share of all weightings, rounded toward the middle, and how it is to be read. @param {Fraction} share */
  share(share) {
    const [hundredths, all] = [share.times(100n), share.bottom === 1n];
    const [whole, word] =
      all ? [hundredths.top, "all"]
      : hundredths.compare(99n) > 0 ? [99n, "over"]
      : hundredths.compare(1n) < 0 ? [1n, "under"]
      : [share.compare("0.5") < 0 ? hundredths.ceil() : hundredths.floor(), "about"];
    return [this.percent(new Fraction(whole, 100n)), word];
  }

  /** A limit that a true sentence may name, never 0 % or 100 %. @param {Fraction} value @param {boolean} down */
  threshold(value, down) {
    for (let digits = 0; ; digits++) {
      const scale = 10n ** BigInt(digits + 2);
      const scaled = value.times(scale);
      const whole = down ? scaled.floor() : scaled.ceil();
      if ((whole > 0n && whole < scale) || digits === 3) return this.percent(new Fraction(whole, scale), digits);
    }
  }

  /** What is paid: with the decimals of its currency, or as many as it has. @param {Money} money */
  sum({ amount, digits, currency }) {
    const known = this.patterns.currencies[currency];
    const [before, after] = known.around;
    return before + this.#digits(amount, Math.max(known.digits, digits), this.patterns.money) + after;
  }

  /** A price inside a sum: no figure of it is lost. @param {Money} money */
  price(money) {
    return this.sum({ ...money, digits: money.amount.places() });
  }

  /** "a, b, and c" as the language joins a list. @param {string[]} items */
  listing(items) {
    return joined(items, this.patterns.lists.all);
  }

  /** "a, b, or c" as the language joins alternatives. @param {string[]} items */
  choice(items) {
    return joined(items, this.patterns.lists.any);
  }

  /** @param {Fraction} value  of zero or more @param {number} places @param {Digits} pattern */
  #digits(value, places, { point, group, sizes: [last, other] }) {
    const text = String(value.units(places)).padStart(places + 1, "0");
    let rest = text.slice(0, text.length - places);
    const groups = [rest.slice(-last)];
    for (rest = rest.slice(0, -last); rest; rest = rest.slice(0, -other)) groups.unshift(rest.slice(-other));
    return groups.join(group) + (places ? point + text.slice(-places) : "");
  }
}

/** @param {string[]} items @param {Record<string, string>} patterns */
function joined(items, patterns) {
  const put = (pattern, a, b) => pattern.replace(/\{[01]\}/g, (hole) => (hole === "{0}" ? a : b));
  if (items.length < 2) return items.join("");
  if (items.length === 2) return put(patterns[2], ...items);
  const steps = items.slice(1).map((_, n, all) => (n === 0 ? "start" : n === all.length - 1 ? "end" : "middle"));
  return items.slice(1).reduce((text, item, n) => put(patterns[steps[n]], text, item), items[0]);
}

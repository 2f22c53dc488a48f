/**
 * Claims put into the site's own words: the messages of the build, each value written by its type.
 *
 * The build sends, for each kind of claim, the types of its fields; `WRITERS` says how a type is written.
 * A new kind of claim needs nothing here unless it has a field of a new type. Start with `Speech`.
 */
import { Formats } from "./formats.js";
import { Fraction } from "./fractions.js";

/** @typedef {{kind: string} & Record<string, any>} Claim */
/** @typedef {[string, (string | number)?]} Written  A value as text, and what a sentence form may select by. */

/**
 * @typedef {object} Words  What the build sends.
 * @property {string} language
 * @property {Record<string, Record<string, Pattern>>} messages  forms by message and name, read already
 * @property {Record<string, Record<string, string>>} claims  types of fields by kind and name
 * @property {import("./formats.js").Patterns} patterns
 */

/**
 * @typedef {string | Part[]} Pattern  How a form is said.
 * @typedef {string | {arg: string} | {say: string, form: string} | Choice} Part
 * @typedef {{by: string, of: Record<string, Pattern>, else: string}} Choice  Words by a word, a number or its plural.
 */

/** @type {Record<string, (value: any, speech: Speech) => Written>} */
const WRITERS = {
  ref: (thing) => [thing.name],
  text: (text) => [text],
  day: (day) => [day],
  word: (word) => ["", word],
  flag: (flag) => ["", flag ? "yes" : "no"],
  money: (money, { formats }) => [formats.sum(money)],
  number: (number, { formats }) => [formats.number(number), choice(Fraction.of(number))],
  count: (count, { formats }) => [formats.number(count), count],
  points: (tenths, { formats }) => [formats.points(tenths), tenths],
  share: (share, { formats }) => formats.share(share),
  refs: (things, { formats }) => [formats.listing(things.map(({ name }) => name)), things.length],
  turns: (turns, speech) => [speech.formats.choice(turns.map((turn) => speech.turn(turn))), turns.length],
  parts: (parts, speech) => [parts.map((part) => speech.part(part)).join(" + "), parts.length],
};

/** Arguments of the items of a cost's arithmetic. @type {Record<string, (part: any, formats: Formats) => object>} */
const PARTS = {
  metered: ({ amount, short, price }, formats) => ({
    amount: formats.number(amount), short, short_is: short ? "some" : "none", price: formats.price(price),
  }),
  fee: ({ count, price, period }, formats) => ({
    count: formats.number(count), count_is: count.compare(1n) ? "other" : "one",
    price: formats.sum(price), period_is: period,
  }),
  power: ({ watts, hours, price }, formats) => ({
    watts: formats.number(watts), hours: formats.number(hours), price: formats.price(price),
  }),
  bought: ({ price, months }, formats) => ({
    price: formats.sum(price), months: formats.number(months), months_is: months,
  }),
};

export class Speech {
  /** @param {Words} words */
  constructor(words) {
    this.formats = new Formats(words.patterns);
    this.claims = words.claims;
    this.messages = words.messages;
    this.plurals = new Intl.PluralRules(words.language);
  }

  /** A claim in one of its forms, as plain text. @param {Claim} claim */
  say(claim, form = "") {
    /** @type {Record<string, string | number>} */
    const given = {};
    for (const [name, type] of Object.entries(this.claims[claim.kind])) {
      const [text, selector] = WRITERS[type](claim[name], this);
      given[name] = text;
      if (selector !== undefined) given[`${name}_is`] = selector;
    }
    return this.message(claim.kind, given, form);
  }

  /** @param {{type: string}} part */
  part(part) {
    return this.message(`part-${part.type}`, PARTS[part.type](part, this.formats));
  }

  /** What is needed is rounded outwards, so that the sentence stays true. */
  turn({ dimension, at: { value, above } }) {
    const limit = this.formats.threshold(value, above);
    return this.message("turn-item", { dimension: dimension.name, at: limit, at_is: above ? "above" : "below" });
  }

  /** A message with finished texts; what is missing is an error, not a gap in a sentence. */
  message(/** @type {string} */ id, /** @type {object} */ given = {}, form = "") {
    const pattern = this.messages[id]?.[form];
    if (pattern === undefined) throw new Error(`there is no message ${id} ${form}`);
    return this.#write(pattern, /** @type {Record<string, any>} */ (given));
  }

  /** @param {Pattern} pattern  @param {Record<string, any>} given @returns {string} */
  #write(pattern, given) {
    return typeof pattern === "string" ? pattern : pattern.map((part) => this.#part(part, given)).join("");
  }

  /** @param {Part} part  @param {Record<string, any>} given @returns {string} */
  #part(part, given) {
    if (typeof part === "string") return part;
    if ("say" in part) return this.#write(this.messages[part.say][part.form], given);
    if ("by" in part) return this.#write(part.of[this.#chosen(part, given[part.by])], given);
    if (!(part.arg in given)) throw new Error(`a message wants ${part.arg}`);
    return given[part.arg];
  }

  /** @param {Choice} choice  @param {string | number} value */
  #chosen(choice, value) {
    const names = [String(value), typeof value === "number" ? this.plurals.select(value) : ""];
    return names.find((name) => Object.hasOwn(choice.of, name)) ?? choice.else;
  }
}

/** A whole number as what a form may select by, so that one is one. @param {Fraction} number */
const choice = (number) => (number.bottom === 1n ? Number(number.top) : "part");

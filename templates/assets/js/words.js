/**
 * Claims put into the site's own words: the messages of the build, each value written by its type.
 *
 * The build sends, for each kind of claim, the types of its fields; `WRITERS` says how a type is written.
 * A new kind of claim needs nothing here unless it has a field of a new type. Start with `Speech`.
 */
import { FluentBundle } from "../vendor/fluent-bundle.js";
import { Formats } from "./formats.js";
import { Fraction } from "./fractions.js";

/** @typedef {{kind: string} & Record<string, any>} Claim */
/** @typedef {[string, (string | number)?]} Written  A value as text, and what a sentence form may select by. */

/**
 * @typedef {object} Words  What the build sends.
 * @property {string} language
 * @property {object[]} messages  read already, in the form that Fluent keeps them
 * @property {Record<string, Record<string, string>>} claims  types of fields by kind and name
 * @property {import("./formats.js").Patterns} patterns
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
    this.bundle = new FluentBundle(words.language, { useIsolating: false });
    this.bundle.addResource(/** @type {any} */ ({ body: words.messages }));
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

  /** A message with finished texts; what is missing is an error, not a gap in a sentence. */
  message(/** @type {string} */ id, /** @type {object} */ given = {}, form = "") {
    const found = this.bundle.getMessage(id);
    const pattern = form ? found?.attributes[form] : found?.value;
    if (pattern == null) throw new Error(`there is no message ${id} ${form}`);
    return this.bundle.formatPattern(pattern, /** @type {any} */ (given));
  }
}

/** A whole number as what a form may select by, so that one is one. @param {Fraction} number */
const choice = (number) => (number.bottom === 1n ? Number(number.top) : "part");

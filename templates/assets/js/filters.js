/**
 * Filters of a ranking, made of what its products have: each choice with how many it leaves, none that leaves nobody.
 *
 * Choices of one fact add to each other, those of different facts all have to hold. Start with `Filters.serve`.
 */
import { columnsOf } from "./facts.js";
import { SETTLED, json, keep, make } from "./reader.js";
import { Speech } from "./words.js";

const LEAST = [90, 80, 70, 60, 50];
const MANY = 10;
const STEPS = 6;

/**
 * @typedef {object} Option
 * @property {string} value
 * @property {string} text
 * @property {(product: number) => boolean} fits
 * @property {HTMLInputElement} [input]  once it is shown
 * @property {HTMLElement} [share]  where it says how many it leaves
 */

/** @typedef {{name: string, title: string, options: Option[]}} Facet */

export class Filters {
  /** Fetch the facts and show the filters; what cannot be fetched is said, and asked for when opened again. */
  static async serve(box, table) {
    try {
      const [facts, words] = await Promise.all([json(box.dataset.table), json(box.dataset.words)]);
      return new Filters(box, table, facts, new Speech(words));
    } catch (error) {
      box.querySelector("[role=status]").textContent = box.dataset.failed;
      throw error;
    }
  }

  constructor(box, table, facts, speech) {
    this.speech = speech;
    this.form = box.querySelector("form");
    this.status = box.querySelector("[role=status]");
    const root = new URL(box.dataset.root, location.href);
    const ids = new Map(facts.products.map(({ url }, n) => [new URL(url, root).pathname, n]));
    this.rows = [...table.querySelectorAll("tbody tr")]
      .map((row) => ({ row, product: ids.get(row.querySelector("a")?.pathname) }))
      .filter(({ product }) => product !== undefined);
    const shown = this.rows.map(({ product }) => product);
    this.facets = facetsOf(columnsOf(facts, speech), shown, speech);
    const given = new URLSearchParams(location.search);
    this.form.prepend(...this.facets.map((facet) => this.#fieldset(facet, given.getAll(facet.name))));
    this.form.addEventListener("change", () => this.#apply());
    this.form.addEventListener("reset", () => setTimeout(() => this.#apply()));
    this.#apply();
  }

  /** @param {Facet} facet @param {string[]} given  the values that are chosen */
  #fieldset({ name, title, options }, given) {
    const lines = options.map((option) => {
      const { value, text } = option;
      const state = { type: "checkbox", name, value, checked: given.includes(value) };
      option.input = Object.assign(document.createElement("input"), state);
      option.share = make("span", "share");
      return make("label", "choice", option.input, ` ${text} `, option.share);
    });
    return make("fieldset", "", make("legend", "", title), ...lines);
  }

  /** Show the rows that all choices leave, and at each choice how many it would. */
  #apply() {
    const chosen = this.facets.map(({ name, options }) => [name, options.filter(({ input }) => input.checked)]);
    const left = (product, without) => chosen.every(([name, wanted]) =>
      name === without || !wanted.length || wanted.some(({ fits }) => fits(product)));
    for (const { row, product } of this.rows) row.hidden = !left(product);
    for (const { name, options } of this.facets) {
      for (const { input, share, fits } of options) {
        const count = this.rows.filter(({ product }) => fits(product) && left(product, name)).length;
        share.textContent = String(count);
        input.disabled = !count && !input.checked;
      }
    }
    const [count, of] = [this.rows.filter(({ row }) => !row.hidden).length, this.rows.length];
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.status.textContent = this.speech.message("filter-told", { count, of });
      keep(chosen.map(([name, wanted]) => [name, wanted.map(({ value }) => value)]));
    }, SETTLED);
  }
}

/** @returns {Facet[]}  those that tell the products apart */
function facetsOf(columns, products, speech) {
  const found = columns.map(({ id, name, kind, better, values }) => {
    const isNumber = kind === "spec" && values.some(({ by }) => typeof by === "number");
    const options = OPTIONS[isNumber ? "number" : kind](values, products, speech, better);
    return { name: `only.${id}`, title: name, options };
  });
  return found.filter(({ options }) => options.length);
}

/** Choices that some of the products meet, and not all. */
const telling = (options, products) => options.filter(({ fits }) => products.some(fits) && !products.every(fits));

/** A few of the values that products have, as limits: those that are at least as good. */
function limits(values, products, better, message) {
  if (!better) return [];
  const known = [...new Set(products.map((n) => values[n].by).filter((by) => typeof by === "number"))];
  known.sort((a, b) => (better === "lower" ? a - b : b - a));
  const steps = known.filter((_, n) => n % Math.ceil(known.length / STEPS) === 0);
  const passes = (by, limit) => typeof by === "number" && (better === "lower" ? by <= limit : by >= limit);
  return telling(steps.map((limit) => ({
    value: String(limit), text: message(values.find(({ by }) => by === limit).text),
    fits: (product) => passes(values[product].by, limit),
  })), products);
}

const OPTIONS = {
  points: (values, products, speech) => telling(LEAST.map((least) => ({
    value: String(least), text: speech.message("filter-least", { limit: speech.formats.points(least) }),
    fits: (product) => values[product].by !== null && values[product].by >= least,
  })), products),
  money: (values, products, speech) =>
    limits(values, products, "lower", (limit) => speech.message("filter-most", { limit })),
  number: (values, products, speech, better) =>
    limits(values, products, better, (limit) =>
      speech.message(better === "lower" ? "filter-most" : "filter-least", { limit })),
  spec: (values, products) => {
    const items = [...new Set(products.flatMap((n) => values[n].items))];
    const options = items.map((item) => ({ value: item, text: item, fits: (n) => values[n].items.includes(item) }));
    const isShared = options.some(({ fits }) => products.filter(fits).length > 1);
    return items.length > MANY || !isShared ? [] : telling(options, products);
  },
};

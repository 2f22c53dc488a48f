/**
 * What a category's table.json says of its products, a column for each fact, in the words of the site.
 *
 * Start with `columnsOf`.
 */
import { written } from "./formats.js";

/** @typedef {{text: string, by: number | string | null, items: string[]}} Value  Shown, sorted by, chosen by. */

/**
 * @typedef {object} Column
 * @property {string} id
 * @property {string} name
 * @property {"points" | "money" | "spec"} kind
 * @property {"higher" | "lower" | ""} better
 * @property {Value[]} values  one for each product
 */

/** @param {any} table @param {import("./words.js").Speech} speech @returns {Column[]} */
export function columnsOf({ currency, dimensions, workloads, specs, products }, speech) {
  const { formats } = speech;
  const unknown = (id) => ({ text: speech.message(id), by: null, items: [] });
  const points = (tenths) =>
    tenths === null ? unknown("not-known") : { text: formats.points(tenths), by: tenths, items: [] };
  const money = (text) =>
    text === null ? unknown("compare-unpriced")
    : { text: formats.sum(written(text, currency)), by: Number(text), items: [] };
  const column = (id, name, kind, better, values) => ({ id, name, kind, better, values });
  return [
    column("overall", speech.message("overall-label"), "points", "higher", products.map((p) => points(p.overall))),
    ...dimensions.map(([id, name], n) =>
      column(id, name, "points", "higher", products.map((p) => points(p.points[n])))),
    ...workloads.map(([id, workload], n) => {
      const name = speech.message("compare-cost", { workload });
      return column(id, name, "money", "lower", products.map((p) => money(p.costs[n])));
    }),
    ...specs.map(([id, name, unit, better], n) =>
      column(id, name, "spec", better, products.map((p) => spec(p.specs[n], unit, unknown("spec-unknown"), speech)))),
  ];
}

/** @returns {Value} */
function spec(value, unit, unknown, speech) {
  if (value === null) return unknown;
  if (Array.isArray(value)) return { text: speech.formats.listing(value), by: null, items: value };
  if (typeof value === "string") return { text: value, by: value, items: [value] };
  if (value.answer) {
    const text = speech.message(`spec-${value.answer}`);
    return { text, by: value.answer, items: [text] };
  }
  const text = unit ? `${value.text} ${unit}` : value.text;
  return { text, by: Number.isNaN(Number(value.by)) ? value.by : Number(value.by), items: [text] };
}

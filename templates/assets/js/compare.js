/**
 * Two to four products side by side: differences first, the choice kept in the address.
 *
 * While nothing is chosen the pages of all pairs are listed below, which `idle` says. Start at the end, where the
 * address is read.
 */
import { overall } from "./duel.js";
import { columnsOf } from "./facts.js";
import { byName } from "./order.js";
import { SETTLED, fill, json, keep, make } from "./reader.js";
import { Speech } from "./words.js";

const FEWEST = 2;
/** @type {HTMLElement} */
const box = document.querySelector(".side-by-side");
const [category, ...places] = box.querySelectorAll("select");
const result = document.getElementById("compared");
const status = box.querySelector("[role=status]");
const { root, pair, words, failed } = box.dataset;
let timer = 0;

/** The facts of each category, fetched once; a failure is forgotten. @type {Record<string, Promise<any>>} */
const fetched = {};

function factsOf(id) {
  const { table } = category.selectedOptions[0].dataset;
  fetched[id] ??= Promise.all([json(table), json(words)]).then(([found, said]) => {
    const speech = new Speech(said);
    return { table: found, speech, columns: columnsOf(found, speech) };
  });
  fetched[id].catch(() => delete fetched[id]);
  return fetched[id];
}

/** Offer the products of the category, some of them chosen. @param {string[]} ids */
async function offer(ids) {
  for (const place of places) place.replaceChildren(place.options[0]);
  try {
    const facts = await factsOf(category.value);
    const named = [...facts.table.products].sort((a, b) => byName(a.name, b.name));
    places.forEach((place, n) => {
      const options = named.map(({ id, name }) => new Option(name, id, false, id === ids[n]));
      place.replaceChildren(place.options[0], ...options);
    });
    show(facts);
  } catch (error) {
    document.body.classList.add("idle");
    result.replaceChildren();
    tell(failed);
    throw error;
  }
}

function show({ table, speech, columns }) {
  const ids = [...new Set(places.map(({ value }) => value).filter(Boolean))];
  keep([["category", ids[0] ? category.value : null], ["products", ids.join(",") || null]]);
  document.body.classList.toggle("idle", ids.length < FEWEST);
  if (ids.length < FEWEST) {
    result.replaceChildren();
    return tell("");
  }
  const chosen = ids.map((id) => table.products.findIndex((product) => product.id === id));
  const facts = columns.filter(({ id }) => id !== "overall");
  const others = facts.map((column) => rowOf(column, chosen, table.tie)).filter(({ isKnown }) => isKnown);
  const differing = others.filter(({ differs }) => differs);
  const same = others.filter(({ differs }) => !differs);
  const heads = chosen.map((n) => headOf(table.products[n]));
  const shared = same.length ? [groupOf(speech.message("compare-same"), chosen.length), ...same.map(lineOf)] : [];
  result.replaceChildren(
    make("div", "scroll", make(
      "table", "compared",
      make("thead", "", make("tr", "", make("td", ""), ...heads)),
      make("tbody", "", ...[...overallOf(chosen, table, speech), ...differing].map(lineOf)),
      make("tbody", "", ...shared),
    )),
    ...pairsOf(chosen, table, speech),
  );
  result.firstElementChild.tabIndex = 0;
  const differences = differing.length;
  tell(speech.message("compare-told", { count: ids.length, differences, differences_is: differences }));
}

/** The overalls over what all of the chosen have a score in, and over nothing else; no row if that is nothing. */
function overallOf(chosen, { dimensions, products, tie }, speech) {
  const known = dimensions.map((_, n) => n).filter((n) => chosen.every((at) => products[at].points[n] !== null));
  if (!known.length) return [];
  const weights = known.map((n) => dimensions[n][2]);
  const found = chosen.map((at) => overall(known.map((n) => products[at].points[n]), weights));
  const values = found.map((by) => ({ text: speech.formats.points(by), by, items: [] }));
  const counts = { shared: known.length, of: dimensions.length };
  const name = speech.message(known.length < dimensions.length ? "compare-overall" : "overall-label", counts);
  return [rowOf({ id: "overall", name, kind: "points", better: "higher", values }, values.map((_, n) => n), tie)];
}

/** A fact of the chosen products: whether it tells them apart, and who has the best of it. */
function rowOf({ id, name, kind, better, values }, chosen, tie) {
  const cells = chosen.map((n) => values[n]);
  const numbers = cells.map(({ by }) => by);
  const isComplete = numbers.every((by) => typeof by === "number");
  const ordered = isComplete ? [...numbers].sort((a, b) => (better === "lower" ? a - b : b - a)) : [];
  const least = kind === "points" ? tie : 0;
  const differs = isComplete && kind === "points"
    ? Math.abs(ordered[0] - ordered.at(-1)) > tie
    : new Set(cells.map(({ text }) => text)).size > 1;
  const second = ordered.find((by) => by !== ordered[0]);
  const best = better && differs && Math.abs(ordered[0] - second) > least ? ordered[0] : NaN;
  return {
    id, name, differs, isKnown: cells.some(({ by, items }) => by !== null || items.length),
    cells: cells.map(({ text, by, items }) => ({ text, isBest: by === best, isUnknown: by === null && !items.length })),
  };
}

function lineOf({ name, cells }) {
  const head = Object.assign(make("th", "", name), { scope: "row" });
  return make("tr", "", head, ...cells.map(({ text, isBest, isUnknown }) =>
    make("td", isUnknown ? "unknown" : "", isBest ? make("strong", "", text) : text)));
}

function groupOf(text, count) {
  return make("tr", "same", Object.assign(make("th", "", text), { scope: "rowgroup", colSpan: count + 1 }));
}

function headOf({ name, maker, url }) {
  const link = Object.assign(make("a", "", name), { href: root + url, dir: "auto" });
  return Object.assign(make("th", "", link, " ", make("span", "maker", maker)), { scope: "col" });
}

/** Links to the pages of all pairs of the chosen. */
function pairsOf(chosen, { products, all, some }, speech) {
  const inOrder = [...chosen].sort((a, b) => a - b);
  const links = inOrder.flatMap((a, n) => inOrder.slice(n + 1).map((b) => {
    if (!(all.includes(a) && all.includes(b)) && !some[a]?.includes(b)) return null;
    const values = { category: category.value, a: products[a].id, b: products[b].id };
    const text = speech.message("pair-heading", { a: products[a].name, b: products[b].name });
    const href = root + fill(pair, values);
    return make("li", "", Object.assign(make("a", "", text), { href }));
  }));
  const known = links.filter(Boolean);
  return known.length ? [make("h2", "", speech.message("compare-pairs")), make("ul", "links", ...known)] : [];
}

function tell(text) {
  clearTimeout(timer);
  timer = setTimeout(() => (status.textContent = text), SETTLED);
}

/** Offer what the address names, if nothing was fetched for it yet, or in vain. */
function begin() {
  const products = new URLSearchParams(location.search).get("products") ?? "";
  if (category.value && !fetched[category.value]) offer(products.split(",").slice(0, places.length));
}

category.addEventListener("change", () => offer([]));
for (const place of places) {
  place.addEventListener("change", async () => show(await factsOf(category.value)));
  place.addEventListener("focusin", begin);
}
const asked = new URLSearchParams(location.search).get("category");
if ([...category.options].some(({ value }) => value === asked)) category.value = asked;
begin();

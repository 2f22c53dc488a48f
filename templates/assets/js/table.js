/**
 * A ranking that can be sorted by any of its columns, and filtered by what is known of its products.
 *
 * Sorts by what stands in the table; `filters.js` is fetched with the facts when somebody opens the filters, or the
 * address names one. Start with `sortable`.
 */
import { byName } from "./order.js";
import { keep } from "./reader.js";

const table = document.querySelector("table.ranking");
/** @type {HTMLDetailsElement} */
const box = document.querySelector("details.filters");

/** What a row is sorted by in the columns that every ranking has. @type {Record<string, (row: any) => any>} */
const BY = {
  rank: (row) => parseInt(row.querySelector(".rank").textContent) || Infinity,
  name: (row) => row.querySelector("a").textContent,
  overall: (row) => Number(row.querySelector(".overall .fill")?.getAttribute("width") ?? -1),
};
const RISING = ["rank", "name"];
const KNOWN = Object.keys(BY).length;
const columns = [...table.tHead.rows[0].cells].map((cell, n) => {
  const id = cell.dataset.column;
  const points = (row) => Number(row.dataset.points?.split(" ")[n - KNOWN].replace("-", "-1") ?? -1);
  return { cell, id, by: BY[id] ?? points, isRising: RISING.includes(id) };
});
const [ranks] = columns;

/** By which column the rows are sorted, if by another than the rank; the highest on top if `isDown`. */
let [sorted, isDown] = [null, false];

/** Put the rows of each part in order. */
function sort() {
  for (const { cell } of columns) cell.removeAttribute("aria-sort");
  sorted?.cell.setAttribute("aria-sort", isDown ? "descending" : "ascending");
  const { by } = sorted ?? ranks;
  const way = sorted && isDown ? -1 : 1;
  for (const body of table.tBodies) {
    const rows = [...body.rows].filter((row) => row.querySelector("a"));
    const found = rows.map((row) => [by(row), row]);
    found.sort(([a], [b]) => way * (typeof a === "string" ? byName(a, b) : a === b ? 0 : a - b));
    body.append(...found.map(([, row]) => row));
  }
}

/** Make the heads of all columns buttons: first the best on top, then the worst, then the order of ranks again. */
function sortable() {
  for (const column of columns) {
    const button = document.createElement("button");
    button.append(...column.cell.childNodes);
    column.cell.append(button);
    button.addEventListener("click", () => {
      if (sorted !== column) [sorted, isDown] = [column, !column.isRising];
      else if (isDown !== column.isRising) isDown = column.isRising;
      else sorted = null;
      sort();
      keep([["sort", sorted && (isDown ? "-" : "") + sorted.id]]);
    });
  }
  table.addEventListener("reorder", () => sorted && sort());
  const [, down, id] = new URLSearchParams(location.search).get("sort")?.match(/^(-?)(.+)$/) ?? [];
  [sorted, isDown] = [columns.find((column) => column.id === id) ?? null, Boolean(down)];
  if (sorted) sort();
}

/** @type {Promise<object> | undefined} */
let filters;

sortable();
box.addEventListener("toggle", () => {
  if (!box.open) return;
  filters ??= import("./filters.js").then(({ Filters }) => Filters.serve(box, table));
  filters.catch(() => (filters = undefined));
});
if ([...new URLSearchParams(location.search).keys()].some((name) => name.startsWith("only."))) box.open = true;

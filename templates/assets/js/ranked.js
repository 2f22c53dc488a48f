/**
 * The ranking of a category under the reader's weights: overalls, ranks and the order of the rows.
 *
 * Ranked is what has points in every dimension that weighs anything. Start with `Ranked.show`.
 */
import { overall } from "./duel.js";
import { byName } from "./order.js";
import { make } from "./reader.js";
import { Speech } from "./words.js";

export class Ranked {
  /** @param {HTMLElement} box @param {HTMLTableElement} table @param {import("./words.js").Words} words */
  constructor(box, table, words) {
    this.box = box;
    this.table = table;
    this.speech = new Speech(words);
    this.fields = [...box.querySelectorAll("[type=range]")].map(({ name }) => name);
    const rows = [...table.tBodies].flatMap((body) => [...body.rows].map((row) => ({ row, body })));
    this.rows = rows.map(({ row, body }) => {
      const cells = [row.querySelector(".rank"), row.querySelector(".overall")];
      const [link, { points }] = [row.querySelector("a"), row.dataset];
      const own = cells.map((cell) => cell && [...cell.childNodes]);
      return { row, body, cells, own, points: points?.split(" "), name: link?.textContent, id: link?.pathname };
    });
  }

  /** @param {Record<string, number> | null} weights @returns {string} */
  show(weights) {
    this.first?.remove();
    for (const { row, body, cells, own } of this.rows) {
      body.append(row);
      cells.forEach((cell, n) => cell?.replaceChildren(...own[n]));
    }
    const told = weights ? this.#rank(weights) : "";
    this.table.dispatchEvent(new Event("reorder"));
    return told;
  }

  /** @param {Record<string, number>} weights */
  #rank(weights) {
    const used = this.fields.map((field, n) => [n, weights[field]]).filter(([, weight]) => weight);
    const known = this.rows.filter(({ points }) => points && used.every(([n]) => points[n] !== "-"));
    const found = known.map((entry) => {
      const points = used.map(([n]) => Number(entry.points[n]));
      return { ...entry, overall: overall(points, used.map(([, weight]) => weight)) };
    });
    found.sort((a, b) => b.overall - a.overall || byName(a.name, b.name) || byName(a.id, b.id));
    for (const { row, cells: [place, figure], overall, name } of found) {
      const rank = 1 + found.filter((other) => other.overall > overall).length;
      const shared = found.filter((other) => other.overall === overall).length > 1;
      const claim = { kind: "rank", product: { name }, overall, rank, of: found.length, shared };
      place.replaceChildren(this.speech.say(claim, "cell"));
      figure.replaceChildren(make("span", "number", this.speech.formats.points(overall)), bar(this.table, overall));
      this.table.tBodies[0].append(row);
    }
    return this.#told(found);
  }

  #told(found) {
    const { formats } = this.speech;
    const first = found.filter(({ overall }) => overall === found[0].overall).map(({ name }) => name);
    if (!first.length) return "";
    const overall = formats.points(found[0].overall);
    const given = { products: formats.listing(first), products_is: first.length, overall };
    const said = this.speech.message("weighed-first", given);
    this.first = make("p", "weighed", said);
    this.box.append(this.first);
    return said;
  }
}

/** A bar like those of the table. */
function bar(table, points) {
  const found = table.querySelector("svg.bar").cloneNode(true);
  found.querySelector(".fill").setAttribute("width", points);
  return found;
}

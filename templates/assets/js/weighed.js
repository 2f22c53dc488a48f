/**
 * A pair under the reader's weights, in the page: overalls, winner, how firmly, what to choose for what.
 *
 * What the site says stays where it is. What is said here carries no mark of a claim, since it is about the reader's
 * weights. Start with `Weighed.show`.
 */
import { weigh } from "./duel.js";
import { make } from "./reader.js";
import { Speech } from "./words.js";

const SIDES = ["a", "b"];

export class Weighed {
  /** @param {HTMLElement} box  the sliders, with the points of both sides @param {import("./words.js").Words} words */
  constructor(box, words) {
    const { dataset } = box;
    this.box = box;
    this.limits = { tie: +box.firstElementChild.dataset.tie, narrow: +box.firstElementChild.dataset.narrow };
    this.speech = new Speech(words);
    this.refs = { a: { name: dataset.nameA }, b: { name: dataset.nameB } };
    this.steps = { a: dataset.stepA, b: dataset.stepB };
    const [a, b] = SIDES.map((side) => dataset[side].split(" ").map(Number));
    this.dimensions = [...box.querySelectorAll("[type=range]")]
      .map(({ name, dataset: { said } }, n) => ({ field: name, dimension: { name: said }, a: a[n], b: b[n] }))
      .sort((one, two) => Math.abs(two.a - two.b) - Math.abs(one.a - one.b));
    /** @type {Element[]} */
    this.own = [];
  }

  /** @param {Record<string, number> | null} weights @returns {string} */
  show(weights) {
    for (const node of this.own.splice(0)) node.remove();
    if (!weights) return "";
    const { speech, refs } = this;
    const rows = this.dimensions.map((row) => ({ ...row, weight: weights[row.field] })).filter(({ weight }) => weight);
    const found = weigh(refs.a, refs.b, rows, this.limits);
    const [opening, firmness] = [found.opening, found.firmness].map((claim) => (claim ? speech.say(claim) : ""));
    const top = make("p", "own-weights", `${speech.message("weighed-top", { opening })} `);
    const link = Object.assign(make("a", "", speech.message("weighed-change")), { href: "#weigh" });
    top.append(link);
    document.querySelector(".lead").after(top);
    const result = make(
      "div", "weighed", make("h3", "", speech.message("weighed")), make("p", "", opening),
      make("div", "sides", ...SIDES.map((side) => this.#side(side, found))), make("p", "firmness", firmness),
    );
    this.box.append(result);
    this.own = [top, result];
    return speech.message("weighed-told", { opening, firmness });
  }

  /** @param {string} side @param {import("./duel.js").Weighed} found */
  #side(side, { overall, crown, advice }) {
    const { speech } = this;
    const [product, other] = side === "a" ? [this.refs.a, this.refs.b] : [this.refs.b, this.refs.a];
    const figure = make("p", "overall", make("span", "number", speech.formats.points(overall[side])));
    if (crown?.winner === product) figure.append(" ", make("span", "crown", speech.say(crown)));
    const reasons = advice[side].filter(({ kind }) => kind === "choose");
    const others = advice[side].filter(({ kind }) => kind !== "choose");
    const column = make("div", `side side-${side}`, make("h4", "", product.name), figure);
    if (reasons.length) {
      const items = reasons.map((claim, n) => make("li", "", speech.say(claim, n ? "more" : "")));
      const above = speech.say({ kind: "advised", product, other, step: this.steps[side] });
      column.append(make("p", "", above), make("ul", "advice", ...items));
    }
    for (const claim of others) column.append(make("p", "caveat", speech.say(claim)));
    return column;
  }
}

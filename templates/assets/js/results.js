/**
 * What a reader's own volume comes to, in the page: both costs, their workings, who is cheaper, when owning pays.
 *
 * What the site says stays in the page, hidden, so that it comes back untouched. What stands beside it for the reader
 * carries no mark of a claim, since it is about the reader's numbers. Start with `Results.show`.
 */
import { cheaper, crossing, price } from "./costs.js";
import { Fraction } from "./fractions.js";
import { make } from "./reader.js";

const EXAMPLE = Fraction.of(1_500_000n);
let marks = 0;

export class Results {
  /**
   * @param {HTMLElement} block
   * @param {{category: import("./costs.js").Category, speech: import("./words.js").Speech, amounts: any}} tools
   */
  constructor(block, { category, speech, amounts }) {
    Object.assign(this, { block, category, speech, amounts });
    this.workload = category.workloads[block.dataset.workload];
    /** @type {Element[]} */
    this.own = [];
  }

  /**
   * Show what amounts come to, one for each unit of the workload.
   *
   * @param {Fraction[]} found
   * @returns {string}  what to tell who cannot see it
   */
  show(found) {
    this.clear();
    const { speech, block: { dataset } } = this;
    const usage = this.workload.usage.map(([unit], n) => [unit, found[n]]);
    const own = { ...this.workload, name: speech.message("volume-name"), usage };
    const lines = [dataset.a, dataset.b].map((id) => price(id, own, this.category));
    const said = [cheaper(...lines), crossing(...lines)].filter(Boolean).map((claim) => speech.say(claim)).join(" ");
    this.#put("before", ".scroll", make("p", "label", this.#told("volume-shown")));
    this.#put("before", "tbody", make("tbody", "", ...lines.map((line, n) => this.#row(line, "ab"[n]))));
    if (said) this.#put("after", ".scroll", make("p", "", said));
    if (this.block.querySelector(".curve")) {
      this.#put("before", ".working", make("p", "unknown", this.#told("volume-curves")));
    }
    this.#put("before", ".working dl", make("dl", "", ...lines.flatMap((line, n) => this.#working(line, "ab"[n]))));
    for (const site of this.#sites()) site.hidden = true;
    const [first, second] = lines.map(({ cost }) => speech.say(cost, cost.kind === "cost" ? "month" : ""));
    const names = { a: lines[0].product.name, b: lines[1].product.name };
    return speech.message("volume-told", { ...names, first, second, said, said_is: said ? "some" : "none" });
  }

  /** Bring back what the site says. */
  clear() {
    for (const node of this.own.splice(0)) node.remove();
    for (const site of this.#sites()) site.hidden = false;
    return "";
  }

  /** Mark a field that cannot be read, with what can be, or take the mark off. */
  mark(/** @type {HTMLInputElement} */ input, /** @type {boolean} */ isWrong) {
    const field = input.closest(".field");
    if (field.nextElementSibling.matches(".error")) field.nextElementSibling.remove();
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-describedby");
    if (!isWrong) return;
    const [short, long] = [this.amounts.write(EXAMPLE), this.speech.formats.number(EXAMPLE)];
    const told = make("span", "error", this.speech.message("volume-wrong", { short, long }));
    told.id = `wrong-${++marks}`;
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", told.id);
    field.after(told);
  }

  /** Say that results are older than the fields, or no more. */
  age(/** @type {boolean} */ isOld) {
    this.old?.remove();
    this.block.classList.toggle("old", isOld);
    if (!isOld) return "";
    this.old = make("p", "error", this.speech.message("volume-old"));
    this.block.querySelector("form").after(this.old);
    return [...this.block.querySelectorAll(".error")].map((node) => node.textContent).join(" ");
  }

  #sites() {
    return this.block.querySelectorAll("[data-site]");
  }

  #put(where, selector, node) {
    this.block.querySelector(selector)[where](node);
    this.own.push(node);
  }

  #told(id) {
    return this.speech.message(id, { workload: this.workload.name });
  }

  #row({ product, cost }, side) {
    const name = make("th", `side-${side}`, product.name);
    name.scope = "row";
    if (cost.kind === "cost") {
      name.append(" ", make("span", "maker", cost.plan));
      return make("tr", "", name, ...["month", "year"].map((form) => make("td", "n", this.speech.say(cost, form))));
    }
    const why = make("td", "n unknown", this.speech.say(cost));
    why.colSpan = 2;
    return make("tr", "", name, why);
  }

  #working({ product, working, converted }, side) {
    if (!working) return [];
    const said = [working, converted].filter(Boolean).map((claim) => make("dd", "", this.speech.say(claim)));
    return [make("dt", `side-${side}`, product.name), ...said];
  }
}

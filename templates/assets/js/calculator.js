/**
 * The reader's own volume: fields beside each cost block of a page, and what they come to.
 *
 * Loads nothing else before a field is touched or the address names a volume. Knows keys, fields and the address;
 * `results.js` knows how results stand in the page. Start with `Calculator`.
 */
import { SETTLED, json, keep } from "./reader.js";

const KEYS = { ArrowUp: [true], ArrowDown: [false], PageUp: [true, true], PageDown: [false, true] };

/** Where the data of this page are, and what to say if they cannot be fetched: words that come with the page. */
const { costs, words, failed } = document.querySelector("script[data-costs]").dataset;

/** @type {Promise<object> | undefined} */
let loading;

/** The modules and data of this page, fetched once; again after a failure. */
function load() {
  loading ??= Promise.all([
    import("./words.js"), import("./amounts.js"), import("./results.js"), json(costs, "no-cache"), json(words),
  ]).then(([{ Speech }, amounts, { Results }, category, said]) => {
    const speech = new Speech(said);
    return { ...amounts, Results, category, speech, amounts: new amounts.Amounts(speech.formats) };
  });
  loading.catch(() => (loading = undefined));
  return loading;
}

class Calculator {
  /** @param {HTMLElement} block */
  constructor(block) {
    this.block = block;
    this.form = block.querySelector("form");
    this.inputs = [...this.form.querySelectorAll("input")];
    this.status = this.form.querySelector("[role=status]");
    this.form.hidden = false;
    this.form.addEventListener("focusin", () => this.#with(() => {}));
    this.form.addEventListener("input", () => this.#with((tools) => this.#recount(tools)));
    this.form.addEventListener("keydown", (event) => this.#step(event));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("reset", () => setTimeout(() => this.#with((tools) => this.#recount(tools))));
    const given = new URLSearchParams(location.search);
    if (this.inputs.some(({ name }) => given.has(name))) this.#with((tools) => this.#restore(given, tools));
  }

  /** Do something with what has been loaded, or say that it cannot be. */
  async #with(act) {
    try {
      const tools = await load();
      this.results ??= new tools.Results(this.block, tools);
      act(tools);
    } catch (error) {
      this.status.textContent = failed;
      throw error;
    }
  }

  /** Take volumes from the address; what cannot be read there stays the site's. */
  #restore(given, tools) {
    for (const input of this.inputs) {
      const amount = tools.fromAddress(given.get(input.name) ?? "");
      if (amount) input.value = tools.amounts.write(amount);
    }
    this.#recount(tools);
  }

  /** @param {KeyboardEvent} event */
  #step(event) {
    const [input, [up, far] = []] = [event.target, KEYS[event.key]];
    if (up === undefined || !this.inputs.includes(input)) return;
    event.preventDefault();
    this.#with((tools) => {
      const amount = tools.amounts.read(input.value);
      if (amount) input.value = tools.amounts.write(tools.step(amount, up, far));
      this.#recount(tools);
    });
  }

  /** Show what the fields come to. If one cannot be read the results stay as they were, marked as old. */
  #recount({ amounts, toAddress }) {
    const found = this.inputs.map((input) => amounts.read(input.value));
    const changed = this.inputs.map((input, n) => found[n]?.compare(amounts.read(input.defaultValue)) !== 0);
    this.inputs.forEach((input, n) => this.results.mark(input, !found[n]));
    const isOld = found.includes(null);
    if (!isOld) {
      this.told = changed.includes(true) ? this.results.show(found) : this.results.clear();
      this.volumes = this.inputs.map(({ name }, n) => [name, changed[n] ? toAddress(found[n]) : null]);
    }
    const told = this.results.age(isOld) || this.told;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.status.textContent = told;
      keep(this.volumes ?? []);
    }, SETTLED);
  }
}

for (const form of document.querySelectorAll("form.volume")) new Calculator(form.closest("[data-workload]"));

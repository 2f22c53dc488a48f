/**
 * The reader's own weights: a slider for each dimension, the weights of profiles, and the address that keeps them.
 *
 * Knows sliders and the address; who made the form shows what the weights come to. Start with `Weights`.
 */
import { SETTLED, keep } from "./reader.js";

const STEP = 100;

/**
 * @callback Show  Shows what weights come to, in hundredths by dimension; null for those of the site.
 * @param {Record<string, number> | null} weights  some of them above 0
 * @returns {string}  what to tell who cannot see it
 */

export class Weights {
  /**
   * @param {HTMLFormElement} form
   * @param {() => Promise<Show>} prepare  fetches what is needed to show anything, once it is
   */
  constructor(form, prepare) {
    this.form = form;
    this.prepare = prepare;
    this.sliders = [...form.querySelectorAll("[type=range]")].filter((slider) => !slider.disabled);
    this.status = form.querySelector("[role=status]");
    form.addEventListener("focusin", () => this.#with(() => {}));
    form.addEventListener("input", ({ target }) => {
      target.value = Math.round(target.value);
      this.#weigh();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(() => this.#weigh()));
    form.addEventListener("click", ({ target }) => {
      if (target.dataset.weights) this.#take(Object.fromEntries(new URLSearchParams(target.dataset.weights)));
    });
    const given = new URLSearchParams(location.search);
    const found = this.sliders.filter(({ name }) => /^\d{1,3}(\.\d\d?)?$/.test(given.get(name) ?? ""));
    for (const slider of found) slider.value = given.get(slider.name);
    if (found.length) this.#weigh();
    else if (form.querySelector(":disabled[type=range]")) this.#share();
  }

  /** Set all sliders; those that are not named weigh nothing. @param {Record<string, string>} weights */
  #take(weights) {
    for (const slider of this.sliders) slider.value = weights[slider.name] ?? "0";
    this.#weigh();
  }

  /** Do something with what has been fetched, or say that it cannot be. */
  async #with(act) {
    try {
      this.show ??= this.prepare();
      act(await this.show);
    } catch (error) {
      this.show = undefined;
      this.#tell(this.form.dataset.failed);
      throw error;
    }
  }

  /** Write at each slider what part of the decision it is. @returns {[number[], number]}  the weights, and their sum */
  #share() {
    const values = this.sliders.map(({ value }) => Math.round(value * STEP));
    const total = values.reduce((sum, value) => sum + value, 0);
    this.sliders.forEach((slider, n) => {
      const share = total ? Math.floor((200 * values[n] + total) / (2 * total)) : 0;
      const said = this.form.dataset.percent.replace("0", String(share));
      slider.setAttribute("aria-valuetext", said);
      slider.closest(".field").querySelector(".share").textContent = said;
    });
    return [values, total];
  }

  #weigh() {
    const [values, total] = this.#share();
    const isOwn = this.sliders.some(({ value, defaultValue }) => value !== defaultValue);
    this.form.querySelector("[type=reset]").disabled = !isOwn;
    const weights = Object.fromEntries(this.sliders.map(({ name }, n) => [name, values[n]]));
    this.#with((show) => {
      const told = total ? show(isOwn ? weights : null) : this.form.dataset.nothing;
      this.form.classList.toggle("old", !total);
      clearTimeout(this.timer);
      this.timer = setTimeout(() => {
        this.#tell(told);
        keep(this.sliders.map(({ name, value, defaultValue }) => [name, isOwn && total ? value : null]));
      }, SETTLED);
    });
  }

  #tell(text) {
    this.status.textContent = text;
  }
}

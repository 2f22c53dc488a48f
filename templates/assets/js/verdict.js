/**
 * What matters to the reader, on the page of a pair.
 *
 * Nothing else is fetched before a slider is touched or the address names a weight; `weighed.js` shows the result.
 */
import { json } from "./reader.js";
import { Weights } from "./weights.js";

const box = document.querySelector("#weigh");
const form = box.querySelector("form");
const known = [box.dataset.a, box.dataset.b].map((points) => points.split(" "));

form.querySelectorAll(".field").forEach((field, n) => {
  field.hidden = field.querySelector("input").disabled = known.some((points) => points[n] === "-");
});
new Weights(form, async () => {
  const [{ Weighed }, words] = await Promise.all([import("./weighed.js"), json(box.dataset.words)]);
  const result = new Weighed(box, words);
  return (weights) => result.show(weights);
});

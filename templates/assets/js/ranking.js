/**
 * What matters to the reader, on the page of a category.
 *
 * Nothing else is fetched before a slider is touched or the address names a weight; `ranked.js` shows the result.
 */
import { json } from "./reader.js";
import { Weights } from "./weights.js";

const box = document.querySelector(".weigh");

new Weights(box.querySelector("form"), async () => {
  const [{ Ranked }, words] = await Promise.all([import("./ranked.js"), json(box.dataset.words)]);
  const result = new Ranked(box, document.querySelector("table.ranking"), words);
  return (weights) => result.show(weights);
});

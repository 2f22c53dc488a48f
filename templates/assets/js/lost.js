/**
 * Helps on from an address without a page: two products in the other order, or what has nearly that name.
 *
 * Start with `rescue`.
 */
import { group, namesAt } from "./found.js";
import { fold } from "./names.js";

const BETWEEN = "-vs-";
const box = document.getElementById("near");
const root = new URL(box.dataset.root, location.href);

/** The last part of the address below the site's root, decoded as far as it can be. */
function lastPart() {
  const parts = location.pathname.replace(/(index)?(\.html)?$/, "").split("/").filter(Boolean);
  const part = parts.at(-1) ?? "";
  try {
    return [parts, decodeURIComponent(part)];
  } catch {
    return [parts, part];
  }
}

async function rescue() {
  const [parts, name] = lastPart();
  const [second, first] = name.toLowerCase().split(BETWEEN);
  if (first && second) {
    const swapped = new URL(`/${[...parts.slice(0, -1), encodeURIComponent(first + BETWEEN + second)].join("/")}/`, root);
    const answer = await fetch(swapped, { method: "HEAD" });
    if (answer.ok) return location.replace(swapped.href + location.hash);
  }
  const names = await namesAt(new URL(box.dataset.index, root).href);
  const found = names.find(fold(name).join(" "));
  if (!found.length) return;
  box.replaceChildren(...found.map(([kind, results]) => group(names.words[kind], results, root)));
  box.parentNode.hidden = false;
}

rescue();

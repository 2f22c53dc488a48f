/**
 * The page of the search: what is found stands in place of the lists as it is typed, reached by arrows.
 */
import { group, namesAt } from "./found.js";
import { SETTLED, fill, keep, make } from "./reader.js";

const MANY = 40;
/** @type {HTMLFormElement} */
const form = document.querySelector("main form[data-index]");
const { index, full } = form.dataset;
const root = new URL(".", new URL(index, document.baseURI));
const field = form.elements.q;
const box = document.getElementById("found");
const status = form.querySelector("[role=status]");
const failure = form.querySelector(".unknown");
const before = [...box.childNodes];

/** @type {Promise<import("./names.js").Names> | undefined} */
let fetched;
let timer = 0;

/** The names, fetched once; a failure is forgotten. */
function names() {
  fetched ??= namesAt(index);
  return fetched.catch(() => (fetched = undefined));
}

async function show() {
  const query = field.value.trim();
  keep([["q", query || null]]);
  if (!query) {
    announce("");
    return box.replaceChildren(...before);
  }
  const known = await names();
  failure.hidden = Boolean(known);
  const isCurrent = () => known && field.value.trim() === query;
  if (!isCurrent()) return;
  const groups = known.find(query, MANY);
  const none = fill(known.words.none, { query });
  box.replaceChildren(...groups.map(([kind, results]) => group(known.words[kind], results, root)));
  if (!groups.length) box.append(make("p", "", none));
  const count = groups.reduce((sum, [, results]) => sum + results.length, 0);
  announce(count ? fill(known.words.count, { count }) : none);
  if (!full) return;
  const { fullText } = await import("./fulltext.js");
  const more = await fullText(new URL(full, document.baseURI), query);
  if (more.length && isCurrent()) box.append(group(known.words.full, more, root));
}

function announce(text) {
  clearTimeout(timer);
  timer = setTimeout(() => status.replaceChildren(text), SETTLED);
}

field.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
document.querySelector("main").addEventListener("keydown", (event) => {
  const links = [...box.querySelectorAll("a")];
  const at = links.indexOf(document.activeElement);
  if (event.key === "Escape") field.focus();
  else if (event.key === "ArrowDown" && links.length && (at >= 0 || event.target === field)) {
    links[Math.min(at + 1, links.length - 1)].focus();
  } else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] ?? field).focus();
  else return;
  event.preventDefault();
});
field.value ||= new URLSearchParams(location.search).get("q") ?? "";
if (field.value) show();

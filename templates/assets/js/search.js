/**
 * Shows what is found below a field as it is typed: plain links, reached by arrows, left by Escape.
 *
 * Names are put on the page as text, never as markup. Start with `serve`.
 */
import { Names, fill } from "./names.js";

const PAUSE = 400;
const MANY = 40;

/** The names of the site, fetched once; a failure is forgotten. @type {Record<string, Promise<Names>>} */
const fetched = {};

export async function namesAt(address) {
  fetched[address] ??= fetch(address).then(async (answer) => {
    if (!answer.ok) throw new Error(String(answer.status));
    return new Names(await answer.json());
  });
  return fetched[address].catch((error) => {
    delete fetched[address];
    throw error;
  });
}

/** Answer what is typed into a form: below it, or on the page of the search in its place. @param {HTMLFormElement} form */
export function serve(form) {
  const { index, full } = form.dataset;
  const root = new URL(".", new URL(index, document.baseURI));
  const field = form.elements.q;
  const live = "live" in form.dataset;
  const box = live ? document.getElementById("found") : form.appendChild(element("div", { className: "found", hidden: true }));
  const status = form.appendChild(element("p", { className: "visually-hidden" }));
  status.setAttribute("role", "status");
  const before = [...box.childNodes];
  const failure = form.querySelector(".unknown");
  const isCurrent = (query) => field.value.trim() === query;
  let timer = 0;

  const show = async () => {
    const query = field.value.trim();
    if (live) history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
    if (!query) return close();
    const names = await namesAt(index).catch(() => null);
    if (failure) failure.hidden = Boolean(names);
    if (!names || !isCurrent(query)) return;
    const groups = names.find(query, live ? MANY : undefined);
    box.replaceChildren(...groups.map(([kind, results]) => group(names.words[kind], results, root, live)));
    if (!groups.length) box.append(element("p", { textContent: fill(names.words.none, { query }) }));
    box.hidden = false;
    const count = groups.reduce((sum, [, results]) => sum + results.length, 0);
    announce(count ? fill(names.words.count, { count }) : box.textContent);
    if (!full) return;
    const { fullText } = await import("./fulltext.js");
    const more = await fullText(new URL(full, document.baseURI), query);
    if (more.length && isCurrent(query)) box.append(group(names.words.full, more, root));
  };
  const announce = (text) => {
    clearTimeout(timer);
    timer = setTimeout(() => status.replaceChildren(text), PAUSE);
  };
  const close = () => {
    announce("");
    box.replaceChildren(...before);
    box.hidden = !live;
  };

  field.addEventListener("input", show);
  form.addEventListener("submit", (event) => live && event.preventDefault());
  const around = live ? document.querySelector("main") : form;
  around.addEventListener("keydown", (event) => {
    const links = [...box.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape") {
      field.focus();
      if (!live) close();
    } else if (event.key === "ArrowDown" && links.length && (at >= 0 || event.target === field)) {
      links[Math.min(at + 1, links.length - 1)].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      (links[at - 1] ?? field).focus();
    } else return;
    event.preventDefault();
  });
  if (live) {
    form.hidden = false;
    field.value ||= new URLSearchParams(location.search).get("q") ?? "";
  } else {
    form.addEventListener("focusout", ({ relatedTarget }) => form.contains(relatedTarget) || close());
    form.addEventListener("focusin", ({ target }) => target === field && box.hidden && show());
  }
  if (field.value) show();
}

/** A heading with links below it. */
export function group(title, results, root, onPage = true) {
  const section = element("section");
  const list = element("ul");
  for (const { text, url } of results) {
    const link = element("a", { textContent: text, href: new URL(url, root), dir: "auto" });
    list.appendChild(element("li")).append(link);
  }
  section.append(element(onPage ? "h2" : "p", { textContent: title, className: onPage ? "" : "label" }), list);
  return section;
}

/** @param {string} tag @param {object} properties */
export const element = (tag, properties = {}) => Object.assign(document.createElement(tag), properties);

/**
 * What the parts of a page share that a reader changes: the address, which can be shared, and what is fetched.
 *
 * Start with `keep`.
 */

/** Milliseconds after the last change until it is told, and kept in the address. */
export const SETTLED = 500;

/** Put values into the address by name: one, several, or none, which leaves the name out. */
export function keep(/** @type {[string, string | string[] | null][]} */ values) {
  const address = new URL(location.href);
  for (const [name, found] of values) {
    address.searchParams.delete(name);
    for (const text of [found ?? []].flat()) address.searchParams.append(name, text);
  }
  history.replaceState(history.state, "", address);
}

/** @param {string} address @param {RequestCache} [cache] */
export async function json(address, cache = "default") {
  const answer = await fetch(address, { cache });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** A pattern with each `{name}` filled in; what is filled in is not looked at again. */
export const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

/**
 * An element with classes and children.
 *
 * @param {string} tag
 * @param {string} names
 * @param {(Node | string)[]} children
 */
export function make(tag, names, ...children) {
  const node = document.createElement(tag);
  if (names) node.className = names;
  node.append(...children);
  return node;
}

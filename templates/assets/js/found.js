/**
 * The names of the site, and lists of what is found among them.
 *
 * Names are put on the page as text, never as markup. Start with `namesAt`.
 */
import { Names } from "./names.js";
import { json, make } from "./reader.js";

/** The names of the site. @param {string} address */
export const namesAt = async (address) => new Names(await json(address));

/**
 * A heading with links below it.
 *
 * @param {string} title
 * @param {{text: string, url: string}[]} results
 * @param {URL} root
 */
export function group(title, results, root) {
  const links = results.map(({ text, url }) => {
    const link = make("a", "", text);
    return make("li", "", Object.assign(link, { href: new URL(url, root), dir: "auto" }));
  });
  return make("section", "", make("h2", "", title), make("ul", "", ...links));
}

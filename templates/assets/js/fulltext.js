/** What Pagefind finds in the texts of pages. Start with `fullText`. */
const FEW = 8;

/** Titles and addresses, best first; excerpts are markup, so they stay where they are. @param {URL} pagefind */
export async function fullText(pagefind, query) {
  const { search } = await import(pagefind.href);
  const { results } = await search(query);
  const found = await Promise.all(results.slice(0, FEW).map((result) => result.data()));
  return found.map(({ meta, url }) => ({ text: meta.title, url }));
}

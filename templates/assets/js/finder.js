/**
 * The fields of the search: nothing is fetched before a reader touches one, or presses `/`.
 *
 * Stands on every page, so it knows no more than that; `search.js` does the rest.
 */
/** @type {HTMLFormElement[]} */
const forms = [...document.querySelectorAll("form[data-index]")];

for (const form of forms) {
  const wake = async () => (await import("./search.js")).serve(form);
  if ("live" in form.dataset) wake();
  else form.addEventListener("focusin", wake, { once: true });
}

addEventListener("keydown", (event) => {
  const busy = event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, textarea, select");
  if (event.key !== "/" || busy) return;
  event.preventDefault();
  forms.at(-1)?.elements.q.focus();
});

/** The key `/` leads to the field of the search, on every page. */
addEventListener("keydown", (event) => {
  const busy = event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, textarea, select");
  if (event.key !== "/" || busy) return;
  event.preventDefault();
  [...document.querySelectorAll("[type=search]")].at(-1).focus();
});

/* d367479049 */
addEventListener("keydown",e=>{const t=e.ctrlKey||e.metaKey||e.altKey||e.target.closest?.("input, textarea, select");e.key!=="/"||t||(e.preventDefault(),[...document.querySelectorAll("[type=search]")].at(-1).focus())});

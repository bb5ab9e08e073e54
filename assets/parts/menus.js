// Menus are details elements: closed by Escape or a press elsewhere. Escape also closes a question before something is lost.

/** @param {string} kinds @returns {HTMLDetailsElement[]} */
const unfolded = (kinds) => [.../** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll(`details:is(${kinds})[open]`))];

document.addEventListener("click", (event) => {
  for (const menu of unfolded(".menu")) if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const folded of unfolded(".menu, .confirm")) {
    folded.open = false;
    folded.querySelector("summary")?.focus();
  }
});
export {};

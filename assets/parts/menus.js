// Menus are details elements: one open at a time, closed by Escape or a press elsewhere.

/** @returns {HTMLDetailsElement[]} */
const openMenus = () => [.../** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("details.menu[open]"))];

document.addEventListener("click", (event) => {
  for (const menu of openMenus()) if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector("summary")?.focus();
  }
});
export {};

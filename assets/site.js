// Small help for pages that work without it: htmx, the guard of unsaved forms, the theme, closing menus.
import htmx from "htmx.org";

window.htmx = htmx;
Object.assign(htmx.config, { includeIndicatorStyles: false, allowEval: false, selfRequestsOnly: true });

let typed = false;
addEventListener("input", (event) => { if (event.target.closest("form[data-guard]")) typed = true; });
addEventListener("submit", () => { typed = false; });
addEventListener("beforeunload", (event) => { if (typed) event.preventDefault(); });

addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) { menu.open = false; menu.querySelector("summary").focus(); }
});

document.querySelector(".summary-wrong")?.focus();

const scheme = localStorage.getItem("scheme");
if (scheme) document.documentElement.dataset.colorScheme = scheme;
for (const button of document.querySelectorAll("[data-scheme]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const dark = getComputedStyle(document.documentElement).colorScheme === "dark";
    document.documentElement.dataset.colorScheme = dark ? "light" : "dark";
    localStorage.setItem("scheme", dark ? "light" : "dark");
  });
}
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

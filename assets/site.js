// What every page gets on top of plain HTML: partial loading, warnings, small conveniences.
import htmx from "htmx.org";
import "./parts/forms.js";
import "./parts/menus.js";
import "./parts/pick-list.js";
import "./parts/theme-choice.js";

Object.assign(htmx.config, {
  includeIndicatorStyles: false, // would write a style element
  allowEval: false,
  allowScriptTags: false,
  selfRequestsOnly: true,
  historyCacheSize: 0, // pages of signed-in people stay out of the browser's store
});

document.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector("input[name=csrfmiddlewaretoken]");
  if (token instanceof HTMLInputElement) /** @type {CustomEvent} */ (event).detail.headers["X-CSRFToken"] = token.value;
});

for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-print]"))) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// Filters stand open beside a list; on a phone the list comes first and they wait to be opened.
if (matchMedia("(max-width: 60rem)").matches) {
  for (const folded of document.querySelectorAll("details[data-open-wide]")) folded.removeAttribute("open");
}

// Forms: a warning before changes are lost, the summary of errors in focus, counted characters, filters that apply themselves.

/** @param {Event} event @returns {HTMLFormElement | null} */
const guarded = (event) => (event.target instanceof Element ? event.target.closest("form[data-guard]") : null);

document.addEventListener("input", (event) => {
  const isSearch = event.target instanceof HTMLInputElement && event.target.type === "search";
  if (!isSearch) guarded(event)?.setAttribute("data-changed", "");
});
document.addEventListener("submit", (event) => guarded(event)?.removeAttribute("data-changed"));
window.addEventListener("beforeunload", (event) => {
  if (document.querySelector("form[data-changed]")) event.preventDefault();
});

/** @param {ParentNode} within */
const focusSummary = (within) => {
  const summary = within.querySelector("[data-focus]");
  if (summary instanceof HTMLElement) summary.focus();
};
focusSummary(document);
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target instanceof Element) focusSummary(event.target);
});

document.addEventListener("change", (event) => {
  const field = event.target;
  if (field instanceof HTMLInputElement && field.form?.hasAttribute("data-auto")) field.form.requestSubmit();
});

/** Counts what still fits into the field inside; the number is in the interface language's digits. */
class CharCount extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector("input, textarea");
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
    const line = document.createElement("p");
    line.className = "field-count";
    line.setAttribute("aria-live", "polite");
    this.append(line);
    const count = () => this.#show(field, line);
    field.addEventListener("input", count);
    count();
  }

  /** @param {HTMLInputElement | HTMLTextAreaElement} field @param {HTMLElement} line */
  #show(field, line) {
    const limit = Number(field.dataset.limit);
    const left = limit - [...field.value].length;
    const near = left < Math.max(20, limit / 10);
    line.hidden = !near && document.activeElement !== field && field instanceof HTMLInputElement;
    line.toggleAttribute("data-over", left < 0);
    line.textContent = `${Math.abs(left).toLocaleString(document.documentElement.lang)} ${left < 0 ? this.dataset.over : this.dataset.words}`;
  }
}
customElements.define("char-count", CharCount);

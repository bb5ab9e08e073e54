// Long lists to choose from: filtered while typing, chosen ones on top as chips, arrow keys between search and results.

class PickList extends HTMLElement {
  /** The row that gets the focus once more of them are shown. @type {[number, number] | null} */ #next = null;

  connectedCallback() {
    // What is chosen is a box, also where only one can be: it is taken away by unticking it.
    for (const chip of this.querySelectorAll(".pick-chip > input")) chip.setAttribute("type", "checkbox");
    for (const one of this.querySelectorAll(".search-row button, .pick-nothing")) one.remove();
    this.addEventListener("change", (event) => this.#choose(event));
    this.addEventListener("keydown", (event) => this.#walk(event));
    this.addEventListener("click", (event) => this.#remember(event));
    this.addEventListener("htmx:configRequest", (event) => this.#ask(/** @type {CustomEvent} */ (event)));
    this.addEventListener("htmx:afterSettle", () => this.#show());
  }

  get #search() {
    return /** @type {HTMLInputElement} */ (this.querySelector("input[type=search]"));
  }

  /** @param {string} words */
  #say(words) {
    const line = this.querySelector("[role=status]");
    if (line) line.textContent = words;
  }

  /** @param {Event} event */
  #choose(event) {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || box.type === "search") return;
    const words = wordsOf(box).join(", ");
    const chip = this.querySelector(`.pick-chosen input[value="${CSS.escape(box.value)}"]`)?.closest("li");
    const row = this.querySelector(`.pick-found input[value="${CSS.escape(box.value)}"]`);
    const chosen = this.querySelector(".pick-chosen");
    if (box.type === "radio") chosen?.replaceChildren(chipOf(box));
    else if (box.checked && !chip) chosen?.append(chipOf(box));
    if (!box.checked) {
      if (row instanceof HTMLInputElement) row.checked = false;
      if (chip?.contains(box)) (neighbour(chip)?.querySelector("input") ?? this.#search).focus();
      chip?.remove();
    }
    this.#say(`${box.checked ? this.dataset.chosen : this.dataset.removed} ${words}`);
  }

  /** @param {KeyboardEvent} event */
  #walk(event) {
    const at = event.target;
    if (at === this.#search && event.key === "Enter") event.preventDefault();
    const down = event.key === "ArrowDown" || (event.key === "Enter" && at === this.#search);
    if ((!down && event.key !== "ArrowUp") || !(at instanceof HTMLElement)) return;
    if (at !== this.#search && !at.closest(".pick-found")) return;
    const inside = [...this.querySelectorAll(".pick-found :is(summary, input, button)")];
    const stops = [this.#search, ...inside.filter((one) => one instanceof HTMLElement && one.checkVisibility())];
    const next = stops[stops.indexOf(at) + (down ? 1 : -1)];
    if (!(next instanceof HTMLElement)) return;
    event.preventDefault();
    next.focus();
  }

  /** @param {Event} event */
  #remember(event) {
    const button = event.target instanceof Element ? event.target.closest(".pick-shelf button") : null;
    const shelf = button?.closest(".pick-shelf");
    if (!shelf) return;
    this.#next = [[...this.querySelectorAll(".pick-shelf")].indexOf(shelf), shelf.querySelectorAll("li").length];
  }

  /** A search goes the way of its form. @param {CustomEvent} event */
  #ask(event) {
    const verb = this.closest("form")?.method;
    Object.assign(event.detail, { verb, useUrlParams: verb === "get" });
  }

  #show() {
    this.#say(this.querySelector(".pick-found")?.getAttribute("data-said") ?? "");
    if (!this.#next) return;
    const [shelf, row] = this.#next;
    this.#next = null;
    const box = this.querySelectorAll(".pick-shelf")[shelf]?.querySelectorAll("input")[row];
    (box ?? this.#search).focus();
  }
}

/** What a box chooses, and the group it stands in. @param {HTMLInputElement} box */
function wordsOf(box) {
  const group = box.closest(".pick-shelf[data-group]")?.getAttribute("data-group");
  const words = box.closest("label")?.textContent?.replace(/\s+/g, " ").trim() ?? "";
  return group ? [words, group] : [words];
}

/** @param {HTMLInputElement} box */
function chipOf(box) {
  const [words = "", group] = wordsOf(box);
  const parts = ["li", "label", "input", "span", "small"].map((tag) => document.createElement(tag));
  const [item, label, input, span, small] = /** @type {HTMLElement[] & { length: 5 }} */ (parts);
  label.className = "pick-chip";
  Object.assign(input, { type: "checkbox", name: box.name, value: box.value, checked: true });
  span.textContent = `${words} `;
  small.textContent = group ?? "";
  if (group) span.append(small);
  label.append(input, span);
  item.append(label);
  return item;
}

/** @param {Element} item */
const neighbour = (item) => item.nextElementSibling ?? item.previousElementSibling;

customElements.define("pick-list", PickList);

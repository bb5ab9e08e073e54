// Light, dark, or as the device has it; kept in this browser only when chosen.
const KEY = "colour-scheme";
const root = document.documentElement;

for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll(".theme input"))) {
  field.checked = field.value === root.dataset.colorScheme;
  field.addEventListener("change", () => {
    root.dataset.colorScheme = field.value;
    try {
      if (field.value === "auto") localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, field.value);
    } catch {
      // A browser that keeps nothing still shows the choice on this page.
    }
  });
}

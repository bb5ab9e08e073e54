// Runs before the first paint: the colour scheme that the reader chose, and the word that scripts work.
const chosen = (() => {
  try {
    return localStorage.getItem("colour-scheme");
  } catch {
    return null;
  }
})();
if (chosen === "light" || chosen === "dark") document.documentElement.dataset.colorScheme = chosen;
document.documentElement.classList.add("scripted");

"""A reader with a keyboard only: go from stop to stop with Tab, and look each time whether one sees where one is."""

import re

# What has the focus, as a reader would call it, and what is wrong with how it shows.
HERE = """() => {
  const here = document.activeElement;
  if (!here || here === document.body || here === document.documentElement) return null;
  const label = here.closest("label") || (here.labels && here.labels[0]);
  const ringed = (one) => {
    const style = getComputedStyle(one);
    const clear = /rgba?\\(0, 0, 0, 0\\)|transparent/.test(style.outlineColor);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && !clear;
  };
  const shown = [here, label].filter(Boolean).filter(ringed);
  const inside = (one) => {
    const box = one.getBoundingClientRect();
    const parts = [.1, .3, .5, .7, .9];
    const spots = parts.flatMap((x) => parts.map((y) => [box.left + box.width * x, box.top + box.height * y]));
    return spots.some(([x, y]) => { const top = document.elementFromPoint(x, y); return top && (one.contains(top) || top.contains(one)); });
  };
  const words = (one) => (one ? one.innerText || one.textContent : "");
  const name = here.getAttribute("aria-label") || words(label) || words(here) || here.title || here.name || here.id;
  const wrong = [];
  if (!shown.length) wrong.push("no ring");
  else if (!shown.some(inside)) wrong.push("out of sight or covered");
  if (!here.dataset.walked) here.dataset.walked = String(window.walkedStops = (window.walkedStops || 0) + 1);
  return {
    name: name.replace(/\\s+/g, " ").trim().slice(0, 120), tag: here.tagName.toLowerCase(), type: here.type || "",
    href: here.getAttribute("href") || "", stop: Number(here.dataset.walked), wrong,
  };
}"""


class Keyboard:
    """Tab, Enter, Space and arrows on one page of a browser; `wrong` gathers what one could not see."""

    def __init__(self, page):
        self.page, self.wrong, self.passed = page, [], []

    def tab(self, back=False):
        """One step; what has the focus now, or nothing when the focus left the page."""
        self.page.keyboard.press("Shift+Tab" if back else "Tab")
        here = self.page.evaluate(HERE)
        if here:
            self.passed.append(here["name"])
            self.wrong += [f"{said}: {here['tag']} “{here['name']}” on {self.page.url}" for said in here["wrong"]]
        return here

    def reach(self, name, most=200, **wanted):
        """Tab until something of this name (a pattern) has the focus."""
        self.passed = []
        for _step in range(most):
            here = self.tab()
            if here and re.search(name, here["name"]) and all(here[key] == value for key, value in wanted.items()):
                return here
        raise AssertionError(f"no “{name}” within {most} steps on {self.page.url}; passed {self.passed}")

    def press(self, *keys):
        """Press keys where the focus is."""
        for key in keys:
            self.page.keyboard.press(key)

    def write(self, text):
        """Type into the field that has the focus."""
        self.page.keyboard.type(text)

    def follow(self, name, **wanted):
        """Reach a link or button and press Enter; waits for the next page."""
        self.reach(name, **wanted)
        with self.page.expect_navigation():
            self.press("Enter")

    def whole_page(self, most=700):
        """Tab from the top until the focus leaves the page: the stops in their order. A trap never ends."""
        stops = []
        for _step in range(most):
            here = self.tab()
            if here is None or (here["stop"] == 1 and len(stops) > 1):
                return stops
            assert here["stop"] > len(stops), f"the focus does not leave “{here['name']}” on {self.page.url}"
            stops.append(here["name"])
        raise AssertionError(f"more than {most} stops on {self.page.url}")

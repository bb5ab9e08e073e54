// Bundles what the browser gets: assets/ → localympact/foundation/ui/static/ui/built/ (not kept in git).
import { build } from "esbuild";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";

const OUT = "localympact/foundation/ui/static/ui/built";
const ICONS = "node_modules/@phosphor-icons/core/assets";
const USED = /\bicon(?:=|\s)["']([a-z][a-z0-9-]*)["']/g;

/** @param {string} folder */
async function* filesIn(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== "static") yield* filesIn(file);
    else if (/\.(html|py)$/.test(entry.name)) yield file;
  }
}

/** The icons that templates name literally, and those of assets/icons.txt, which they name by a variable. */
async function iconNames() {
  const names = new Set((await readFile("assets/icons.txt", "utf8")).split("\n").filter(Boolean));
  for await (const file of filesIn("localympact")) {
    for (const [, name] of (await readFile(file, "utf8")).matchAll(USED)) names.add(name);
  }
  return [...names].sort();
}

/** What stands inside the svg element of each icon (Phosphor, MIT); the template tag puts it into the page. */
async function icons() {
  /** @type {Record<string, string>} */ const kept = {};
  for (const name of await iconNames()) {
    const weight = name.endsWith("-fill") ? "fill" : "regular";
    const svg = await readFile(`${ICONS}/${weight}/${name}.svg`, "utf8").catch(() => "");
    if (!svg) throw new Error(`There is no icon "${name}".`);
    kept[name] = svg.replace(/^[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "");
  }
  return kept;
}

await rm(OUT, { recursive: true, force: true });
await mkdir(OUT, { recursive: true });
const done = await build({
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  sourcemap: false, // a missing map would stop collectstatic
  legalComments: "linked",
  outdir: OUT,
  loader: { ".woff2": "copy" },
  assetNames: "[name]", // the storage hashes whole files, so nothing is split
  entryPoints: [
    { in: "assets/site.css", out: "site" },
    { in: "assets/theme.js", out: "theme" },
    { in: "assets/site.js", out: "site" },
    { in: "assets/map.js", out: "map" },
    { in: "assets/graph.js", out: "graph" },
    { in: "node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs", out: "map-worker" },
    { in: "assets/map.css", out: "map" },
  ],
});
if (done.warnings.length) process.exit(1);
await writeFile(`${OUT}/icons.json`, JSON.stringify(await icons()));

// Builds what the browser gets: two style sheets' worth of files, no request to anybody else.
import { build } from "esbuild";
import { mkdir, readFile, writeFile } from "node:fs/promises";

const out = "localympact/foundation/ui/static/ui/built";
const done = await build({
  bundle: true,
  minify: true,
  format: "esm",
  sourcemap: false,
  legalComments: "linked",
  outdir: out,
  loader: { ".woff2": "copy" },
  assetNames: "[name]",
  entryPoints: [
    { in: "assets/site.css", out: "site" },
    { in: "assets/site.js", out: "site" },
    { in: "assets/map.js", out: "map" },
    { in: "assets/map.css", out: "map" },
    { in: "assets/graph.js", out: "graph" },
    { in: "node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs", out: "map-worker" },
  ],
});
if (done.warnings.length) process.exit(1); // a missing worker gives an empty bundle and only a warning

// Phosphor icons (MIT), only those that templates name, kept as plain path data.
const names = JSON.parse(await readFile("assets/icons.json", "utf8"));
const icons = {};
for (const [name, weight] of Object.entries(names)) {
  const file = weight === "fill" ? `${name}-fill` : name;
  const svg = await readFile(`node_modules/@phosphor-icons/core/assets/${weight}/${file}.svg`, "utf8");
  icons[file] = svg.replace(/^<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "");
}
await mkdir(out, { recursive: true });
await writeFile(`${out}/icons.json`, JSON.stringify(icons));

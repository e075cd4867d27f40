// Builds static/ into static/dist/: the same files under the same names, sheets and modules minified.
// WikiMind serves them in production where static/dist/manifest.json is there, else the plain files.
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { transform } from "esbuild";

const SOURCE = "static";
const TARGET = "static/dist";
const LOADERS = { ".js": "js", ".css": "css" };

async function* files(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const name = path.join(folder, entry.name);
    if (name === path.normalize(TARGET)) continue;
    if (entry.isDirectory()) yield* files(name);
    else yield name;
  }
}

async function build(name, target) {
  await mkdir(path.dirname(target), { recursive: true });
  const loader = LOADERS[path.extname(name)];
  if (!loader || name.includes(`${path.sep}vendor${path.sep}`)) return copyFile(name, target);
  const content = await readFile(name, "utf8");
  const { code } = await transform(content, { loader, minify: true, target: ["es2022", "chrome123", "firefox120", "safari17.5"] });
  return writeFile(target, code);
}

await rm(TARGET, { recursive: true, force: true });
const built = [];
for await (const name of files(SOURCE)) {
  const place = path.relative(SOURCE, name);
  await build(name, path.join(TARGET, place));
  built.push(place.split(path.sep).join("/"));
}
await writeFile(path.join(TARGET, "manifest.json"), JSON.stringify(built.sort(), null, 2));
console.log(`${built.length} files built into ${TARGET}`);

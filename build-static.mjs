// Builds static/ into static/dist/: every file minified where that helps, named by its content, and compressed.
// static/dist/manifest.json says which name stands for which; without it the plain files are served.
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { transform } from "esbuild";

const SOURCE = "static";
const TARGET = "static/dist";
const LOADERS = { ".js": "js", ".css": "css" };
const COMPRESSED = new Set([".js", ".css", ".svg", ".json"]);

async function* files(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const name = path.join(folder, entry.name);
    if (name === path.normalize(TARGET)) continue;
    if (entry.isDirectory()) yield* files(name);
    else yield name;
  }
}

async function built(name) {
  const content = await readFile(name);
  const loader = LOADERS[path.extname(name)];
  if (!loader) return content;
  const { code } = await transform(content.toString(), { loader, minify: true, target: "es2020" });
  return Buffer.from(code);
}

function fingerprinted(name, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
  const { dir, name: stem, ext } = path.parse(path.relative(SOURCE, name));
  return path.posix.join(dir.split(path.sep).join("/"), `${stem}.${hash}${ext}`);
}

await rm(TARGET, { recursive: true, force: true });
const contents = new Map();
for await (const name of files(SOURCE)) {
  contents.set(path.relative(SOURCE, name).split(path.sep).join("/"), await built(name));
}
const manifest = {};
// Modules import one another by relative names: those names have to be the new ones before they are hashed.
const isModule = (name) => name.endsWith(".js");
const ordered = [...contents.keys()].sort((a, b) => imports(a).length - imports(b).length || a.localeCompare(b));

function imports(name) {
  if (!isModule(name)) return [];
  const found = [...contents.get(name).toString().matchAll(/(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g)];
  return found.map(([, target]) => [target, path.posix.join(path.posix.dirname(name), target)]);
}

function place(name) {
  if (manifest[name]) return manifest[name];
  let content = contents.get(name);
  for (const [written, target] of imports(name)) {
    const placed = path.posix.relative(path.posix.dirname(name), place(target));
    const relative = placed.startsWith(".") ? placed : `./${placed}`;
    content = Buffer.from(content.toString().replaceAll(`"${written}"`, `"${relative}"`));
  }
  contents.set(name, content);
  manifest[name] = fingerprinted(path.join(SOURCE, name), content);
  return manifest[name];
}

for (const name of ordered) place(name);
for (const [name, placed] of Object.entries(manifest)) {
  const target = path.join(TARGET, placed);
  const content = contents.get(name);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, content);
  if (COMPRESSED.has(path.extname(name))) {
    await writeFile(`${target}.gz`, gzipSync(content, { level: 9 }));
    await writeFile(`${target}.br`, brotliCompressSync(content));
  }
}
await writeFile(path.join(TARGET, "manifest.json"), JSON.stringify(manifest, null, 2));
console.log(`${Object.keys(manifest).length} files built into ${TARGET}`);

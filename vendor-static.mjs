// Copies what package-lock.json pins from node_modules into static/vendor/, which is committed: no Node is
// needed to run. `npm run vendor` installs exactly what is locked and refreshes every copy.
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";

const FROM = "node_modules";
const TO = "static/vendor";

async function copy(source, target) {
  await mkdir(path.dirname(path.join(TO, target)), { recursive: true });
  await copyFile(path.join(FROM, source), path.join(TO, target));
}

async function katex() {
  await copy("katex/LICENSE", "katex/LICENSE");
  await copy("katex/dist/katex.min.js", "katex/katex.min.js");
  const fonts = (await readdir(path.join(FROM, "katex/dist/fonts"))).filter((name) => name.endsWith(".woff2"));
  for (const name of fonts) await copy(`katex/dist/fonts/${name}`, `katex/fonts/${name}`);
  // Every browser of today reads WOFF2; the older formats are left out.
  const css = await readFile(path.join(FROM, "katex/dist/katex.min.css"), "utf8");
  const lean = css.replace(/,url\([^)]*\.(?:woff|ttf)\) format\("[^"]*"\)/g, "");
  await writeFile(path.join(TO, "katex/katex.min.css"), lean);
}

async function sourceSerif() {
  await copy("@fontsource/source-serif-4/LICENSE", "source-serif/LICENSE");
  for (const face of ["400-normal", "400-italic", "600-normal"]) {
    await copy(`@fontsource/source-serif-4/files/source-serif-4-latin-${face}.woff2`, `source-serif/${face}.woff2`);
  }
}

const COPIED = { katex, "source-serif": sourceSerif };

for (const [folder, copyAll] of Object.entries(COPIED)) {
  await rm(path.join(TO, folder), { recursive: true, force: true });
  await copyAll();
}
console.log(`${Object.keys(COPIED).join(", ")} copied into ${TO}`);

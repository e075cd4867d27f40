// The articles of a graph and their links, as flat arrays: thousands have to be looked through in a moment.
export const FINE = 10000; // steps of a place from one side to the other

// `stretch` draws the picture wider than high, as the screen is.
export function readGraph(raw, stretch) {
  const count = raw.titles.length;
  const links = Int32Array.from(raw.links);
  const degree = new Uint32Array(count);
  for (let at = 0; at < links.length; at += 3) {
    degree[links[at]] += 1;
    degree[links[at + 1]] += 1;
  }
  // The links of article n are those numbered of[from[n]] up to of[from[n + 1]].
  const from = new Uint32Array(count + 1);
  for (let n = 0; n < count; n += 1) from[n + 1] = from[n] + degree[n];
  const filled = from.slice(0, count);
  const of = new Uint32Array(links.length / 3 * 2);
  for (let at = 0; at < links.length; at += 3) {
    of[filled[links[at]]++] = at;
    of[filled[links[at + 1]]++] = at;
  }
  const byDegree = Uint32Array.from({ length: count }, (_, n) => n).sort((a, b) => degree[b] - degree[a]);
  const lower = raw.titles.map((title) => title.toLowerCase());
  return { ...raw, stretch, count, links, degree, from, of, byDegree, lower, x: Float32Array.from(raw.x, (x) => x * stretch), y: Float32Array.from(raw.y) };
}

// [article, relation, whether the link leaves] for every link of article n.
export function linksOf(graph, n) {
  const found = [];
  for (let at = graph.from[n]; at < graph.from[n + 1]; at += 1) {
    const link = graph.of[at];
    const leaves = graph.links[link] === n;
    found.push([graph.links[link + (leaves ? 1 : 0)], graph.relations[graph.links[link + 2]], leaves]);
  }
  return found;
}

// Which articles fit: 1 or 0 for each, or null where all do.
export function fitting(graph, { title, kind, concept, orphans }) {
  if (!title && !kind && !concept && !orphans) return null;
  const wanted = title.trim().toLowerCase();
  const kindNumber = graph.kinds.indexOf(kind);
  const conceptNumber = graph.concepts.indexOf(concept);
  return Uint8Array.from({ length: graph.count }, (_, n) =>
    Number(
      (!wanted || graph.lower[n].includes(wanted)) &&
        (!kind || graph.kind[n] === kindNumber) &&
        (!concept || graph.about[n].includes(conceptNumber)) &&
        (!orphans || graph.degree[n] === 0),
    ),
  );
}

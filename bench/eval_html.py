"""How much of the main text of real web pages is found: F1 over shingles of four words, averaged per page.

python -m bench.eval_html --eval ../shared/eval
"""

import argparse
import gzip
import json
import re
import tempfile
from collections import Counter
from pathlib import Path

import trafilatura

from wikimind.errors import Unreadable
from wikimind.extract.text.html import read

SHINGLE = 4


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The multiset of runs of four words; a shorter text is one run."""
    words = re.findall(r"\w+", text)
    count = max(1, len(words) - SHINGLE + 1)
    return Counter(tuple(words[at : at + SHINGLE]) for at in range(count)) if words else Counter()


def scores(found: str, wanted: str) -> tuple[float, float]:
    """(precision, recall); an empty side is right where the other is empty too."""
    a, b = shingles(found), shingles(wanted)
    common = sum((a & b).values())
    precision = common / sum(a.values()) if a else float(not b)
    recall = common / sum(b.values()) if b else float(not a)
    return precision, recall


def text_of(path: Path) -> str:
    with tempfile.NamedTemporaryFile(suffix=".html") as file:
        file.write(gzip.decompress(path.read_bytes()))
        file.flush()
        try:
            return read(Path(file.name)).text
        except Unreadable:
            return ""


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def bare_text_of(path: Path) -> str:
    """What the library gives by itself."""
    return trafilatura.extract(gzip.decompress(path.read_bytes()).decode(errors="replace")) or ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--eval", type=Path, required=True)
    parser.add_argument("--verbose", action="store_true")
    arguments = parser.parse_args()
    folder = arguments.eval / "html"
    truth = json.loads((folder / "ground-truth.json").read_text())
    found, bare = {}, {}
    for path in sorted(folder.glob("*.html.gz")):
        name = path.name.removesuffix(".html.gz")
        if name in truth:
            found[name] = scores(text_of(path), truth[name]["articleBody"])
            bare[name] = scores(bare_text_of(path), truth[name]["articleBody"])
    precision = sum(p for p, _ in found.values()) / len(found)
    recall = sum(r for _, r in found.values()) / len(found)
    # As the benchmark does: the averages are taken first, F1 of these.
    print(f"HTML: {len(found)} pages, precision {precision:.4f}, recall {recall:.4f}")
    print(f"F1 of the averages {2 * precision * recall / (precision + recall):.4f}")
    each = [f1(*pair) for pair in found.values()]
    print(f"average of each page's F1 {sum(each) / len(each):.4f}")
    alone = [sum(pair[side] for pair in bare.values()) / len(bare) for side in (0, 1)]
    print(f"the library alone: precision {alone[0]:.4f}, recall {alone[1]:.4f}, F1 {f1(*alone):.4f}")
    worse = [name for name in found if f1(*found[name]) < f1(*bare[name]) - 1e-9]
    print(f"pages on which the library alone is better: {len(worse)}")
    if arguments.verbose:
        for name, pair in sorted(found.items(), key=lambda item: f1(*item[1])):
            both = f"here {f1(*pair):.3f}  library {f1(*bare[name]):.3f}"
            print(f"{name[:12]}  {both}  precision {pair[0]:.3f}  recall {pair[1]:.3f}")


if __name__ == "__main__":
    main()

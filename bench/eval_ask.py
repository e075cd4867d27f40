"""How well questions are answered without a model, and how well is told that the wiki does not say.

    python -m bench.eval_ask --eval FOLDER [--splits 3] [--database URL]

FOLDER holds qa/xquad.en.json, or name another file in SQuAD's form with --file. Its articles are fed through
the real pipeline as Markdown, each a document; the answers are those of Ask. The database must be empty;
without a URL it is a temporary SQLite file.
"""

import argparse
import io
import logging
import random
import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.questions import Article, Question, read_squad
from wikimind import create_app
from wikimind.actions.sources import feed
from wikimind.ask.keyless import answer
from wikimind.ask.retrieve import evidence_for
from wikimind.config import Settings
from wikimind.extensions import db, write_transaction
from wikimind.jobs import runner
from wikimind.models.space import Space


@dataclass(frozen=True)
class Outcome:
    """What became of a question: whether its article was `fed`, and what was answered, `right` or not."""

    fed: bool
    known: bool
    confidence: float
    sentences: int
    right: bool
    first_right: bool
    seconds: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--eval", type=Path)
    parser.add_argument("--file", type=Path)
    parser.add_argument("--splits", type=int, default=3)
    parser.add_argument("--database")
    options = parser.parse_args()
    articles, questions = read_squad(options.file or options.eval / "qa" / "xquad.en.json")
    with application(options.database):
        everything = filled("everything", articles)
        print_answers([ask(everything, question, fed=True) for question in questions])
        print_unknown([outcomes_of_split(seed, articles, questions) for seed in range(options.splits)])


@contextmanager
def application(database: str | None) -> Iterator[None]:
    """An application on an empty data directory."""
    with tempfile.TemporaryDirectory(prefix="wikimind-bench-") as folder:
        environ = {"WIKIMIND_DATA_DIR": folder, **({"DATABASE_URL": database} if database else {})}
        app = create_app(Settings.from_env(environ))
        logging.disable(logging.INFO)
        with app.app_context():
            yield
            db.session.remove()
            db.engine.dispose()


def filled(slug: str, articles: Iterable[Article]) -> Space:
    """A new space that was fed these articles, each as a document of its own."""
    with write_transaction() as session:
        space = Space(slug=slug, name=slug)
        session.add(space)
    for number, article in enumerate(articles):
        text = "\n\n".join([f"# {article.title}", *article.paragraphs])
        received = feed(space, io.BytesIO(text.encode()), filename=f"{number}.md", user=None)
        for job_id in received.job_ids:
            runner.work(job_id)
    return space


def ask(space: Space, question: Question, fed: bool) -> Outcome:
    start = time.perf_counter()
    found = answer(question.text, evidence_for(space, question.text))
    seconds = time.perf_counter() - start
    shown = [sentence.text for sentence in found.sentences]
    right = fed and question.answered_by(shown)
    first = fed and question.answered_by(shown[:1])
    return Outcome(fed, found.known, found.confidence, len(shown), right, first, seconds)


def outcomes_of_split(seed: int, articles: Sequence[Article], questions: Sequence[Question]) -> list[Outcome]:
    """All questions asked of a space with a random half of the articles."""
    half = set(random.Random(seed).sample(range(len(articles)), len(articles) // 2))
    space = filled(f"half-{seed}", [articles[number] for number in sorted(half)])
    return [ask(space, question, question.article in half) for question in questions]


def print_answers(outcomes: Sequence[Outcome]) -> None:
    seconds = sorted(outcome.seconds for outcome in outcomes)
    print(
        f"answers  contain the span {share(o.right for o in outcomes):.3f}"
        f"  first sentence alone {share(o.first_right for o in outcomes):.3f}"
        f"  sentences shown: none {share(o.sentences == 0 for o in outcomes):.2f},"
        f" two {share(o.sentences == 2 for o in outcomes):.2f}, most {max(o.sentences for o in outcomes)}"
        f"  questions {len(outcomes)}"
    )
    middle, late = statistics.median(seconds), seconds[int(len(seconds) * 0.95)]
    print(f"speed    median {middle * 1000:.1f} ms  p95 {late * 1000:.1f} ms, search included")


def print_unknown(splits: Sequence[Sequence[Outcome]]) -> None:
    for name, fed in (("answerable", True), ("unanswerable", False)):
        shares = [share(not o.known for o in outcomes if o.fed == fed) for outcomes in splits]
        spread = f"{min(shares):.3f} to {max(shares):.3f}"
        print(f"declined {name:12s} {statistics.mean(shares):.3f}  ({spread} over {len(shares)} splits)")
    print("confidence   questions   mean   right (unanswerable ones are never right)")
    outcomes = [outcome for split in splits for outcome in split]
    # What would have been shown below the threshold is not known, so that row counts as not right.
    for low in range(10):
        inside = [o for o in outcomes if min(9, int(o.confidence * 10)) == low]
        if inside:
            mean = statistics.mean(o.confidence for o in inside)
            right = share(o.right for o in inside)
            print(f"  {low / 10:.1f}–{low / 10 + 0.1:.1f}      {len(inside):6d}   {mean:.2f}   {right:.2f}")


def share(truths: Iterable[bool]) -> float:
    return statistics.mean(map(float, truths))


if __name__ == "__main__":
    main()

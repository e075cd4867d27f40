"""How long a question takes without a model in a wiki that is there, retrieval included.

    python -m bench.ask_speed FOLDER [--database URL] [--questions 200]

FOLDER is the data directory. The questions are made of words of random passages, three to eight each.
"""

import argparse
import random
import re
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import func, select

from wikimind import create_app
from wikimind.ask.keyless import answer
from wikimind.ask.retrieve import evidence_for
from wikimind.config import Settings
from wikimind.extensions import db, end_read
from wikimind.models.source import Passage
from wikimind.models.space import Space

_ASKED = ("What is known of", "When did", "Who has", "How many", "Why do", "Where is")
_WORD = re.compile(r"[^\W\d_]{4,}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--database", default="")
    parser.add_argument("--questions", type=int, default=200)
    options = parser.parse_args()
    settings = Settings.from_env({"WIKIMIND_DATA_DIR": str(options.folder), "DATABASE_URL": options.database})
    with create_app(settings).app_context():
        space = db.session.scalars(select(Space).order_by(Space.id)).first()
        highest = db.session.scalar(select(func.max(Passage.id))) or 0
        print(f"passages {db.session.scalar(select(func.count()).select_from(Passage)):,}")
        questions = made_up(random.Random(1), highest, options.questions)
        for question in questions[:5]:
            answer(question, evidence_for(space, question))
        times = [timed(space, question) for question in questions]
    for name, seconds in zip(("retrieval", "answer", "both"), zip(*times, strict=True), strict=True):
        print(f"{name:10s} {shown(seconds)}")


def made_up(chance: random.Random, highest: int, count: int) -> list[str]:
    """Questions made of the words of passages."""
    questions = []
    while len(questions) < count:
        text = db.session.scalar(select(Passage.text).where(Passage.id == chance.randint(1, highest)))
        words = _WORD.findall(text or "")
        if len(words) > 8:
            asked = " ".join(chance.sample(words, chance.randint(3, 8)))
            questions.append(f"{chance.choice(_ASKED)} {asked}?")
    return questions


def timed(space: Space, question: str) -> tuple[float, float, float]:
    """Seconds for the retrieval, for the answer, and for both."""
    start = time.perf_counter()
    evidence = evidence_for(space, question)
    middle = time.perf_counter()
    answer(question, evidence)
    end = time.perf_counter()
    end_read()
    return middle - start, end - middle, end - start


def shown(seconds: Sequence[float]) -> str:
    late = sorted(seconds)[int(len(seconds) * 0.95)]
    return f"median {statistics.median(seconds) * 1000:6.1f} ms  p95 {late * 1000:6.1f} ms"


if __name__ == "__main__":
    main()

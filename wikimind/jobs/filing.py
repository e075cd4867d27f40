"""What every door does to file an answer: one transaction, then a nudge."""

from collections.abc import Sequence

from wikimind.extensions import write_transaction
from wikimind.jobs.queue import nudge
from wikimind.models.questions.conversations import ShownTurn
from wikimind.models.space import Space
from wikimind.pipeline import filing
from wikimind.pipeline.filing import Filed


def file_answer(space: Space, chosen: Sequence[ShownTurn], *, title: str, author: str) -> Filed:
    """Write the chosen turns as an article. Raises InvalidInput where no sentence has a source."""
    with write_transaction() as session:
        filed = filing.file_answer(session, space, chosen, title=title, author=author)
    nudge(filed.job_id)
    return filed

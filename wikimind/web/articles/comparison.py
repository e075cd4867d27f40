"""Files of articles as people edit and compare them: what stands below the front matter."""

from wikimind.models.article import Proposal
from wikimind.wiki import diff, files, merge
from wikimind.wiki.diff import Change

_FENCE = "---\n"


def text_of(file: str) -> str:
    """The title, sections and footnotes of an article's file."""
    _, end, text = file.removeprefix(_FENCE).partition(f"\n{_FENCE}")
    return text.lstrip("\n") if file.startswith(_FENCE) and end else file


def compared(before: str, after: str) -> list[Change]:
    """The lines that differ, with some around them; none where the texts are the same."""
    return diff.lines(before, after)


def of_proposal(file: str, proposal: Proposal) -> list[Change]:
    """What would change in the article's file if the proposal were accepted."""
    proposed = files.parse(proposal.body)
    if proposal.heading is not None:
        proposed = merge.apply(files.parse(file), proposed)
    return compared(text_of(file), text_of(files.render(proposed)))

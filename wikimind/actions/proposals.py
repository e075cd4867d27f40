"""What people decide about text that waits beside theirs."""

from wikimind.actions.articles import settle
from wikimind.articles import edits
from wikimind.extensions import write_transaction
from wikimind.models.article import Proposal
from wikimind.models.author import Author


def accept(proposal: Proposal, *, author: Author) -> None:
    """Let the proposed text take the place of what stands. Raises Conflict."""
    proposal_id = proposal.id
    settle(proposal.article_id)
    with write_transaction() as session:
        edits.accept(session, session.get_one(Proposal, proposal_id), author=author)


def decline(proposal: Proposal) -> None:
    """Let what stands stand. Raises Conflict."""
    proposal_id = proposal.id
    with write_transaction() as session:
        edits.decline(session, session.get_one(Proposal, proposal_id))


def reopen(proposal: Proposal) -> None:
    """Take a decline back. Raises Conflict."""
    proposal_id = proposal.id
    with write_transaction() as session:
        edits.reopen(session, session.get_one(Proposal, proposal_id))

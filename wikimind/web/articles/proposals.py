"""New text that waits beside what people wrote: compare, accept, decline."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from wikimind import access
from wikimind.actions import proposals as actions
from wikimind.models.article import Article, Proposal
from wikimind.models.queries import articles
from wikimind.models.space import Space
from wikimind.web.articles import comparison
from wikimind.web.frame.query import page_in

pages = Blueprint("proposals", __name__, url_prefix="/s/<space>")


@pages.get("/proposals")
def waiting(space: Space) -> str:
    """Every article for which something waits."""
    listing = articles.articles_with_proposals(space, page_in(request.args))
    return render_template("proposals/waiting.html", listing=listing)


@pages.get("/wiki/<slug>/proposals")
def index(space: Space, slug: str) -> str:
    """What waits for one article, each compared with what stands."""
    article = access.own_article(space, slug)
    shown = [(p, comparison.of_proposal(article.body, p)) for p in articles.proposals_waiting_for(article)]
    return render_template("proposals/index.html", article=article, shown=shown)


@pages.post("/proposals/<int:proposal_id>/accept")
def accept(space: Space, proposal_id: int) -> Response:
    proposal, article = _with_article(space, proposal_id)
    actions.accept(proposal, author=access.author())
    flash("Accepted. What stood there before is in the history.")
    return _next(article)


@pages.post("/proposals/<int:proposal_id>/decline")
def decline(space: Space, proposal_id: int) -> Response:
    proposal, article = _with_article(space, proposal_id)
    actions.decline(proposal)
    flash("Declined. The article stays as it is.", f"undo:{url_for('.reopen', proposal_id=proposal.id)}")
    return _next(article)


@pages.post("/proposals/<int:proposal_id>/reopen")
def reopen(space: Space, proposal_id: int) -> Response:
    """Take a decline back."""
    proposal, article = _with_article(space, proposal_id)
    actions.reopen(proposal)
    flash("The proposal waits again.")
    return redirect(url_for(".index", slug=article.slug), 303)


def _with_article(space: Space, proposal_id: int) -> tuple[Proposal, Article]:
    proposal = access.own_proposal(space, proposal_id)
    return proposal, articles.article_with_id(space, proposal.article_id)


def _next(article: Article) -> Response:
    """Back to what else waits for the article, or to the article."""
    endpoint = "proposals.index" if articles.proposals_waiting_for(article) else "articles.show"
    return redirect(url_for(endpoint, slug=article.slug), 303)

"""A person corrects an article: edit, preview, look back, restore."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from wikimind import access
from wikimind.actions import articles as actions
from wikimind.errors import Conflict, InvalidInput, NotFound
from wikimind.models.article import Article, Revision
from wikimind.models.queries import revisions
from wikimind.models.space import Space
from wikimind.web.articles import comparison, rendering
from wikimind.web.frame.query import number_in, page_in
from wikimind.wiki import files

pages = Blueprint("editing", __name__, url_prefix="/s/<space>/wiki/<slug>")


@pages.get("/edit")
def form(space: Space, slug: str) -> str:
    actions.settle(access.own_article(space, slug).id)
    article = access.own_article(space, slug)
    return _editor(article, comparison.text_of(article.body), base=article.revision)


@pages.post("/edit")
def save(space: Space, slug: str) -> Response | str | tuple[str, int]:
    """Save what was typed, or show how it would look. What was typed is never lost on the way."""
    article = access.own_article(space, slug)
    typed = request.form.get("text", "").replace("\r\n", "\n")
    note = request.form.get("note", "").strip()
    base = number_in(request.form, "base", 0)
    if request.form.get("action") == "preview":
        preview = rendering.preview(space, files.parse(typed))
        return _editor(article, typed, base=base, note=note, preview=preview)
    try:
        actions.save_edit(article.id, typed, author=access.author(), base_revision=base, note=note)
    except InvalidInput as error:
        return _editor(article, typed, base=base, note=note, error=str(error)), 400
    except Conflict as error:
        return _conflict(access.own_article(space, slug), typed, note, str(error)), 409
    flash("Saved. Your text stays when the source is compiled again.")
    return redirect(url_for("articles.show", slug=slug), 303)


def _conflict(article: Article, typed: str, note: str, sentence: str) -> str:
    """What was typed beside what stands by now; the next save is made in knowledge of it."""
    changes = comparison.compared(comparison.text_of(article.body), typed)
    return _editor(article, typed, base=article.revision, note=note, error=sentence, changes=changes)


def _editor(article: Article, text: str, *, base: int, note: str = "", **more: object) -> str:
    return render_template("editing/form.html", article=article, text=text, base=base, note=note, **more)


@pages.get("/revisions")
def history(space: Space, slug: str) -> str:
    article = access.own_article(space, slug)
    listing = revisions.revisions_newest_first(article, page_in(request.args))
    return render_template("editing/history.html", article=article, listing=listing)


@pages.get("/revisions/compare")
def compare(space: Space, slug: str) -> str:
    """Two revisions side by side: `from` (0: the empty page) and `to`, whichever is older first."""
    article = access.own_article(space, slug)
    newer = number_in(request.args, "to", article.revision)
    older = number_in(request.args, "from", newer - 1) if request.args.get("from") != "0" else 0
    older, newer = sorted((older, newer))
    before = _revision(article, older) if older else None
    after = _revision(article, newer)
    changes = comparison.compared(
        comparison.text_of(before.body) if before else "", comparison.text_of(after.body)
    )
    return render_template(
        "editing/compare.html", article=article, before=before, after=after, changes=changes
    )


@pages.post("/revisions/<int:number>/restore")
def restore(space: Space, slug: str, number: int) -> Response:
    article = access.own_article(space, slug)
    actions.restore(article.id, number, author=access.author())
    flash(f"Revision {number} is restored, as a new revision.")
    return redirect(url_for("articles.show", slug=slug), 303)


def _revision(article: Article, number: int) -> Revision:
    found = revisions.revision_of(article, number)
    if found is None:
        raise NotFound(f"This article has no revision {number}; choose one from its history.")
    return found

"""Articles that are shown to anybody who has the link, and the links that do it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import nh3
from flask import Blueprint, Response, flash, make_response, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from wikimind import access
from wikimind.access import shares
from wikimind.actions import sharing as share_actions
from wikimind.models.article import Article, Claim
from wikimind.models.queries.articles import claims_of
from wikimind.models.queries.sources import SOURCED, source_of
from wikimind.models.space import Space
from wikimind.web.frame.query import number_in, text_in
from wikimind.web.spaces.routes import base_url, me
from wikimind.wiki import files
from wikimind.wiki.markdown import ATTRIBUTES, TAGS, Citation, to_html
from wikimind.wiki.page import RELATED, SUMMARY

pages = Blueprint("sharing", __name__)

LONGEST = 3650
_ELSEWHERE = re.compile(r"https?://|mailto:|#quote-\d+\Z")


@dataclass(frozen=True)
class Quote:
    """What proves a statement, at the end of the shared page; `number` stands at the statement."""

    number: int
    text: str
    page: int | None
    found: bool


@pages.get("/s/<space>/wiki/<slug>/share")
def index(space: Space, slug: str) -> str:
    return _links(access.own_article(space, slug))


def _links(article: Article, link: str = "") -> str:
    return render_template(
        "sharing/index.html",
        article=article,
        links=shares.links_to(article),
        link=link,
        secret_name="Anybody who has this address can read the article, until it ends or you revoke it.",
    )


@pages.post("/s/<space>/wiki/<slug>/share")
def create(space: Space, slug: str) -> str:
    """A new link; `days` 0 lets it live until it is revoked."""
    article = access.own_article(space, slug)
    forever = request.form.get("days") == "0"
    life = None if forever else timedelta(days=min(number_in(request.form, "days", 30), LONGEST))
    secret = share_actions.share(article, me(), text_in(request.form, "note"), life)
    return _links(article, base_url() + url_for(".show", secret=secret))


@pages.post("/s/<space>/wiki/<slug>/share/<int:link_id>/revoke")
def revoke(space: Space, slug: str, link_id: int) -> AnyResponse:
    article = access.own_article(space, slug)
    share_actions.revoke(article, link_id)
    flash("The link no longer works.")
    return redirect(url_for(".index", slug=slug), 303)


@pages.get("/shared/<secret>")
def show(secret: str) -> Response:
    """The article by itself. Its address must not get into search engines or other sites' logs."""
    article = shares.article_behind(secret)
    shown, quotes = shown_alone(article, claims_of(article))
    response = make_response(
        render_template(
            "sharing/show.html", article=article, shown=shown, quotes=quotes, source=source_of(article)
        )
    )
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def shown_alone(article: Article, claims: Sequence[Claim]) -> tuple[Markup, list[Quote]]:
    """The text without anything that leads into the space or tells of it, and the quotes in their order."""
    by_label = {claim.label: claim for claim in claims}
    quotes: dict[str, Quote] = {}

    def cite(label: str) -> Citation | None:
        claim = by_label.get(label)
        if claim is None:
            return None
        found = claim.standing in SOURCED
        quote = quotes.setdefault(label, Quote(len(quotes) + 1, claim.quote, claim.page, found))
        standing = claim.standing if found else "unverified"
        return Citation(f"#quote-{quote.number}", str(quote.number), standing, claim.quote)

    page = files.parse(article.body)
    text = "\n\n".join(
        f"## {section.heading}\n\n{section.body}" if section.heading != SUMMARY else section.body
        for section in page.sections
        if section.heading != RELATED
    )
    html = to_html(text, resolve=lambda _title: None, cite=cite)
    return Markup(_without_links_into_the_space(html)), list(quotes.values())  # nosec B704


def _without_links_into_the_space(html: str) -> str:
    """People may have typed addresses of the wiki itself into their text."""
    own = {base_url(), request.host_url.rstrip("/")}

    def filtered(tag: str, attribute: str, value: str) -> str | None:
        if tag != "a" or attribute != "href":
            return value
        leads_here = any(value.lower().startswith(start.lower()) for start in own)
        return value if _ELSEWHERE.match(value) and not leads_here else None

    return nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, link_rel=None, attribute_filter=filtered)

"""What search engines are told: nothing is theirs, but what is in a public space whose owner lets them in."""

from flask import Blueprint, Response, g
from sqlalchemy import select

from wikimind.extensions import db
from wikimind.models.space import Space

pages = Blueprint("robots", __name__)


@pages.get("/robots.txt")
def index() -> Response:
    slugs = db.session.scalars(select(Space.slug).where(Space.public, Space.indexed).order_by(Space.slug))
    # No other space is named: what stands here is read by everybody.
    lines = ["User-agent: *", *(f"Allow: /s/{slug}/wiki" for slug in slugs), "Allow: /static/", "Disallow: /"]
    return Response("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def may_keep() -> bool:
    """Whether search engines may keep the page that is being answered."""
    return "space" in g and bool(g.space.public and g.space.indexed)

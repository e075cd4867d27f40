"""What the sources date, in the order of the dates."""

from collections.abc import Sequence
from itertools import groupby

from flask import Blueprint, render_template, request, url_for

from wikimind.models.queries import concepts, timeline
from wikimind.models.queries.timeline import DatedClaim, TimelineWanted
from wikimind.models.space import Space
from wikimind.web.frame.query import number_in, page_in, text_in, word_in

pages = Blueprint("timeline", __name__, url_prefix="/s/<space>/timeline")

ORDERS = ("oldest", "newest")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


@pages.get("")
def index(space: Space) -> str:
    key = text_in(request.args, "concept")
    concept = concepts.concept_with_key(space, key) if key else None
    order = word_in(request.args, "order", ORDERS, "oldest")
    wanted = TimelineWanted(
        number_in(request.args, "since", 0, least=0),
        number_in(request.args, "until", 0, least=0),
        concept,
        order == "newest",
    )
    listing = timeline.dated_claims(space, wanted, page_in(request.args))
    return render_template(
        "timeline/index.html",
        wanted=wanted,
        concept=concept,
        unknown=key if key and concept is None else "",
        order=order,
        listing=listing,
        years=_by_year(listing.rows),
        told=timeline.years_told(space),
        proof=_proof,
        spoken=spoken,
    )


def _by_year(rows: Sequence[DatedClaim]) -> list[tuple[str, list[DatedClaim]]]:
    return [(year, list(some)) for year, some in groupby(rows, key=lambda row: row.dated[:4])]


def _proof(row: DatedClaim) -> str:
    return url_for("sources.show", source_id=row.claim.source_id, claim=row.claim.id, _anchor="claim")


def spoken(dated: str) -> str:
    """Day and month of a date as people say them; empty where only the year is sure.

    >>> spoken("2021-03-12"), spoken("2021-03"), spoken("2021")
    ('12 March', 'March', '')
    """
    _, *rest = dated.split("-")
    month = MONTHS[int(rest[0]) - 1] if rest else ""
    return f"{int(rest[1])} {month}" if len(rest) > 1 else month

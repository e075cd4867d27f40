"""The list of concepts."""

from flask import Blueprint, render_template, request

from wikimind.models.questions import concepts
from wikimind.models.space import Space
from wikimind.web.query import number_in, text_in, word_in

pages = Blueprint("concepts", __name__, url_prefix="/s/<space>/concepts")

SORTS = ("uses", "name")


@pages.get("")
def index(space: Space) -> str:
    letter, name = text_in(request.args, "letter")[:1], text_in(request.args, "q")
    sort = word_in(request.args, "sort", SORTS, "uses")
    return render_template(
        "concepts/index.html",
        listing=concepts.concepts_in_use(space, number_in(request.args), letter=letter, name=name, sort=sort),
        letters=concepts.initials_of_concepts(space),
        letter=letter,
        name=name,
        sort=sort,
    )

"""People win: what a machine writes now, held against what it wrote last and what stands there."""

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass, replace

from wikimind.wiki.page import SUMMARY, Footnote, Page, Section, SourceRef

SHRINKING = 0.5  # below this share of its words a rewrite is parked …
SMALL_PAGE = 100  # … unless the page has fewer words than this

_MARK = re.compile(r"\[\^([^\]\s]+)\]")


@dataclass(frozen=True)
class Merge:
    """What may be published, and the sections that have to wait beside what a person wrote."""

    page: Page
    proposals: tuple[Section, ...]


def merge(base: Page | None, current: Page, new: Page) -> Merge:
    """`base` is what the machine wrote last (None: unknown), `current` what stands, `new` what it writes now.

    A section that a person changed, added or deleted stays as they left it. Where the machine has something
    new to say there, that becomes a proposal. Everything else is taken from `new`, in its order.
    """
    before = _bodies(base) if base else {}
    stands, written = _bodies(current), _bodies(new)
    own = {heading for heading, body in stands.items() if before.get(heading) != body}
    deleted = {heading for heading in before if heading not in stands}
    proposals = tuple(
        Section(heading, body)
        for heading, body in written.items()
        if (heading in own or heading in deleted)
        and body != before.get(heading)
        and body != stands.get(heading)
    )
    sections = [
        Section(heading, stands[heading] if heading in own else body)
        for heading, body in written.items()
        if heading not in deleted
    ]
    for heading in stands:
        if heading in own and heading not in written:
            _insert_where_it_stood(sections, Section(heading, stands[heading]), list(stands))
    kept = {section.heading for section in sections if section.heading in own}
    sources, renamed = _joined(new.sources, current.sources, _used(sections, kept, current.footnotes))
    notes = [replace(note, source=renamed.get(note.source, note.source)) for note in current.footnotes]
    made, footnotes = _with_footnotes(sections, kept, notes, new.footnotes)
    page = replace(
        new,
        title=new.title if base and base.title == current.title else current.title,
        sections=made,
        footnotes=footnotes,
        sources=sources,
        aliases=_own_or_new(base.aliases if base else (), current.aliases, new.aliases),
        tags=_own_or_new(base.tags if base else (), current.tags, new.tags),
        extra=current.extra,
    )
    return Merge(page, proposals)


def apply(page: Page, proposed: Page) -> Page:
    """The page with the last section of `proposed` in place of its own of that heading, or at its end."""
    section = proposed.sections[-1]
    sections = [s for s in page.sections if s.heading != section.heading]
    _insert_where_it_stood(sections, section, [s.heading for s in page.sections])
    sources, renamed = _joined(page.sources, proposed.sources, {n.source for n in proposed.footnotes})
    notes = [replace(note, source=renamed.get(note.source, note.source)) for note in proposed.footnotes]
    # The proposed section is the one whose labels have to give way here.
    made, footnotes = _with_footnotes(sections, {section.heading}, notes, page.footnotes)
    return replace(page, sections=made, footnotes=footnotes, sources=sources)


def parking_reason(old: Page, new: Page) -> str:
    """Why the rewrite must not be published unseen; empty if it may."""
    before, after = _words(old), _words(new)
    if before >= SMALL_PAGE and after < before * SHRINKING:
        return f"the rewrite has {after} words where there were {before}"
    lost = {n.quote for n in old.footnotes} - {n.quote for n in new.footnotes}
    remaining = len(new.footnotes)
    if old.footnotes and remaining < len(old.footnotes) * SHRINKING:
        return f"the rewrite loses {len(lost)} of {len(old.footnotes)} citations"
    return ""


def _bodies(page: Page) -> dict[str, str]:
    """Bodies by heading; sections that share a heading are told apart by their number."""
    found: dict[str, str] = {}
    for section in page.sections:
        heading = section.heading
        found[heading] = f"{found[heading]}\n\n{section.body}" if heading in found else section.body
    return found


def _insert_where_it_stood(sections: list[Section], section: Section, order: list[str]) -> None:
    """Behind the nearest section that stood before it, else at the end."""
    before = order[: order.index(section.heading)] if section.heading in order else order
    places = [at for at, other in enumerate(sections) if other.heading in before]
    if section.heading == SUMMARY:
        sections.insert(0, section)
    else:
        sections.insert(places[-1] + 1 if places else len(sections), section)


def _used(sections: Iterable[Section], headings: Set[str], notes: Iterable[Footnote]) -> set[str]:
    """The handles of the sources that sections with these headings cite."""
    labels = {m for section in sections if section.heading in headings for m in _MARK.findall(section.body)}
    return {note.source for note in notes if note.label in labels}


def _joined(
    into: tuple[SourceRef, ...], others: tuple[SourceRef, ...], needed: Set[str]
) -> tuple[tuple[SourceRef, ...], dict[str, str]]:
    """`into` with those of `others` that are needed, and the handles that these have there."""
    by_bytes = {ref.sha256: ref.id for ref in into}
    taken = {ref.id for ref in into}
    joined, renamed = list(into), {}
    for ref in others:
        if ref.id not in needed:
            continue
        if ref.sha256 not in by_bytes:
            by_bytes[ref.sha256] = _free(ref.id, taken)
            taken.add(by_bytes[ref.sha256])
            joined.append(replace(ref, id=by_bytes[ref.sha256]))
        renamed[ref.id] = by_bytes[ref.sha256]
    return tuple(joined), renamed


def _with_footnotes(
    sections: list[Section], headings: Set[str], theirs: Iterable[Footnote], ours: Iterable[Footnote]
) -> tuple[tuple[Section, ...], tuple[Footnote, ...]]:
    """Sections with these headings cite `theirs`, under labels that the other sections do not use."""
    own = {note.label: note for note in ours}
    taken = {
        m for section in sections if section.heading not in headings for m in _MARK.findall(section.body)
    }
    labels: dict[str, str] = {}
    for note in theirs:
        labels[note.label] = _free(note.label, taken)
        taken.add(labels[note.label])
    foreign = {note.label: replace(note, label=labels[note.label]) for note in theirs}
    notes: dict[str, Footnote] = {}
    made = []
    for section in sections:
        known = foreign if section.heading in headings else own
        for label in _MARK.findall(section.body):
            if label in known:
                notes.setdefault(known[label].label, known[label])
        body = _relabelled(section.body, labels) if section.heading in headings else section.body
        made.append(Section(section.heading, body))
    return tuple(made), tuple(notes.values())


def _relabelled(body: str, labels: dict[str, str]) -> str:
    return _MARK.sub(lambda mark: f"[^{labels.get(mark[1], mark[1])}]", body)


def _free(label: str, taken: Set[str]) -> str:
    number = 1
    candidate = label
    while candidate in taken:
        number += 1
        candidate = f"{label}-{number}"
    return candidate


def _own_or_new(base: tuple[str, ...], current: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    """What a person added stays and what they removed stays away."""
    added = [value for value in current if value not in base]
    removed = {value for value in base if value not in current}
    return tuple(dict.fromkeys([*(value for value in new if value not in removed), *added]))


def _words(page: Page) -> int:
    return sum(len(section.body.split()) for section in page.sections)

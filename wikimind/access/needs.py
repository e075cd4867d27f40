"""What a route can demand of who asks."""

from dataclasses import dataclass

from wikimind.models.space import EDITOR as EDITOR_ROLE
from wikimind.models.space import OWNER as OWNER_ROLE
from wikimind.models.space import READER as READER_ROLE

VISITOR_ROLE = "visitor"  # of somebody who is no member, in a public space
RANKS = {VISITOR_ROLE: 0, READER_ROLE: 1, EDITOR_ROLE: 2, OWNER_ROLE: 3}

READ, FEED, WRITE, ADMINISTER = SCOPES = ("read", "feed", "write", "admin")
# What a token with the scope may do.
IMPLIED = {READ: {READ}, FEED: {FEED}, WRITE: {READ, FEED, WRITE}, ADMINISTER: set(SCOPES)}


@dataclass(frozen=True)
class Need:
    """`role`: the least in the space of the URL. `scope`: that a token must have; empty: no token will do."""

    name: str
    signed_in: bool = True
    role: str = ""
    admin: bool = False
    scope: str = ""


PUBLIC = Need("PUBLIC", signed_in=False)
"""Anybody: what reveals nothing, or proves by itself who may use it, as a one-time link does."""
READER = Need("READER", signed_in=False, role=VISITOR_ROLE, scope=READ)
"""Who may read the space; everybody where it is public. Must change nothing and cost little."""
MEMBER = Need("MEMBER", role=READER_ROLE, scope=READ)
"""A member of the space, a reader at least: what costs something, or is no part of the wiki itself."""
FEEDER = Need("FEEDER", role=EDITOR_ROLE, scope=FEED)
"""An editor or owner who adds sources."""
EDITOR = Need("EDITOR", role=EDITOR_ROLE, scope=WRITE)
"""An editor or owner who changes what is there."""
OWNER = Need("OWNER", role=OWNER_ROLE, scope=ADMINISTER)
"""An owner of the space."""
PERSON = Need("PERSON")
"""Who is signed in, in person: a token will not do, or it could make itself a better one."""
SIGNED_IN = Need("SIGNED_IN", scope=READ)
"""Who is signed in, or a program of theirs."""
ADMIN = Need("ADMIN", admin=True)
"""An administrator of the installation, in person."""

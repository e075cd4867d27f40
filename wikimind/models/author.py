"""Who wrote something: a kind and an id. The name beside them is only shown."""

from dataclasses import dataclass

from wikimind.wiki.titles import title_key

PERSON = "person"
MACHINE = "machine"
VAULT = "vault"  # whoever edits the wiki directory itself
COMMAND = "command"

MACHINE_NAME = "wikimind"
COMMAND_NAME = "command line"
_RESERVED = frozenset({MACHINE_NAME, MACHINE, VAULT, COMMAND, "commandline", "local", "system"})


@dataclass(frozen=True)
class Author:
    """`id` is the number of the account of a person, and None for all others."""

    kind: str
    id: int | None
    name: str


WIKIMIND = Author(MACHINE, None, MACHINE_NAME)
THE_VAULT = Author(VAULT, None, VAULT)


def is_reserved(name: str) -> bool:
    """Whether a person of that name would be taken for somebody else.

    >>> is_reserved("Wiki-Mind"), is_reserved("Command  Line"), is_reserved("Ada Vault")
    (True, True, False)
    """
    return title_key(name).replace(" ", "") in _RESERVED

"""Password resets: by a link in a mail, or by one that an administrator hands over."""

from wikimind.access import activity, mail, people, tickets
from wikimind.errors import NotFound
from wikimind.extensions import db, settings, write_transaction
from wikimind.models.space import User
from wikimind.models.ticket import RESET

TEXT = """Someone, probably you, asked for a new password for {name} in the wiki at {base}.

Open this link within two hours to set one; it works once:

{base}/password/{secret}

If it was not you, ignore this mail: your password stays as it is.
"""


def send_link(name: str) -> None:
    """Mail the link to the person's own address, where there is such a person with an address."""
    user = people.known_as(name)
    if user is None or not user.email or user.disabled_at:
        return
    with write_transaction() as session:
        secret = tickets.make(session, RESET, user=user)
        activity.tell(f"a link for a new password was mailed to {user.name}")
    # The address of the wiki is that of the settings, whatever name the request was sent to.
    text = TEXT.format(name=user.name, base=settings().public_url, secret=secret)
    mail.send(user.email, "A new password for WikiMind", text)


def owner_of(secret: str) -> User:
    """The person whose password the link sets. Raises NotFound."""
    user = db.session.get(User, tickets.valid(RESET, secret).user_id or 0)
    if user is None or user.disabled_at:
        raise NotFound("This link has already been used or has expired; ask for a new one.")
    return user


def set_password(secret: str, password: str) -> None:
    """Set it, sign the person out everywhere, and let no other link work. Raises NotFound, InvalidInput."""
    ticket, user = tickets.valid(RESET, secret), owner_of(secret)
    with write_transaction() as session:
        people.set_password(session, user, password)
        tickets.use(session, ticket)
        tickets.void(session, RESET, user)
        activity.tell("a new password by link", user=user)

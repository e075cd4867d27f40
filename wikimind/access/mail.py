"""Mail: handed to the server of the settings, beside the request, so that its time tells nothing."""

import logging
import smtplib
import ssl
from email.message import EmailMessage
from threading import Thread

from wikimind.config.account_parsing import MailServer
from wikimind.extensions import settings

log = logging.getLogger(__name__)

PATIENCE = 20  # seconds


def send(to: str, subject: str, text: str) -> Thread | None:
    """Send a mail, or nothing where no server is set. The thread ends when it is handed over or failed."""
    server = settings().smtp
    if server is None:
        return None
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = settings().mail_from, to, subject
    message.set_content(text)
    thread = Thread(target=_hand_over, args=(server, message), daemon=True)
    thread.start()
    return thread


def _hand_over(server: MailServer, message: EmailMessage) -> None:
    try:
        with _connected(server) as connection:
            if server.user:
                connection.login(server.user, server.password)
            connection.send_message(message)
    except (OSError, smtplib.SMTPException) as error:
        # Not the text of the mail, which holds a link.
        log.error("a mail could not be sent: %s", type(error).__name__)


def _connected(server: MailServer) -> smtplib.SMTP:
    """A connection that is encrypted as far as the server can; a password never goes over one that is not."""
    context = ssl.create_default_context()
    if server.secure:
        return smtplib.SMTP_SSL(server.host, server.port, timeout=PATIENCE, context=context)
    connection = smtplib.SMTP(server.host, server.port, timeout=PATIENCE)
    connection.ehlo()
    if connection.has_extn("starttls"):
        connection.starttls(context=context)
    elif server.user:
        connection.close()
        raise smtplib.SMTPNotSupportedError("the server offers no STARTTLS, so no password is sent to it")
    return connection

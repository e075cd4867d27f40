"""A new password by mail, taken by a mail server that runs on the loopback."""

import re

import pytest
from aiosmtpd.controller import Controller

from tests.processes import free_port, until

NEW = "an entirely new one"


class Mailbox:
    """What a mail server was handed."""

    def __init__(self):
        self.mails = []

    async def handle_DATA(self, _server, _session, envelope):
        self.mails.append((envelope.rcpt_tos, envelope.content.decode()))
        return "250 taken"


@pytest.fixture
def mailbox():
    box = Mailbox()
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    box.port = controller.port
    yield box
    controller.stop()


@pytest.fixture
def more_settings(mailbox):
    return {
        "WIKIMIND_PUBLIC_URL": "https://wiki.example.org",
        "WIKIMIND_SMTP_URL": f"smtp://127.0.0.1:{mailbox.port}",
        "WIKIMIND_MAIL_FROM": "wiki@example.org",
    }


def test_a_link_comes_by_mail_and_works_once(reader, browser_of, stranger, mailbox):
    browser = browser_of(reader)
    assert "Forgot your password?" in stranger.get("/signin").text
    told = stranger.post("/password", data={"name": "rita"}).text
    until(lambda: mailbox.mails, what="a mail")
    to, text = mailbox.mails[0]
    assert to == ["rita@example.org"]
    assert told == stranger.post("/password", data={"name": "nobody"}).text
    link = re.search(r"https://wiki\.example\.org(/password/\S+)", text)[1]
    assert "for rita" in stranger.get(link).text
    assert stranger.post(link, data={"password": "short"}).status_code == 400
    assert stranger.post(link, data={"password": NEW}).status_code == 303
    assert browser.get("/account").status_code == 303
    assert stranger.post(link, data={"password": "yet another one"}).status_code == 404
    assert stranger.post("/signin", data={"name": "rita", "password": NEW}).status_code == 303
    assert len(mailbox.mails) == 1


def test_another_name_in_the_request_does_not_get_into_the_mail(reader, stranger, mailbox):
    refused = stranger.post("/password", data={"name": "rita"}, headers={"Host": "evil.example"})
    assert refused.status_code == 400
    stranger.post("/password", data={"name": "rita"}, headers={"Host": "localhost"})
    until(lambda: mailbox.mails, what="a mail")
    assert "evil.example" not in mailbox.mails[0][1]
    assert "localhost" not in mailbox.mails[0][1]

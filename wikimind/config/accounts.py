"""Who may come in, and how."""

from dataclasses import dataclass

from wikimind.config import account_parsing as read
from wikimind.config.account_parsing import GroupRole, MailServer, Network
from wikimind.config.field import setting
from wikimind.config.parsing import positive


@dataclass(frozen=True)
class AccountSettings:
    """Who may come in, and how."""

    public_url: str = setting(
        "WIKIMIND_PUBLIC_URL", read.origin, "", "Where people reach the wiki; links in mails begin with it"
    )
    allowed_hosts: tuple[str, ...] = setting(
        "WIKIMIND_ALLOWED_HOSTS",
        read.host_names,
        (),
        "Names under which the wiki answers, beside that of the public URL; both empty: any",
    )
    trusted_proxies: tuple[Network, ...] = setting(
        "WIKIMIND_TRUSTED_PROXIES", read.networks, (), "Addresses whose X-Forwarded-… headers are believed"
    )
    proxy_user_header: str = setting(
        "WIKIMIND_PROXY_USER_HEADER", str, "", "Header in which a trusted proxy names who is signed in"
    )
    proxy_groups_header: str = setting(
        "WIKIMIND_PROXY_GROUPS_HEADER", str, "", "Header in which it lists their groups, with commas between"
    )

    admin_name: str = setting("WIKIMIND_ADMIN_NAME", str, "admin", "Name of the first administrator")
    admin_email: str = setting("WIKIMIND_ADMIN_EMAIL", str, "", "Their e-mail address")
    admin_password: str = setting(
        "WIKIMIND_ADMIN_PASSWORD",
        read.password,
        "",
        "Makes the first administrator with this password",
        secret=True,
    )
    admin_password_hash: str = setting(
        "WIKIMIND_ADMIN_PASSWORD_HASH",
        read.password_hash,
        "",
        "The same with the password's argon2 hash",
        secret=True,
    )
    session_days: int = setting(
        "WIKIMIND_SESSION_DAYS", positive, 30, "After so many days without a visit one signs in again"
    )

    rate_sign_in: str = setting(
        "WIKIMIND_RATE_SIGN_IN", read.rate, "20/minute", "Attempts to sign in from one address"
    )
    rate_ask: str = setting("WIKIMIND_RATE_ASK", read.rate, "30/minute", "Questions of one person")
    rate_feed: str = setting("WIKIMIND_RATE_FEED", read.rate, "300/minute", "Feeding requests of one person")

    smtp: MailServer | None = setting(
        "WIKIMIND_SMTP_URL",
        read.mail_server,
        None,
        "Server that takes mail; empty: none is sent",
        secret=True,
    )
    mail_from: str = setting("WIKIMIND_MAIL_FROM", str, "", "Sender of the mail")

    oidc_issuer: str = setting(
        "WIKIMIND_OIDC_ISSUER", read.origin_with_path, "", "Address of the OpenID provider; empty: none"
    )
    oidc_client_id: str = setting("WIKIMIND_OIDC_CLIENT_ID", str, "", "What it calls this wiki")
    oidc_client_secret: str = setting(
        "WIKIMIND_OIDC_CLIENT_SECRET", str, "", "The secret shared with it", secret=True
    )
    oidc_name: str = setting("WIKIMIND_OIDC_NAME", str, "single sign-on", "How its button calls it")
    oidc_groups_claim: str = setting(
        "WIKIMIND_OIDC_GROUPS_CLAIM", str, "groups", "The claim that lists a person's groups"
    )
    admin_groups: tuple[str, ...] = setting(
        "WIKIMIND_ADMIN_GROUPS", read.words, (), "Who is in one of these groups is an administrator"
    )
    group_roles: tuple[GroupRole, ...] = setting(
        "WIKIMIND_GROUP_ROLES", read.group_roles, (), "group=space:role, with commas between"
    )

    @property
    def knows_people_from_elsewhere(self) -> bool:
        """Whether somebody else tells us who people are."""
        return bool(self.oidc_issuer or self.proxy_user_header)

    def problem_with_accounts(self) -> str:
        """A sentence about settings that do not fit each other; empty where they do."""
        if self.smtp and not self.public_url:
            return "WIKIMIND_SMTP_URL needs WIKIMIND_PUBLIC_URL: links in mails must not depend on who asks."
        if self.smtp and not self.mail_from:
            return "WIKIMIND_SMTP_URL needs WIKIMIND_MAIL_FROM, the address that mail comes from."
        if self.proxy_user_header and not self.trusted_proxies:
            return (
                "WIKIMIND_PROXY_USER_HEADER needs WIKIMIND_TRUSTED_PROXIES: only they may say who signed in."
            )
        if self.oidc_issuer and not (self.oidc_client_id and self.oidc_client_secret and self.public_url):
            return (
                "WIKIMIND_OIDC_ISSUER needs WIKIMIND_OIDC_CLIENT_ID, WIKIMIND_OIDC_CLIENT_SECRET and "
                "WIKIMIND_PUBLIC_URL."
            )
        return ""

    def doubts(self) -> list[str]:
        """Sentences about settings that can be used but are seldom meant."""
        if self.public_url.startswith("https://") and not self.trusted_proxies:
            return [
                "WIKIMIND_PUBLIC_URL begins with https://, so a proxy stands before this wiki, but "
                "WIKIMIND_TRUSTED_PROXIES is empty: all visitors count as one address. Name the proxy there."
            ]
        return []

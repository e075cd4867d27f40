"""Pages that show no text to a program: what they are, and what a person can do about it."""

import re
from collections.abc import Sequence

from wikimind.errors import Unreadable
from wikimind.extract.text.markup import Piece

_SCRIPT = re.compile(
    r"(?:enable|activate|turn on|requires?|need|without|support(?:s|ing)?|disabled?|unterstützt"
    r"|aktivier\w*|benötigt|deaktiviert"
    r"|activ\w+|désactivé|habilit\w+|abilit\w+|attiv\w+|ativ\w+|včetně|zapn\w+|povol\w+|włącz\w*|включ\w*|отключ\w*"
    r"|启用|啟用|开启|開啟|有効)[^.!?。]{0,60}JavaScript"
    r"|JavaScript[^.!?。]{0,60}(?:enabled?|disabled?|required|needed|turned o|switched o|support"
    r"|aktivier|benötigt|deaktiviert"
    r"|nécessaire|activ|désactivé|habilit|abilit|attiv|ativ|zapn|povol|włącz|включ|отключ|启用|啟用|开启|開啟|有効|無効)",
    re.IGNORECASE,
)
_WAIT = re.compile(
    r"please wait|just a moment|one moment,? please|checking (?:your|the) (?:browser|connection)|redirecting"
    r"|being redirected|^loading\b|bitte warten|einen moment|werden weitergeleitet|veuillez patienter"
    r"|un instant"
    r"|redirection en cours|espere,? por favor|por favor,? espere|un momento|attendere|aguarde"
    r"|подождите|请稍候"
    r"|請稍候|お待ちください",
    re.IGNORECASE | re.MULTILINE,
)
_ROBOT = re.compile(
    r"captcha|(?:verify|confirm|prove|make sure)[^.]{0,30}(?:you are|you're|you’re)[^.]{0,12}human"
    r"|not a robot"
    r"|are you (?:a )?(?:robot|human)|unusual (?:traffic|activity)"
    r"|access (?:to this page )?(?:has been )?denied"
    r"|security (?:check|verification)|kein roboter|pas un robot|no eres? un robot|не робот|不是机器人",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"cookies?|consent|personal data|our partners|your privacy|privacy (?:policy|settings|choices)"
    r"|legitimate interest"
    r"|einwilligung|zustimm\w+|datenschutz|personenbezogen\w*|vos données|votre consentement|nos partenaires"
    r"|confidentialité|tus datos|nuestros socios|privacidad|i tuoi dati|seus dados|файл\w* cookie",
    re.IGNORECASE,
)
_SIGN_IN = re.compile(
    r"(?:sign|log) ?in (?:to|or)\b[^.]{0,40}(?:continue|read|view|see|access|subscribe|register)"
    r"|subscribe to (?:continue|read)"
    r"|(?:subscribers|members) only|create a free account|register to (?:continue|read)"
    r"|(?:melden sie sich|loggen sie sich|jetzt) [^.]{0,30}(?:anmelden|weiterlesen)"
    r"|connectez-vous pour|inicia sesión para",
    re.IGNORECASE,
)
_LEADS_ON = re.compile(
    r"""<meta[^>]{0,80}http-equiv\s*=\s*["']?refresh[^>]{0,40}url\s*=\s*['"]?([^'">\s]{1,500})""",
    re.IGNORECASE,
)
_APP = re.compile(r"<(?:script|noscript)\b", re.IGNORECASE)
_SHORT = 600  # characters: pages with more say something besides
_SHORTER = 250

_SAVE = "open it in a browser and save it as HTML or PDF once its text is shown"


def refuse_shell(markup: str, chosen: Sequence[Piece]) -> None:
    """Raises Unreadable for a page whose text is only to come: by a script, a click or an account."""
    text = "\n".join(piece.text for piece in chosen)
    if sentence := _why_empty(markup, text):
        raise Unreadable(sentence)


def _why_empty(markup: str, text: str) -> str:
    shown = text.strip()
    if len(shown) < _SHORTER and (match := _LEADS_ON.search(markup[:20_000])):
        return f"This page only leads on to another one ({match[1][:200]}); add that address."
    if not shown:
        by_script = _APP.search(markup)
        return f"This page is empty until a script fills it; {_SAVE}." if by_script else ""
    if _says_only(_SCRIPT, shown):
        return f"This page shows its text only with JavaScript; {_SAVE}."
    if _says_only(_ROBOT, shown):
        return f"This page asks whether a person reads it, so its text is not in it; {_SAVE}."
    if _says_only(_SIGN_IN, shown):
        return f"This page asks to sign in before it shows its text; {_SAVE}."
    if len(shown) < _SHORTER and _WAIT.search(shown):
        return f"This page only asks to wait; {_SAVE}."
    if _is_all_consent(shown):
        return "This page asks for consent before it shows its text; agree and save the page behind it."
    return ""


def _says_only(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a short page says that, and hardly anything besides."""
    if len(text) >= _SHORT or not pattern.search(text):
        return False
    rest = [part for part in re.split(r"(?<=[.!?])\s+|\n", text) if not pattern.search(part)]
    return sum(map(len, rest)) < _SHORTER


def _is_all_consent(text: str) -> bool:
    """Whether nearly every sentence is about cookies and data, and there are not many."""
    if len(text) > 6 * _SHORT:
        return False
    sentences = [part for part in re.split(r"(?<=[.!?])\s+|\n", text) if len(part) > 20]
    about = sum(bool(_CONSENT.search(sentence)) for sentence in sentences)
    return about >= 2 and about >= 0.6 * len(sentences)

"""Whether a page of ours does only what we wrote, judged from its elements as a browser parses them."""

from lxml import html

_LINKS = ("href", "src", "action", "formaction", "data", "poster", "srcset", "xlink:href")
_NEVER = ("base", "object", "embed", "iframe", "frame", "applet", "math", "style")


def complaints(page: str) -> list[str]:
    """What on the page could run, load or lead elsewhere and is not ours."""
    found = []
    for element in html.document_fromstring(page).iter():
        if not isinstance(element.tag, str):
            continue
        name, attributes = element.tag.lower(), dict(element.attrib)
        if name in _NEVER:
            found.append(f"<{name}>")
        if name == "script" and (element.text or not attributes.get("src", "").startswith("/static/")):
            found.append(f"<script>{(element.text or '')[:60]}")
        if name == "link" and not attributes.get("href", "").startswith("/"):
            found.append(f"<link {attributes}>")
        if name == "meta" and "http-equiv" in attributes:
            found.append(f"<meta {attributes}>")
        for attribute, value in attributes.items():
            if attribute.lower().startswith("on") or attribute.lower() in ("style", "srcdoc"):
                found.append(f"{name} {attribute}={value[:60]}")
            scheme = value.strip().lower().split(":")[0] if ":" in value else ""
            if attribute.lower() in _LINKS and scheme in ("javascript", "vbscript", "data", "file"):
                found.append(f"{name} {attribute}={value[:60]}")
    return found

"""What an element of a web page is, by its tag, role, names and style: shown or hidden, text or furniture.

Sources: HTML's own elements, ARIA's roles, and the names that archives and the usual frameworks give to their
menus, banners and footers.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

Element = etree._Element

# fmt: off
NEVER_SHOWN = frozenset(
    ("script", "style", "template", "noscript", "head", "iframe", "frame", "frameset", "object", "embed",
     "applet",
     "svg", "canvas", "video", "audio", "map", "button", "select", "input", "textarea", "datalist", "meter",
     "progress", "dialog", "rt", "rp")
)
BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dir", "div", "dl",
     "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
     "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section",
     "summary", "ul", "caption", "listing", "xmp", "plaintext")
)
ROWS = frozenset(("table", "tr", "thead", "tbody", "tfoot"))
CELLS = frozenset(("td", "th"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_KEPT_BLANKS = frozenset(("pre", "listing", "xmp", "plaintext"))

_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar",
     "tablist", "tooltip")
)
# fmt: on
_FURNITURE = re.compile(
    r"skip-?(?:links?|nav|to-(?:main-)?content)|"
    r"[\w-]{0,60}(?:cookie|gdpr|consent|onetrust|didomi|usercentrics)[\w-]{0,60}|cmp-[\w-]{1,40}|"
    r"cc-(?:window|banner|revoke|message|compliance)|"
    r"[\w-]{0,20}breadcrumbs?(?:[-_]\w{1,20})?|"
    r"(?:(?:site|main|page|top|bottom|primary|secondary|global|footer|header|mobile|side|section|local|user)[-_]?)?"
    r"(?:nav|navbar|navigation|navlinks|menu|sidebar)|"
    r"(?:site|global|main|top|masthead)[-_]?(?:header|banner)|(?:(?:site|page|global|main)[-_]?)?footer|"
    r"(?:addthis|sharedaddy|share|sharing|social)(?:[-_][\w-]{1,40})?|newsletter(?:[-_][\w-]{1,40})?|subscribe|"
    r"pagination|pager|page-nav|post-navigation|toolbar|"
    r"(?:[\w-]{0,40}[-_])?related(?:[-_](?:posts|articles|content|items|links|documents|resources))?|"
    r"[\w-]{0,20}dropdown(?:[-_]menu)?|mw-portlet|sitenotice|"
    r"no-?print|print-?only|mw-editsection|mw-jump-link|catlinks|printfooter|navbox|fn-back|"
    r"hsg-(?:breadcrumb|navigation)-wrapper|usa-banner|usa-skipnav|advert(?:isement)?s?|ad-\w{1,20}"
)
_HIDDEN = frozenset(
    ("hidden", "d-none", "visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text")
)
_NOT_DISPLAYED = re.compile(r"(?:display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden)", re.IGNORECASE)
_KEY = "-----BEGIN PGP"
"""A key to write to the page's owner in secret is shown by a browser, but is no words."""
_ITALIC = re.compile(r"font-style\s{0,5}:\s{0,5}(?:italic|oblique)", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s{0,5}:\s{0,5}(?:bold|[6-9]00)", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s{0,5}:\s{0,5}super", re.IGNORECASE)
_PRE = re.compile(r"white-space\s{0,5}:\s{0,5}(?:pre|break-spaces)", re.IGNORECASE)
_NO_NUMBERS = re.compile(r"list-style(?:-type)?\s{0,5}:[^;]{0,40}\bnone\b", re.IGNORECASE)
_NO_NUMBER_NAMES = frozenset((".list-unstyled", ".unstyled", ".no-bullets", ".list-none", ".breadcrumb"))
_ITALIC_NAMES = frozenset((".italic", ".italics", ".tei-hi-italic"))
_STYLE = 500
_MOST_NAMES = 40

_STYLES = {
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), "italic"),
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("ul", "ol", "menu", "dir"), "list"),
    **dict.fromkeys(HEADINGS, "heading"),
    "sup": "superscript",
    "p": "paragraph",
}


def tag(element: Element) -> str:
    """Return an element's tag in small letters without its namespace; "" for a comment."""
    name: object = element.tag
    if not isinstance(name, str):
        return ""
    return _local(name)


@lru_cache(maxsize=512)
def _local(name: str) -> str:
    return name.rpartition("}")[2].rpartition(":")[2].lower()


def names(element: Element) -> frozenset[str]:
    """Return what an element is called: its id as "#id" and its classes as ".class", in small letters."""
    return _names((element.get("id") or "")[:200], (element.get("class") or "")[:2000])


@lru_cache(maxsize=2048)
def _names(own: str, classes: str) -> frozenset[str]:
    found = [f".{name}" for name in classes.lower().split()[:_MOST_NAMES]]
    return frozenset([*found, f"#{own.lower()}"] if own else found)


def is_hidden(element: Element) -> bool:
    """Whether a browser shows nothing of this element."""
    if tag(element) in NEVER_SHOWN or (element.text or "").lstrip().startswith(_KEY):
        return True
    if not element.keys():
        return False
    if element.get("hidden") is not None:
        return True
    if _NOT_DISPLAYED.search((element.get("style") or "")[:_STYLE]):
        return True
    return any(name[1:] in _HIDDEN for name in names(element) if name[0] == ".")


def is_furniture(element: Element) -> bool:
    """Whether its role or one of its names says that an element belongs to the page, not to its text."""
    if not element.keys():
        return False
    if (element.get("role") or "").strip().lower() in _ROLES:
        return True
    return _named_furniture(names(element))


@lru_cache(maxsize=2048)
def _named_furniture(called: frozenset[str]) -> bool:
    return any(_FURNITURE.fullmatch(name[1:]) for name in called)


def kinds(element: Element) -> list[str]:
    """Return the kinds of structure that an element gives to its words."""
    plain = _STYLES.get(tag(element))
    found = [plain] if plain is not None else []
    if not element.keys():
        return found
    style = (element.get("style") or "")[:_STYLE]
    called = names(element)
    if not (style or called):
        return found
    for kind, said in (
        ("italic", _ITALIC.search(style) or called & _ITALIC_NAMES),
        ("bold", _BOLD.search(style) or ".bold" in called),
        ("superscript", _RAISED.search(style)),
    ):
        if said and kind not in found:
            found.append(kind)
    return found


def is_unmarked(element: Element) -> bool:
    """Whether the items of a list, or one of them, are shown without their numbers."""
    if not element.keys():
        return False
    style = (element.get("style") or "")[:_STYLE]
    return _NO_NUMBERS.search(style) is not None or bool(names(element) & _NO_NUMBER_NAMES)


def keeps_blanks(element: Element) -> bool:
    """Whether blanks and line ends of an element's text stand as they are."""
    if tag(element) in _KEPT_BLANKS:
        return True
    return bool(element.keys()) and _PRE.search((element.get("style") or "")[:_STYLE]) is not None

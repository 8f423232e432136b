"""Which part of a web page is its text: what is left out, and the element that holds the rest.

Left out is what a browser does not show, and what by its tag, role or name is the page's own: menus, banners,
footers. The text is what stands in the element that the page marks as its main one; where it marks none, all
of it but blocks that are nothing but links. Nothing is left out that holds half of the page's words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from desktop.reading.web.elements import HEADINGS, NEVER_SHOWN, Element, is_furniture, is_hidden, names, tag

_MAIN = (
    "#content-inner",
    "main",
    "=main",
    "#main-content",
    "#maincontent",
    "#mw-content-text",
    "article",
    ".entry-content",
    ".post-content",
    "#content",
    "#main",
)
"""Tags, roles (with "="), ids and classes of a page's main element, the surer ones first."""

_LEAST_SHARE = 0.25
_MOSTLY_LINKS = 0.95
_RATHER_LINKS = 0.6
"""The share of links in what is set aside within an article: its heading is none."""
_FEW_LINKS = 3
_LISTS = frozenset(("ul", "ol", "dl", "table", "tr", "td", "div", "p", "center", "h4", "h5", "h6"))


@dataclass(slots=True)
class Weight:
    """How much an element holds: letters and figures, those of them in links to elsewhere, and such links."""

    letters: int = 0
    linked: int = 0
    links: int = 0

    @property
    def unlinked(self) -> int:
        """Letters and figures that lead nowhere: a menu has hardly any."""
        return self.letters - self.linked


@dataclass(slots=True)
class MainPart:
    """The text of a page: `heading` stands before `element` if that has none of its own.

    `inside` and `outside` count the letters in it and those that a browser shows around it, links to
    elsewhere left out; `hidden` those that it shows only when something is clicked, such as another tab.
    """

    element: Element
    heading: Element | None = None
    left_out: set[Element] = field(default_factory=set)
    inside: int = 0
    outside: int = 0
    hidden: int = 0


def main_part(body: Element, kept: Iterable[Element]) -> MainPart:
    """Return the main part of a page's body; what holds a `kept` element is not left out by its name."""
    weights = _weigh(body)
    left_out, candidates = _sort(body, weights, set(kept))
    shown = weights[body].letters - sum(weights[element].letters for element in left_out)
    found = _chosen(candidates, weights, shown)
    hidden = _hidden_letters(body)
    if found is None:
        left_out |= _link_lists(body, weights, left_out)
        return MainPart(body, None, left_out, weights[body].unlinked, hidden=hidden)
    inside = _unlinked_in(found, weights, left_out)
    part = MainPart(found, None, left_out, inside, weights[body].unlinked - inside, hidden)
    part.heading = _heading_before(body, part)
    return part


def _weigh(body: Element) -> dict[Element, Weight]:
    weights: dict[Element, Weight] = {}
    open_links = 0
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        elsewhere = tag(element) == "a" and not (element.get("href") or "#").startswith("#")
        if event == "start":
            weights[element] = Weight(links=int(elsewhere))
            open_links += elsewhere
            if element is not body and is_hidden(element):
                walk.skip_subtree()
                continue
            _count(weights[element], element.text, open_links)
            continue
        open_links -= elsewhere
        parent = element.getparent()
        if element is not body and parent is not None:
            own, above = weights[element], weights[parent]
            above.letters += own.letters
            above.linked += own.linked
            above.links += own.links
            _count(above, element.tail, open_links)
    return weights


def _count(weight: Weight, text: str | None, links: int) -> None:
    if text:
        letters = sum(map(str.isalnum, text))
        weight.letters += letters
        weight.linked += letters if links else 0


def _sort(
    body: Element, weights: dict[Element, Weight], kept: set[Element]
) -> tuple[set[Element], dict[str, list[Element]]]:
    """Return what is left out, and the elements that could be the main one by what they are called."""
    holding = {above for element in kept for above in (element, *element.iterancestors())}
    half = weights[body].unlinked / 2
    left_out: set[Element] = set()
    candidates: dict[str, list[Element]] = {name: [] for name in _MAIN}
    inside = 0
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        marked = tag(element) in ("main", "article")
        if event == "end":
            inside -= marked
            continue
        inside += marked
        if element is body:
            continue
        if is_hidden(element) or (
            not marked
            and element not in holding
            and _belongs_to_page(element, weights[element], half, inside=inside > 0)
        ):
            left_out.add(element)
            walk.skip_subtree()
            continue
        called = [tag(element)]
        if element.keys():
            called += ["=" + (element.get("role") or "").lower(), *names(element)]
        for name in called:
            if name in candidates:
                candidates[name].append(element)
    return left_out, candidates


def _belongs_to_page(element: Element, weight: Weight, half: float, *, inside: bool) -> bool:
    kind = tag(element)
    if kind in ("nav", "footer"):
        return True
    if kind == "aside":
        # Within an article it may be a note to it; one of links is not.
        return not inside or _is_links(weight, _RATHER_LINKS)
    if weight.unlinked > half:
        return False
    return is_furniture(element) or (kind == "header" and not inside)


def _is_links(weight: Weight, share: float = _MOSTLY_LINKS) -> bool:
    return weight.links >= _FEW_LINKS and weight.linked >= share * weight.letters


def _chosen(
    candidates: dict[str, list[Element]], weights: dict[Element, Weight], shown: int
) -> Element | None:
    for name in _MAIN:
        found = candidates[name]
        if not found:
            continue
        best = max(found, key=lambda element: weights[element].letters)
        letters = weights[best].letters
        if (
            letters
            and letters >= _LEAST_SHARE * shown
            and letters * 2 > sum(weights[e].letters for e in found)
        ):
            return best
    return None


def _link_lists(body: Element, weights: dict[Element, Weight], left_out: set[Element]) -> set[Element]:
    found: set[Element] = set()
    half = weights[body].letters / 2
    walk = etree.iterwalk(body, events=("start",))
    for _, element in walk:
        if element in left_out:
            walk.skip_subtree()
        elif tag(element) in _LISTS and _is_links(weights[element]) and weights[element].letters <= half:
            found.add(element)
            walk.skip_subtree()
    return found


def _unlinked_in(element: Element, weights: dict[Element, Weight], left_out: set[Element]) -> int:
    letters = weights[element].unlinked
    walk = etree.iterwalk(element, events=("start",))
    for _, inner in walk:
        if inner in left_out:
            letters -= weights[inner].unlinked
            walk.skip_subtree()
    return letters


def _hidden_letters(body: Element) -> int:
    letters = 0
    walk = etree.iterwalk(body, events=("start",))
    for _, element in walk:
        if element is body or not (is_hidden(element) or is_furniture(element)):
            continue
        walk.skip_subtree()
        if tag(element) not in NEVER_SHOWN and not is_furniture(element):
            letters += _weigh(element)[element].unlinked
    return letters


def _heading_before(body: Element, part: MainPart) -> Element | None:
    if any(tag(element) in HEADINGS for element in part.element.iter() if isinstance(element.tag, str)):
        return None
    headings = [element for element in body.iter() if tag(element) == "h1" and not is_hidden(element)]
    return headings[0] if len(headings) == 1 else None

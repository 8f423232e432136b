"""Annotations in the manner of the W3C's tests: valid ones of each construct of the model, and broken."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
NOON = "2026-01-28T12:00:00Z"
PAGE = "https://archive.example/cables/8-35"


def anno(**more: Any) -> Json:  # noqa: ANN401
    """Return an annotation with these properties beside those that each must have; None takes one away."""
    made: Json = {"@context": CONTEXT, "id": "https://notes.example/1", "type": "Annotation", "target": PAGE}
    return {key: value for key, value in {**made, **more}.items() if value is not None}


def on(*selectors: object, **more: object) -> Json:
    """Return a target with these selectors."""
    return {"source": PAGE, "selector": list(selectors) if len(selectors) != 1 else selectors[0], **more}


def quote(exact: str, prefix: str | None = None, suffix: str | None = None) -> Json:
    """Return a selector of words."""
    around = {"prefix": prefix, "suffix": suffix}
    return {"type": "TextQuoteSelector", "exact": exact, **{k: v for k, v in around.items() if v is not None}}


def position(start: object, end: object) -> Json:
    """Return a selector of a place."""
    return {"type": "TextPositionSelector", "start": start, "end": end}


XPATH = {"type": "XPathSelector", "value": "/html/body/p[2]"}
CSS = {"type": "CssSelector", "value": "#message > p:nth-of-type(2)"}
BODY = {"type": "TextualBody", "value": "<p>Not so.</p>", "format": "text/html", "language": "en"}
SOUND = {"id": "https://a.example/x.mp3", "type": "Sound"}
FRAGMENT = {"type": "FragmentSelector", "value": "n1"}
AT_NOON = {"type": "TimeState", "sourceDate": NOON}
TIMES = {"type": "TimeState", "sourceDateStart": NOON}
REQUEST = {"type": "HttpRequestState"}
ITEMS = ["https://notes.example/a", {"type": "TextualBody", "value": "b"}]

VALID: dict[str, Json] = {
    "target alone": anno(),
    "several contexts": {**anno(), "@context": ["https://more.example/c.jsonld", CONTEXT]},
    "several types": anno(type=["Annotation", "https://more.example/Note"]),
    "body by address": anno(body="https://notes.example/body"),
    "several bodies and targets": anno(body=["https://a.example/1", BODY], target=[PAGE, "https://b.example/2"]),
    "body with facts": anno(body={**SOUND, "format": "audio/mpeg", "language": "fr"}),
    "textual body": anno(body={**BODY, "textDirection": "ltr", "processingLanguage": "en"}),
    "body value": anno(bodyValue="Plain words"),
    "choice": anno(body={"type": "Choice", "items": ITEMS}),
    "composite": anno(target={"type": "Composite", "items": [PAGE, on(quote("border"))]}),
    "list": anno(target={"type": "List", "items": [PAGE]}),
    "independents": anno(target={"type": "Independents", "items": [PAGE]}),
    "life cycle": anno(
        creator={"id": "https://people.example/1", "type": "Person", "name": "A. Weiss", "nickname": "aw"},
        created=NOON,
        modified="2026-01-29T09:00:00.25Z",
        generator={"id": "https://soft.example/1", "type": "Software", "homepage": "https://soft.example/"},
        generated="2026-02-04T12:00:00+01:00",
    ),
    "audience": anno(audience={"id": "https://x.example/r", "type": "schema:EducationalAudience"}),
    "accessibility": anno(target={"id": PAGE, "type": "Text", "accessibility": "captions"}),
    "motivation and purpose": anno(motivation=["bookmarking"], body={**BODY, "purpose": ["tagging"]}),
    "rights and origin": anno(rights="https://cc.example/by", canonical="urn:x:1", via="https://x.example/1"),
    "specific resource": anno(body={"source": "https://a.example/1", "purpose": "tagging"}),
    "fragment": anno(target=on({**FRAGMENT, "conformsTo": "http://tools.ietf.org/rfc/rfc3236"})),
    "css": anno(target=on(CSS)),
    "xpath": anno(target=on(XPATH)),
    "quote": anno(target=on(quote("the border", "crossing ", " illegally"))),
    "position": anno(target=on(position(412, 795))),
    "data position": anno(target=on({"type": "DataPositionSelector", "start": 4096, "end": 4104})),
    "svg": anno(target=on({"type": "SvgSelector", "id": "https://x.example/s.svg"})),
    "svg inside": anno(target=on({"type": "SvgSelector", "value": "<svg:svg> ... </svg:svg>"})),
    "range": anno(target=on({"type": "RangeSelector", "startSelector": XPATH, "endSelector": CSS})),
    "refined": anno(target=on({**CSS, "refinedBy": quote("border")})),
    "several selectors": anno(target=on(quote("border"), position(1, 7))),
    "time state": anno(target=on(CSS, state={**AT_NOON, "cached": "https://x.example/c"})),
    "times": anno(target=on(CSS, state=[{**TIMES, "sourceDateEnd": "2026-02-28T12:00:00Z"}])),
    "request state": anno(target=on(CSS, state={**REQUEST, "value": "Accept: */*", "refinedBy": AT_NOON})),
    "style": anno(stylesheet="https://x.example/s.css", target=on(quote("x"), styleClass="red")),
    "style inside": anno(stylesheet={"type": "CssStylesheet", "value": ".red { color: red }"}),
    "rendered via": anno(target=on(CSS, renderedVia={"id": "https://soft.example/", "type": "Software"})),
    "scope": anno(target={"source": "https://x.example/p.jpg", "scope": PAGE}),
    "source with facts": anno(target={"source": {"id": PAGE, "type": "Text"}, "selector": quote("x")}),
}  # fmt: skip

BROKEN: dict[str, tuple[Json, str]] = {
    "no context": ({k: v for k, v in anno().items() if k != "@context"}, "anno-context"),
    "another context": ({**anno(), "@context": "https://more.example/c.jsonld"}, "anno-context"),
    "no id": (anno(id=None), "anno-id"),
    "id is no address": (anno(id="one two"), "anno-id"),
    "two ids": (anno(id=["https://a.example/1", "https://a.example/2"]), "anno-id"),
    "no type": (anno(type=None), "anno-type"),
    "another type": (anno(type="oa:Annotation"), "anno-type"),
    "no target": (anno(target=None), "anno-no-target"),
    "targets of none": (anno(target=[]), "anno-no-target"),
    "target is words": (anno(target={"type": "TextualBody", "value": "words"}), "anno-text-as-target"),
    "target is no address": (anno(target="the second paragraph"), "anno-iri"),
    "target is nothing": (anno(target={"type": "Text"}), "anno-resource"),
    "body and its value": (anno(body=BODY, bodyValue="x"), "anno-two-bodies"),
    "two values": (anno(bodyValue=["a", "b"]), "anno-body-value"),
    "value is no words": (anno(bodyValue={"value": "a"}), "anno-body-value"),
    "words without value": (anno(body={"type": "TextualBody", "format": "text/plain"}), "anno-value"),
    "two directions": (anno(body={**BODY, "textDirection": ["ltr", "rtl"]}), "anno-more-than-one"),
    "another direction": (anno(body={**BODY, "textDirection": "up"}), "anno-direction"),
    "a day is no moment": (anno(created="2026-01-28"), "anno-moment"),
    "no zone": (anno(modified="2026-01-28T12:00:00"), "anno-moment"),
    "two moments": (anno(created=[NOON, "2026-01-29T12:00:00Z"]), "anno-moment"),
    "the 31st of February": (anno(created="2026-02-31T12:00:00Z"), "anno-moment"),
    "rights in words": (anno(rights="all of them"), "anno-iri"),
    "two canonicals": (anno(canonical=["urn:x:1", "urn:x:2"]), "anno-more-than-one"),
    "choice of nothing": (anno(body={"type": "Choice", "items": []}), "anno-items"),
    "choice without items": (anno(body={"type": "Choice"}), "anno-items"),
    "broken within a choice": (anno(body={"type": "Choice", "items": [{"type": "Text"}]}), "anno-resource"),
    "no source": (anno(target={"type": "SpecificResource", "selector": CSS}), "anno-source"),
    "two sources": (anno(target={"source": [PAGE, "https://b.example/"], "selector": CSS}), "anno-source"),
    "unknown selector": (anno(target=on({"type": "LineSelector", "value": "7"})), "anno-selector"),
    "selector without type": (anno(target=on({"exact": "x"})), "anno-selector"),
    "quote without words": (anno(target=on({"type": "TextQuoteSelector", "prefix": "x"})), "anno-value"),
    "two quotes in one": (anno(target=on({"type": "TextQuoteSelector", "exact": ["a", "b"]})), "anno-value"),
    "position without end": (anno(target=on({"type": "TextPositionSelector", "start": 1})), "anno-number"),
    "position in words": (anno(target=on(position("1", 2))), "anno-number"),
    "position before the text": (anno(target=on(position(-1, 2))), "anno-number"),
    "fragment without value": (anno(target=on({"type": "FragmentSelector"})), "anno-value"),
    "svg twice": (anno(target=on({"type": "SvgSelector", "id": "urn:x:1", "value": "<svg/>"})), "anno-svg"),
    "range without end": (anno(target=on({"type": "RangeSelector", "startSelector": CSS})), "anno-selector"),
    "broken refinement": (anno(target=on({**CSS, "refinedBy": {"type": "TextQuoteSelector"}})), "anno-value"),
    "half a time": (anno(target=on(CSS, state=TIMES)), "anno-time-state"),
    "request without value": (anno(target=on(CSS, state=REQUEST)), "anno-value"),
    "unknown state": (anno(target=on(CSS, state={"type": "MoodState"})), "anno-state"),
    "style without either": (anno(stylesheet={"type": "CssStylesheet"}), "anno-stylesheet"),
}  # fmt: skip
"""Each with the code of its fault."""

"""Header lines that give no field: office names, kinds of document, copying bans; and addresses of letters.

Sources: "SECOND MAIN ADMINISTRATION OF THE GENERAL STAFF OF THE SOVIET ARMY", 'Series "G" T', "Copy No. 12",
"Reproduction prohibited", "S P E C I A L" (Soviet); "MINISTRY OF FOREIGN AFFAIRS" above its division and
branch (Hungarian); "Pyongyang, 1 September, 1975", an address block and "Dear Comrade ...!" (East German).
"""

import re
from functools import cache

from desktop.reading import labels
from desktop.reading.dates import find_dates
from desktop.reading.draft import BARE, HINT, Draft
from desktop.reading.form_registry import alternatives
from desktop.reading.institutions import is_institution, is_name
from desktop.reading.lines import Line
from desktop.reading.times import find_time

_KIND = re.compile(
    r"(?:\[?(?:ciphered|enciphered|cipher|coded|secret|outgoing|incoming|special|urgent|open|by)\s)?(?:telegram|cable|ciphergram|"
    r"cryptogram|message|report|record|memorandum|letter|note|note\sverbale|information|dispatch|despatch|telegram\sreceived|received|"
    r"wire|radiogram)\]?s?[.:]?",
    re.IGNORECASE,
)
_KIND_AT_END = re.compile(
    r"(?:\s(?:outgoing|incoming|ciphered|received))?\s(?:cable|telegram)s?(?:\s\((?:outgoing|sent)\))?$",
    re.IGNORECASE,
)
_KIND_OF = re.compile(
    r"(?:(?:outgoing|ciphered|coded)\s)?(?:cable|telegram)s?\sof\s(?:the\s)?(?=[A-Z])", re.IGNORECASE
)
# "Foreign Ministry Cable Received" heads the receiver's form, "Instructions from the Ministry on ..." a text.
_NO_OFFICE = re.compile(r"\b(?:received|incoming|on|from|concerning|regarding|about|with)\b", re.IGNORECASE)
_NO_FIELD = (
    r"(?:(?:re)?production|making\s(?:of\s)?copies|copying|duplication|disclosure)\b.{0,40}(?:prohibited|forbidden|not\spermitted)[.!]?"
    r"|copy\s?(?:no|nr|number|n[º°])?\.?\s?[#№]?\s?\d{1,4}(?:\sof\s\d{1,4})?|strictly\spersonal|personal"
    r"|(?:\w{1,9}\s)?copies\s(?:made|printed|typed)\b.{0,40}|special|by\s(?:telegraph|wire|radio|courier|telex|bag|air\smail|"
    r"(?:\w{2,5}\s)?(?:tele)?phone)\.?"
    r"|hours?\s?:\s?\d{1,2}[:.]?\d{0,2}(?:\s?[ap]\.?m\.?)?|action(?:\soffice)?\s?:\s?.{1,40}"
    r"|true\scopy.{0,40}|(?:correct|certified)\s?:\s?.{1,40}|.{3,60}\s(?:incoming|received)\s(?:telegram|cable)|incoming\s(?:[^\W\d_]{2,12}\s){1,3}(?:telegram|cable)|ex(?:emplar|\.)?\s?(?:no|nr|№)\.?\s?\d{1,3}|to\sbe\s(?:answered|decoded|kept|returned|sent|transmitted|dispatched|forwarded|delivered|destroyed)\b.{0,80}"
    r"|(?:\w{2,12}\s){0,2}(?:no|nr|number)[.:]{1,2}|[\w’' ]{2,30}:\s?\[(?:…|\.{3})\]\d{0,2}"
    r"|\[?\(?(?:\.\s?){3,8}\)?\]?|\[?…\]?|[#*=_~–—.-]{1,80}|\[\?\]|stamp:?|\[(?:hand)?written.{0,60}\]|\[(?:seal|chop)\s?:?\]\s?:?.{0,80}|\[(?:seal|stamp|signature|chop|illegible).{0,40}\]|page\s\d{1,4}|\d{1,3}"
)
_DEAR = re.compile(
    r"(?:my\s)?(?:dear|esteemed|respected|most\sesteemed|honou?red)\b(?P<whom>.{2,80}?)[!,:.]?$",
    re.IGNORECASE,
)
_PLACE_DATE = re.compile(
    r"(?:[^\W\d_][\w’'. -]{1,30}(?:,\s(?:[A-Z]\.\s?){1,3})?(?:,\s{0,3}|\s(?=on\s\d))"
    r"|\([^\W\d_][\w ]{1,30}\)\s{0,3})(?:(?:the|on|dated?)\s)?"
)
_PLACE_HOUR = re.compile(
    r"(?P<place>[A-Z][\w’'-]{2,20}(?:\s[A-Z][\w’'-]{2,20}){0,2}),?\s{1,3}\d{1,2}[:.]?\d\d\s?(?:hrs?|hs|h|hours)\.?"
)
_KIND_FIRST = re.compile(rf"(?:{_KIND.pattern})\s{{1,4}}", re.IGNORECASE)
_KIND_LAST = re.compile(
    r"\s(?:telegram|cable|ciphergram|radiogram|dispatch|message|report|letter)$", re.IGNORECASE
)
_GLOSS = re.compile(r"\s\[[^\]\d]{2,30}\]$")
_BAN = re.compile(
    r"\b(?:reproduction|making\s(?:of\s)?copies|copying|duplication)\s(?:is\s)?(?:strictly\s)?(?:prohibited|forbidden)\.?$",
    re.IGNORECASE,
)


@cache
def _no_field() -> re.Pattern[str]:
    return re.compile(alternatives(_NO_FIELD, "no field"), re.IGNORECASE)


# "Legation of the" / "People's Republic of Bulgaria"; an embassy's own paper names the sender.
_GOES_ON = re.compile(r"\b(?:of|for|and)(?:\sthe)?$", re.IGNORECASE)
_POST = re.compile(r"(?:royal\s)?(?:embassy|legation|consulate|permanent\smission)\b", re.IGNORECASE)
_TOP = 4
_LONGEST_REST = 80


def is_kind(text: str) -> bool:
    """Whether the words tell the kind of document and nothing else: "Ciphered telegram"."""
    return len(text) < 60 and _KIND.fullmatch(text) is not None


def read_kind_and_marks(draft: Draft, lines: list[Line], i: int) -> int:
    """Offer the marks beside the kind of document: "Ciphered telegram Secret", "Top Secret Telegram"."""
    line = lines[i]
    gloss = _GLOSS.search(line.text[-40:]) if len(line.text) < 60 else None
    if gloss:
        line = line.part(0, len(line.text) - len(gloss.group()))
    kind = _KIND_FIRST.match(line.text) if len(line.text) < 120 else None
    if kind is None:
        last = _KIND_LAST.search(line.text) if len(line.text) < 60 else None
        return labels.read_marks(draft, [line.part(0, last.start())], 0) if last else 0
    ban = _BAN.search(line.text, kind.end())
    place = line.part(kind.end(), ban.start() if ban else len(line.text))
    return int(labels.read_marks(draft, [place], 0) if place.text else ban is not None)


def read_no_field(draft: Draft, lines: list[Line], i: int) -> int:  # noqa: ARG001 (every rule has this shape)
    """Take a line that tells the kind of document, a copying ban, a series: nothing that a field holds."""
    line = lines[i]
    return int(len(line.text) < 90 and bool(_KIND.fullmatch(line.text) or _no_field().fullmatch(line.text)))


def read_place_and_date(draft: Draft, lines: list[Line], i: int) -> int:
    """Note the date of "Pyongyang, 1 September, 1975" or "Budapest, 1972 July 1."."""
    line = lines[i]
    lead = _PLACE_DATE.match(line.text) if len(line.text) < 70 else None
    if lead is None or line.text[:5].lower() == "from ":
        return 0
    dates = find_dates(line.text, lead.end())
    if len(dates) != 1 or line.text[lead.end() : dates[0].start].strip():
        return 0
    after = line.text[dates[0].end :].strip(" .,")
    time = find_time(after, 0, len(after)) if after else None
    if after and (time is None or after[: time.start].strip(" at,") or after[time.end :].strip(" .hours")):
        return 0
    draft.date_in(line, dates[0], BARE)
    return 1


def read_place_and_hour(draft: Draft, lines: list[Line], i: int) -> int:
    """Offer the place of "Bucharest 2010 hrs" as the sender's, which nothing says."""
    line = lines[i]
    match = _PLACE_HOUR.fullmatch(line.text) if len(line.text) < 50 else None
    if match is None:
        return 0
    if draft.offer("originator", line.start, line.start + match.end("place"), HINT):
        draft.doubt("originator", "sender-from-letterhead", line.start, line.end)
    return 1


def read_letterhead(draft: Draft, lines: list[Line], i: int) -> int:
    """Keep an office's name without a label, which may turn out to be the sender's."""
    line = lines[i]
    if line.text.endswith((".", ":")) or not is_institution(line.text) or _NO_OFFICE.search(line.text):
        return 0
    if _GOES_ON.search(line.text) and i + 1 < len(lines) and _is_rest(lines[i + 1]):
        draft.letterhead.append(Line(line.start, lines[i + 1].end, draft.text[line.start : lines[i + 1].end]))
        return 2
    draft.letterhead.append(line)
    return 1


def _is_rest(line: Line) -> bool:
    return len(line.text) < _LONGEST_REST and ":" not in line.text and is_name(line.text)


def salutation(line: Line) -> str | None:
    """Return the name after "Dear", None where the line is no salutation."""
    match = _DEAR.fullmatch(line.text) if len(line.text) < 100 else None
    return match["whom"].strip() if match else None


def address_of_letter(draft: Draft, header: list[Line], whom: str) -> None:
    """Offer the line of the address block that names the person who is saluted."""
    surname = whom.rpartition(" ")[2].strip("!,.:").lower()
    for line in header:
        if surname and surname in line.text.lower().split() and len(line.text) < 100 and is_name(line.text):
            draft.addressees.append(draft.found(line.start, line.end))
            draft.doubt("addressees", "addressee-from-salutation", line.start, line.end)
            return


def sender_of_letterhead(draft: Draft, header: list[Line]) -> None:
    """Offer the first office of the heading as the sender, where nothing says who it is."""
    top = header[: _TOP if draft.letterhead and _POST.match(draft.letterhead[0].text) else 1]
    if draft.letterhead and any(draft.letterhead[0].start == line.start for line in top):
        first = draft.letterhead[0]
        kind = _KIND_AT_END.search(first.text)
        end = first.start + kind.start() if kind else first.end
        kind = _KIND_OF.match(first.text)
        begin = first.start + (kind.end() if kind else 0)
        if draft.offer("originator", begin, end, HINT):
            draft.doubt("originator", "sender-from-letterhead", first.start, end)

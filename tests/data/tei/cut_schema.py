"""Cut TEI All down to the elements that Chancery writes; what is valid then is valid against the whole.

    python3 tests/data/tei/cut_schema.py tei_all.rng tests/data/tei/tei_all_cut.rng

Nothing is added: elements are taken away, and with them each alternative that needs one of them.
"""

from __future__ import annotations

import sys

from lxml import etree

RNG = "{http://relaxng.org/ns/structure/1.0}"
ELEMENTS = """
TEI teiCorpus teiHeader fileDesc titleStmt title respStmt resp name publicationStmt publisher date
availability licence notesStmt note sourceDesc msDesc msIdentifier repository idno altIdentifier
bibl encodingDesc projectDesc editorialDecl p classDecl taxonomy desc category catDesc charDecl char
localProp profileDesc langUsage language correspDesc correspAction placeName persName orgName
xenoData revisionDesc change standOff list head item num gap trailer spanGrp span q listAnnotation
listPerson person listPlace place listOrg org text body div seg g lb fw stamp hi anchor choice sic
corr supplied del unclear ref
"""
KEPT = frozenset(ELEMENTS.split())


def cut(root: etree._Element) -> None:
    """Take away every element that is not kept, with the alternatives that need it."""
    for each in list(root.iter()):
        parent = each.getparent()
        if parent is not None and not (isinstance(each.tag, str) and each.tag.startswith(RNG)):
            parent.remove(each)
    for define in list(root.iter(f"{RNG}define")):
        made = define.find(f"{RNG}element")
        name = define.get("name", "")
        if made is not None and name.startswith("tei_") and made.get("name") not in KEPT:
            forbid(root, define)
    while (forbidden := next(root.iter(f"{RNG}notAllowed"), None)) is not None:
        simplify(root, forbidden)
    reach(root)


def forbid(root: etree._Element, define: etree._Element) -> None:
    """Take a definition away; whoever refers to it is not allowed."""
    for ref in list(root.iter(f"{RNG}ref")):
        parent = ref.getparent()
        if parent is not None and ref.get("name") == define.get("name"):
            parent.replace(ref, etree.Element(f"{RNG}notAllowed"))
    above = define.getparent()
    if above is not None:
        above.remove(define)


def simplify(root: etree._Element, forbidden: etree._Element) -> None:
    """Take away what is not allowed, one step up."""
    parent = forbidden.getparent()
    assert parent is not None
    name, above = parent.tag[len(RNG) :], parent.getparent()
    if name == "choice" and len(parent) > 1:
        parent.remove(forbidden)
    elif name in ("optional", "zeroOrMore") and above is not None:
        if above.tag == f"{RNG}choice" or len(above) == 1:
            above.replace(parent, etree.Element(f"{RNG}empty"))
        else:
            above.remove(parent)
    elif name == "define":
        forbid(root, parent)
    elif above is not None:
        above.replace(parent, forbidden)


def reach(root: etree._Element) -> None:
    """Take away the definitions that nothing refers to any more."""
    defined = {each.get("name", ""): each for each in root.iter(f"{RNG}define")}
    todo = [ref.get("name", "") for start in root.iter(f"{RNG}start") for ref in start.iter(f"{RNG}ref")]
    seen: set[str] = set()
    while todo:
        name = todo.pop()
        if name not in seen and name in defined:
            seen.add(name)
            todo += [ref.get("name", "") for ref in defined[name].iter(f"{RNG}ref")]
    for name, each in defined.items():
        above = each.getparent()
        if name not in seen and above is not None:
            above.remove(each)


def main(source: str, target: str) -> None:
    """Read a schema, cut it, write what is left."""
    tree = etree.parse(source, etree.XMLParser(remove_comments=True, remove_blank_text=True))
    cut(tree.getroot())
    etree.cleanup_namespaces(tree)
    etree.indent(tree, " ")
    tree.write(target, encoding="utf-8", xml_declaration=True)


if __name__ == "__main__":
    main(*sys.argv[1:3])

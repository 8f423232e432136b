"""Pieces of real volumes of Foreign Relations (HistoryAtState/frus, in the public domain), shortened.

Each keeps the form of its time: how a source note, a heading, an opener, a stamp, lists and
    attachments were
marked. `volume` puts documents into a file as the volumes do.
"""

HEADER = """<teiHeader><fileDesc><titleStmt>
  <title type="complete">Foreign Relations of the United States, 1948, Volume V,
    Part 1</title><title type="volume">The Near East</title></titleStmt>
  <publicationStmt><publisher>Office of the Historian</publisher></publicationStmt></fileDesc>
  <encodingDesc><classDecl><xi:include xmlns:xi="http://www.w3.org/2001/XInclude"
    href="../shared/frus-dates.xml"
    xpointer="frus-dates"/></classDecl></encodingDesc></teiHeader>"""

FRONT = """<front><pb n="[Title]" xml:id="pg-seq-0001" facs="0001"/>
  <titlePage type="main"><docTitle><titlePart type="series">Foreign
    Relations</titlePart></docTitle></titlePage>
  <div xml:id="preface" type="section" subtype="preface"><head>Preface</head><p>The series presents the
    record.</p></div>
  <div xml:id="persons" type="section"><head>Persons</head><list><item><hi rend="strong"><persName
    xml:id="p_GJ1">Grew, Joseph</persName></hi>, Ambassador</item></list></div></front>"""

TELEGRAM_1948 = """<div type="document" xml:id="d153" n="153" subtype="historical-document"
    frus:doc-dateTime-min="1948-01-05T03:00:00-05:00" frus:doc-dateTime-max="1948-01-05T03:00:00-05:00">
  <note rend="inline" type="source">741.90G/1–548: Telegram</note>
  <head>
    <hi rend="italic">The Chargé in Iraq</hi> (<persName type="from"><hi
        rend="italic">Dorsz</hi></persName>) <hi rend="italic">to
      the <gloss type="to">Secretary of State</gloss>
    </hi>
  </head>
  <opener>
    <seg rendition="#left">
      <hi rend="smallcaps">secret   us urgent</hi>
    </seg>
    <dateline rendition="#right">
      <placeName>
        <hi rend="smallcaps">Baghdad</hi></placeName>, <date when="1948-01-05T11:00:00+03:00"
        calendar="gregorian">January 5, 1948—11 a. m.</date><lb/>[Received 1:20 p. m.]
    </dateline>
  </opener>
  <p>7. At audience with His Royal Highness mentioned <gloss target="#t_Embtel1">Embtel</gloss>
    5, January 5,<note n="1" xml:id="d153fn1">Not printed.</note> I expressed views along lines those
    <gloss target="#t_Embtel1">Embtel</gloss>s 803 and 804.<note n="1" xml:id="d153fn2">Neither
      printed.</note> A <pb n="204" xml:id="pg_204" facs="0218"/> satisfactory revision of the treaty.</p>
  <p>Sent Department 7 [<hi rend="italic">3?</hi>], repeated London 3, Jidda 2.</p>
  <closer><signed><hi rend="smallcaps">Dorsz</hi></signed></closer>
</div>"""

EDITORIAL_NOTE = """<div type="document" xml:id="d154" n="154" subtype="editorial-note"
    frus:doc-dateTime-min="1946-01-01T00:00:00-05:00" frus:doc-dateTime-max="1949-12-31T23:59:59-05:00">
  <head><hi rend="italic">Editorial Note</hi></head>
  <p>Demonstrations against the proposed treaty occurred at Baghdad.</p></div>"""

TELEGRAM_1959 = """<div type="document" xml:id="d73" n="73">
  <head>73. Telegram From the <gloss type="from">Embassy in Israel</gloss> to the <gloss
    type="to">Department of
    State</gloss>
    <note n="1" xml:id="d73fn1" type="source">Source: Department of State, Central Files, 684A.00/4–1759.
      Confidential; Priority. Repeated to London, Paris, and Rome.</note>
  </head>
  <dateline><hi rend="italic"><placeName>Tel Aviv</placeName>, <date when="1959-04-17T16:00:00">April 17,
    1959—4 p.m.</date></hi></dateline>
  <p>831. Embtel 796.<note n="2" xml:id="d73fn2">Telegram 796, April 9, reported that <persName
    corresp="#p_BWO1">Baxter</persName> had an appointment. (<hi rend="italic">Ibid.,</hi>
    684A.00/4–959)</note> In response to my request (reported separately) <note n="60a">Not
    found.</note> she said so.</p>
</div>"""

MEMORANDUM_1969 = """<div type="document" xml:id="d12" n="12" subtype="historical-document"
    frus:doc-dateTime-min="1969-04-16T00:00:00-05:00" frus:doc-dateTime-max="1969-04-16T23:59:59-05:00">
  <head>12. Memorandum From the President’s Assistant to the Chief (<persName type="from"
    corresp="#p_HAM1">Haig</persName>) to the President’s Assistant (<persName type="to"
    corresp="#p_KHA1">Kissinger</persName>)<note n="0" type="source">Source: National Archives,
    <persName>Nixon</persName>
    Materials, NSC Files, Box 434. Top Secret; Sensitive; Immediate; Nodis.</note></head>
  <opener><dateline rendition="#right"><placeName>Washington</placeName>, <date when="1969-04-16"
    calendar="gregorian">April 16, 1969</date>.</dateline></opener>
  <list type="subject"><head>SUBJECT</head><item>Shoot-Down Incident</item></list>
  <p>The indicators are simple: <list><label>1.</label><item>All factors considered.</item>
    <pb n="25" facs="0052"/><label>2.</label><item><p><hi rend="italic">Redistribution</hi>. Under the
    law.</p>
    <p>Of the land.</p></item><label>IV.</label><item>Few incidents. <list><label>A.</label><item>Other
    than the <hi rend="italic">Pueblo;</hi>—the attempt.</item></list></item></list></p>
  <table rows="2" cols="3"><row><cell>16 March 1969</cell><cell>Eight
    commandos<lb/>attacked.</cell><cell/></row>
    <row><cell/><cell><p>Some 120</p><p>landed.</p></cell><cell>12</cell></row></table>
  <closer><signed><persName corresp="#p_HAM1">Alexander M. Haig</persName><note n="3">Signed
    “Al”.</note></signed></closer>
  <frus:attachment xml:id="d12a1"><head>Paper Prepared in the White House</head><p>Options.</p>
    <closer><signed>Nobody</signed></closer></frus:attachment>
</div>"""

DESPATCH_1864 = """<div type="document" xml:id="d143" n="143" subtype="historical-document">
  <opener><seg rendition="#center">[Extract.]</seg></opener>
  <head><persName type="from">Mr. Seward</persName> to <persName type="to">Mr.
    Dayton</persName></head>
  <opener><seg rendition="#left">No. 584.]</seg>
    <dateline rendition="#right"><placeName><hi rend="smallcaps">Department of State,</hi>
      <hi rend="italic">Washington,</hi></placeName>
      <date when="1864-06-18" calendar="gregorian"><hi rend="italic">June</hi> 18,
    1864.</date></dateline></opener>
  <p><hi rend="smallcaps">Sir</hi>: I have the honor, &amp;c.</p>
  <closer><signed>WILLIAM H. SEWARD.</signed></closer>
  <postscript><p><hi rend="smallcaps">William L. Dayton</hi> Esq.</p></postscript>
</div>"""

DOCUMENTS = (TELEGRAM_1948, EDITORIAL_NOTE, TELEGRAM_1959, MEMORANDUM_1969, DESPATCH_1864)


def volume(*documents: str, header: str = HEADER, front: str = FRONT, back: str = "") -> bytes:
    """Return a volume with these documents."""
    body = "\n".join(documents)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"'
        ' xmlns:frus="http://history.state.gov/frus/ns/1.0" xml:id="frus1948v05p1">\n'
        f'{header}\n<text>{front}<body><div type="compilation" xml:id="comp1"><head>Iraq</head>\n'
        f"<pb n='1'/>{body}</div></body>{back}</text></TEI>\n"
    ).encode()


def edition(body: str, header: str = "", back: str = "") -> bytes:
    """Return a TEI file of one text."""
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{header}</teiHeader>'
        f"<text><body>{body}</body>{back}</text></TEI>"
    ).encode()

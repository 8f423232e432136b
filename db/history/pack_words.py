"""The words that packs of history have in common: each is deflated as if they had stood before it.

They are part of a form of packs: what was packed with them can only be read with them, so none is ever
altered. A new form has words of its own. What comes last is said in the fewest bytes.
"""

from __future__ import annotations

_FIRST = (
    b'["structure",{"cable":"k"},{"id":["t"],"kind":["body","heading","furniture"],"ordinal":[0,1]}],["doubt",'
    b'{"cable":"k","settled":false},{"code":[],"field":[],"id":["b"],"ordinal":[],"words":[]}],'
    b'["note",{"author":"u","cable":"k","label":"","tags":[],"trashed":null,"colour":"amber","kind":"own"},'
    b'{"created":["20"],"id":["n"],"modified":[],"words":[]}],["anchor",{"cable":"k","ordinal":0,"placed":'
    b'"made","reading":"v","score":1.0},{"end":[],"id":["a"],"owner":["n"],"prefix":[],"quote":[],"start":[]}]'
    b'["cable",{"created":"20","encoding":"utf-8","file_name":".txt","file_sha256":"","had_bom":false,"id":"k",'
    b'"language":"","line_ends":"lf","reading":"v","status":"draft","trashed":null},{}],["reading",{"author":'
    b'"u","cable":"k","created":"20","hunks":"[]","id":"v","note":"","ordinal":0,"parent":null,"reason":'
    b'"as imported","text_sha256":""},{}],["header_field",{"cable":"k","supplied":false},{"id":["f"],'
    b'"name":["title","cable number","originator","addressee","date","precedence"],"ordinal":[0,1,2,3,4,5],'
    b'"value":[]}],["anchor",{"cable":"k","ordinal":0,"placed":"read","prefix":null,"quote":null,"reading":"v",'
    b'"score":1.0,"suffix":null},{"end":[],"id":["a"],"owner":["f","s","d","p"],"start":[]}],["stage",{"by":"",'
    b'"cable":"k","place":"","year_inferred":false,"zone":""},{"as_written":["Received: "],"id":["s"],"name":'
    b'["Received","Deciphered"],"ordinal":[0,1],"when":["19"]}],["distribution",{"cable":"k","heading":'
    b'"Distribution","id":"d","ordinal":0,"stated_total":1,"unnumbered":1},{}],["recipient",{"cable":"k",'
    b'"distribution":"d","role":""},{"copies":[null,1,2],"copies_state":["stated","not stated"],"id":["p"],'
    b'"name":[],"ordinal":[0,1,2,3,4,5,6,7]}]'
)

_SECOND = (
    b"summarycreditrightsarchivetranslatororiginal languagesignatorysourcereceipt "
    b'numberURLclassificationTop Secret","Secret","Confidential","'
    b'People\xe2\x80\x99s Republic of China","Ministry '
    b'of Foreign Affairs","Minister of State","Foreign Office"," Delegation to the United Nations",'
    b'"Consulate General in "Central Committee of the Communist Party of the Soviet Union","Second Asian '
    b'Department","Ambassador to the ","American Embassy ","SECSTATE WASHDC",at " February  April  August '
    b' October 19"as_written":["Transmitted: ","Copied: ","Translated: ","Proofread: ","Received in '
    b"Moscow on  January 19 March 19 May 19 June 19 July 19 September 19 November 19 December 19],["
    b'"doubt",{"cable":"k1","ordinal":0,"settled":false,"words":""},{"code":["","],"field":["date","],'
    b'"id":["q1"],"ordinal":[0,1]}],["structure",{"cable":"k1"},{"id":["t1"],"kind":["paragraph","page",'
    b'"furniture","heading","insertion","subject","body"],"ordinal":[0,1,2,3,4,5,6,7,8,9]}]]][[0,1,0,1,0,'
    b'1,0,1,0,1],[["note",{"author":"u1","cable":"k1","label":"","tags":[],"trashed":null},{"colour":['
    b'"slate","sky","violet","amber","green","rose"],"created":["2027-0","2026-12-","2026-11-","2026-10-",'
    b'"2026-09-","2026-0:00.000000+02:00","2026-0:00.000000+01:00","2026-0"],"id":["n1"],"kind":["own",'
    b'"general","source","footnote","marginal","highlight","footnote"],"modified":["20"],"words":["",".",'
    b'"The ","See ",""]}],["anchor",{"cable":"k1","ordinal":0,"placed":"made","reading":"v1","score":1.0},'
    b'{"end":[0,1],"owner":["n1"],"prefix":["a ","of ","he "],"quote":["and the ","],"start":[1,2,3],'
    b'"suffix":[" the ",". ","]}]]][[0,1,2,3,2,3,2,3,2,3,2,3,2,3,2,3,4,3,4,3,5,3,3,6,3,6,3,6,3,6,3,6,3,7,'
    b'3,7,3],[["cable",{"created":"2026-11-T1:00.000000+00:00","encoding":"utf-8",'
    b'"file_name":"cable-0.txt","file_sha256":"","had_bom":false,"id":"k1","language":"","line_ends":"lf",'
    b'"reading":"v1","status":"draft","trashed":null},{}],["reading",{"author":"u1","cable":"k1",'
    b'"created":"2026-","hunks":"[]","id":"v1","note":"","ordinal":0,"parent":null,"reason":"as imported",'
    b'"text_sha256":""},{}],["header_field",{"cable":"k1","supplied":false},{"id":["f1"],"name":["date",'
    b'"precedence","cable number","originator","addressee","subject","name":["title","cable number",'
    b'"originator","addressee","date","precedence"],"ordinal":[0,1,2,3,4,5,6,7,8,9,10,11,12],"value":['
    b'"Embassy in "," Department","19-0-1","Routine","Priority","Immediate","Extra Urgent Advance",'
    b'"Urgent"]}],["anchor",{"cable":"k1","ordinal":[0,0,0,0,0,0,0,0,0,1,0,0,0,0,0],"ordinal":0,'
    b'"placed":"read","prefix":null,"quote":null,"reading":"v1","score":1.0,"suffix":null},{"end":[30,1,2,'
    b'12,13,14,15,16,3,31],"id":[null,null,null,null,null,null,null,null,null,"a1",null,null,null],'
    b'"owner":["f1","s1","d1","p1","t1"],"start":[0,5,6,7,8,9,10,11,2,29]}],["stage",{"by":"",'
    b'"cable":"k1","place":"","year_inferred":false,"zone":""},{"as_written":["Received: 1 19 at 1:",'
    b'"Deciphered: 2 19 at 2:"],"id":["s1"],"name":["Received","Deciphered"],"ordinal":[0,1],"when":['
    b'"19-0T0:","19-1T1:"]}],["distribution",{"cable":"k1","heading":"Distribution (1 copies):","id":"d1",'
    b'"ordinal":0,"stated_total":1,"unnumbered":1},{}],["recipient",{"cable":"k1","copies_state":"stated",'
    b'"distribution":"d1","role":"copy","role":""},{"copies":[1,2,null,3,1,1,null,2],"copies_state":['
    b'"illegible","not stated","stated","stated","not stated","stated"],"id":["p1"],"name":["Embassy in ",'
    b'" Department","],"ordinal":[0,1,2,3,4,5,6,7,8]}]]]'
)

WORDS = {b"\x01": _FIRST, b"\x02": _SECOND}
"""The words of each form, by the byte with which a pack of it begins."""

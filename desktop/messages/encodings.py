"""What encodings are called: the script that they are made for, before the name that programs know."""

from __future__ import annotations

from desktop.messages.words import tr


def encoding_name(encoding: str) -> str:
    """Return an encoding as a historian knows it: "Cyrillic (koi8-r)"; by its bare name where it is rare."""
    name = encoding.lower().replace("_", "-")
    script = _script(name)
    return tr("{script} ({encoding})", script=script, encoding=name) if script else name


def script_of(encoding: str) -> str:
    """Return the script that an encoding is made for, in few words; its bare name where it is rare."""
    name = encoding.lower().replace("_", "-")
    return _script(name) or name


def _script(name: str) -> str:
    for names, script in (
        (("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"), tr("All scripts")),
        (
            ("cp1252", "latin-1", "iso8859-1", "iso8859-15", "cp850", "cp858", "cp437", "mac-roman"),
            tr("Western European"),
        ),
        (("cp1250", "iso8859-2", "iso8859-16", "cp852", "mac-latin2"), tr("Central European")),
        (("cp1257", "iso8859-4", "iso8859-13", "cp775"), tr("Baltic")),
        (("cp1254", "iso8859-9", "mac-turkish"), tr("Turkish")),
        (("iso8859-10",), tr("Nordic")),
        (("iso8859-14",), tr("Celtic")),
        (("iso8859-3",), tr("Maltese, Esperanto")),
        (("cp1253", "iso8859-7"), tr("Greek")),
        (("cp1255", "iso8859-8"), tr("Hebrew")),
        (("cp1256", "iso8859-6"), tr("Arabic")),
        (("cp1258",), tr("Vietnamese")),
        (
            ("cp1251", "koi8-r", "koi8-u", "iso8859-5", "cp866", "cp1125", "mac-cyrillic"),
            tr("Cyrillic"),
        ),
        (("gb18030", "gbk", "gb2312"), tr("Chinese, simplified")),
        (("big5", "big5hkscs", "cp950"), tr("Chinese, traditional")),
        (("shift-jis", "cp932", "euc-jp", "shift-jis-2004", "shift-jisx0213"), tr("Japanese")),
        (("euc-kr", "cp949", "johab"), tr("Korean")),
    ):
        if name in names:
            return script
    return ""

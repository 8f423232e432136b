"""Codes and values into sentences: what the lower floors report, said in the historian's words.

No Qt is imported here, so that the command line starts quickly; where the window runs, `words.tr` asks
Qt's translator.
"""

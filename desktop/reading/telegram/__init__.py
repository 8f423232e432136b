"""State Department telegrams of the 1970s, as the National Archives publish them: how their parts are read.

In the order of the page: `statements` cuts run-on lines, `bureaus` reads the lists of bureaus with their
copies, `posts` the FM, TO and INFO lines, `captions` what stands between them and the message, `pages` the
page lines inside it, `trailer` what the archive printed below. `whole` reads one telegram with all of them.
"""

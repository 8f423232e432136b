"""Tests of web page, Markdown and bare text: what a browser or another tool reads in them."""

"""Two libraries, or a library and a file that left it, put together by ids and pasts."""

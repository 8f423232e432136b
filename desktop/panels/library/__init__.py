"""The library panel: the list of cables, its search field and its order."""

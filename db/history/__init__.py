"""The library's memory: changes, steps, the undo list, states with a name, and how they are packed."""

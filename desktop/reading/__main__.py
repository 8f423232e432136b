"""`python -m desktop.reading FILE` prints the contract's object, for scoring and trying rules."""

import json
import sys
from pathlib import Path

from db.errors import ReadingError
from desktop.reading.contract import to_contract
from desktop.reading.formats import read


def main(arguments: list[str]) -> int:
    """Print what the one file named in `arguments` says; return 0, or 2 with a sentence on standard error."""
    if len(arguments) != 1:
        sys.stderr.write("Usage: python -m desktop.reading FILE\n")
        return 2
    path = Path(arguments[0])
    try:
        told = to_contract(read(path.read_bytes(), path.name))
    except (OSError, ReadingError) as refused:
        sys.stderr.write(f"{path.name} was not read: {refused}\n")
        return 2
    sys.stdout.buffer.write(json.dumps(told, ensure_ascii=False).encode("utf-8", "backslashreplace"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

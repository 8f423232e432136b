"""`python -m desktop.reading FILE` prints the contract's object, for scoring and trying rules."""

import json
import sys
from pathlib import Path

from desktop.reading.contract import to_contract
from desktop.reading.plain import read

if __name__ == "__main__":
    path = Path(sys.argv[1])
    json.dump(to_contract(read(path.read_bytes(), path.name)), sys.stdout, ensure_ascii=False)

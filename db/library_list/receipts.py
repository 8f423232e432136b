"""Which stages are receipts: the stamps that tell when a cable reached the office that kept it."""

from __future__ import annotations

import re

_RECEIPT = re.compile(
    r"\s*(?:rec(?:eiv|eipt|['’]?d\b)|arriv|came\b|reçu|reçue|recib|receb|eingeg|empfang|получен|принят|otrzym|"
    r"primit|érkez|收|接收|수신|접수|受信|受領)",
    re.IGNORECASE,
)


def is_receipt(stage: str) -> bool:
    """Tell whether a stage of this name is a receipt: "Received", "Arrived at the 8D", "收到"."""
    return _RECEIPT.match(stage) is not None

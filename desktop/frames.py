"""Messages between the program and its child process: length-prefixed pickles over a pipe.

Both ends are the same program on the same machine and the pipe has no other end, so pickles may be trusted.
"""

from __future__ import annotations

import pickle
import struct
from typing import IO, Any

_LENGTH = struct.Struct(">Q")


def write_frame(pipe: IO[bytes], message: object) -> None:
    """Write one message and flush it; raises what pickle raises before a single byte is written."""
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.write(_LENGTH.pack(len(data)) + data)
    pipe.flush()


def read_frame(pipe: IO[bytes]) -> Any:  # noqa: ANN401
    """Return the next message; raises EOFError where the other end is gone, even in mid-message."""
    head = _exactly(pipe, _LENGTH.size)
    return pickle.loads(_exactly(pipe, _LENGTH.unpack(head)[0]))


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    data = pipe.read(size)
    if len(data) != size:
        raise EOFError
    return data

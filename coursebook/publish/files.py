"""Files that appear whole or not at all, and are left alone where nothing changes."""

import os
from pathlib import Path


def write(path: Path, content: str | bytes) -> None:
    """Write a file, unless it stands there already.

    Args:
        path: the file; its folder is made if need be.
        content: its text or bytes.
    """
    written = content if isinstance(content, bytes) else content.encode()
    if path.is_file() and path.read_bytes() == written:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{path.name}.{os.getpid()}.part")
    partial.write_bytes(written)
    partial.replace(path)

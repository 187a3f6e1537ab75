"""Kernels that run the notebooks, with an encrypted line to them."""

from pathlib import Path

import jupyter_client
from jupyter_client.manager import AsyncKernelManager
from traitlets import default

_LAUNCHER = ["-m", "ipykernel_launcher"]
_WATCHED = str(Path(__file__).with_name("watched_kernel.py"))


class EncryptedKernels(AsyncKernelManager):
    """Starts kernels that talk to it encrypted; one that does not warns in the log of each page."""

    @default("transport_encryption")
    def _wherever_a_kernel_can(self) -> str:
        return "auto"


class WatchedKernels(EncryptedKernels):
    """Starts Python's kernels so that they note which files of the book they use."""

    def format_kernel_cmd(self, extra_arguments: list[str] | None = None) -> list[str]:
        """Return the command, with the launcher that watches in the place of the usual one."""
        command: list[str] = super().format_kernel_cmd(extra_arguments)
        for place in range(len(command) - 1):
            if command[place : place + 2] == _LAUNCHER:
                return [*command[:place], _WATCHED, *command[place + 2 :]]
        return command


def encrypt_kernels() -> None:
    """Let whatever executes a notebook in this process start its kernels this way."""
    # Executors look this name up when they start a kernel.
    setattr(jupyter_client, "AsyncKernelManager", EncryptedKernels)  # noqa: B010

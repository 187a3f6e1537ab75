"""Kernels that run the notebooks, with an encrypted line to them."""

import jupyter_client
from jupyter_client.manager import AsyncKernelManager
from traitlets import default


class EncryptedKernels(AsyncKernelManager):
    """Starts kernels that talk to it encrypted; one that does not warns in the log of each page."""

    @default("transport_encryption")
    def _wherever_a_kernel_can(self) -> str:
        return "auto"


def encrypt_kernels() -> None:
    """Let whatever executes a notebook in this process start its kernels this way."""
    # Executors look this name up when they start a kernel.
    setattr(jupyter_client, "AsyncKernelManager", EncryptedKernels)  # noqa: B010

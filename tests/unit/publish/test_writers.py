"""What the build makes of citations and formulas, and the kernels that it starts."""

from types import SimpleNamespace

import jupyter_client
import pytest
from docutils import nodes

from coursebook.publish import citations, mathml
from coursebook.publish.kernels import EncryptedKernels, encrypt_kernels


class _Writer:
    """A writer of pages that writes citations as docutils does."""

    def __init__(self) -> None:
        self.body: list[str] = []

    def visit_citation(self, node: nodes.citation) -> None:
        self.body += ['<div role="list">', '<div class="citation" role="doc-biblioentry">']


def test_a_citation_is_an_item_of_the_list_around_it() -> None:
    writer = _Writer()
    citations._open(writer, nodes.citation())
    assert writer.body == ['<div role="list">', '<div class="citation" role="listitem">']


def test_a_formula_that_may_scroll_can_be_reached_by_keyboard() -> None:
    writer = SimpleNamespace(body=[])
    with pytest.raises(nodes.SkipNode):
        mathml._display(writer, nodes.math_block("", "a = b"))
    assert 'tabindex="0"' in writer.body[0]
    assert 'aria-label="Formula"' in writer.body[0]


def test_kernels_of_the_build_are_encrypted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jupyter_client, "AsyncKernelManager", jupyter_client.AsyncKernelManager)
    encrypt_kernels()
    assert jupyter_client.AsyncKernelManager is EncryptedKernels
    assert EncryptedKernels().transport_encryption == "auto"

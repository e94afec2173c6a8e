"""Messages between the reader and its child: what comes back, and what cannot."""

import pickle

import pytest

from plugins.registry.findings import Finding, Place, Scope, Severity
from plugins.registry.workbook.frames import HEADER, packed, unpacked

FINDING = Finding(
    "WB-13", Severity.ERROR, Place("a.xlsx", "一", "C5"), "坏", "bad", scope=Scope.WORKBOOK
)


def test_a_finding_comes_back_as_it_was() -> None:
    again = unpacked(packed(FINDING)[HEADER:])
    assert again == FINDING
    assert isinstance(again, Finding)
    assert again.severity is Severity.ERROR
    assert again.scope is Scope.WORKBOOK


def test_enumerations_travel_by_value_on_every_python() -> None:
    assert b"getattr" not in packed(FINDING)


def test_nothing_else_can_be_made_from_a_message() -> None:
    with pytest.raises(pickle.UnpicklingError, match=r"builtins\.eval is not part of a message"):
        unpacked(pickle.dumps(eval))

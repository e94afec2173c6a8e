"""What a record holds: its values, in little memory, and nothing of another's."""

import pickle
from sys import getsizeof

import pytest

from plugins.registry.models.benchmarks import Tier
from plugins.registry.models.items import PowerItem
from plugins.registry.records import Record, Source, held_together, record_of

SOURCE = Source("jiguan/裁量基准.xlsx", "处罚", 5)


def _record(kind: type[Record], /, **values: object) -> Record:
    blank = {name: info.default for name, info in kind.model_fields.items()}
    return record_of(kind, {**blank, **values, "source": SOURCE}, {*values, "source"})


@pytest.mark.parametrize("kind", [Tier, PowerItem])
def test_a_record_that_was_put_away_is_the_same_again(kind: type[Record]) -> None:
    record = _record(kind, item_code="07001")
    again = pickle.loads(pickle.dumps(record))
    assert again == record
    assert list(again.__dict__.items()) == list(record.__dict__.items())
    assert again.model_fields_set == {"item_code", "source"}


def test_records_of_a_kind_share_the_names_of_their_fields() -> None:
    """Half of what a city's catalogue took in memory were its dictionaries."""
    record = _record(Tier, item_code="07001")
    for one in (record, pickle.loads(pickle.dumps(record))):
        assert 1.5 * getsizeof(one.__dict__) < getsizeof({**one.__dict__})


def test_a_record_that_says_the_same_as_another_holds_it_only_once() -> None:
    record = _record(PowerItem, item_code="07001")
    said = held_together(_record(PowerItem, **dict(record.__dict__)), record)
    assert said.__dict__ is record.__dict__


def test_a_record_that_says_less_than_another_holds_its_own() -> None:
    record = _record(PowerItem, item_code="07001", name="张三的许可")
    said = held_together(_record(PowerItem, **{**record.__dict__, "name": "某某的许可"}), record)
    assert said.__dict__["name"] == "某某的许可"
    assert record.__dict__["name"] == "张三的许可"

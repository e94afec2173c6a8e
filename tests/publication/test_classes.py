import pytest

from plugins.publication.classes import CLASSES, FieldClass, class_of, fields_of
from plugins.publication.dictionary import REASONS, dictionary, unpublished
from plugins.publication.headings import heading_of
from plugins.publication.records import PUBLIC_TYPES, Public, PublicTombstone
from plugins.publication.rulebook import RULES
from plugins.publication.sayings import PV_06
from plugins.registry.layouts import LAYOUTS
from plugins.registry.models.outcomes import PenaltyDecision
from plugins.registry.records import Record
from plugins.registry.rules import rules

SAID = {FieldClass.PUBLISH, FieldClass.MASK}
MODELS = sorted(PUBLIC_TYPES, key=lambda model: model.__name__)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_of_every_record_has_a_class(model: type[Record]) -> None:
    assert CLASSES[model].keys() == model.model_fields.keys() - {"source"}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_fields_that_stay_inside_do_not_exist_on_public_types(model: type[Record]) -> None:
    public = PUBLIC_TYPES[model]
    said = {name for name in CLASSES[model] if class_of(model, name) in SAID}
    assert public.model_fields.keys() - {"source"} == said
    assert issubclass(public, Public)


def test_every_list_that_is_read_is_published() -> None:
    assert unpublished() == ()
    assert {layout.model for layout in LAYOUTS} == set(CLASSES)


def test_a_field_nobody_gave_a_class_stays_inside() -> None:
    assert class_of(PenaltyDecision, "invented") is FieldClass.INTERNAL

    class Diary(Record):
        text: str

    assert class_of(Diary, "text") is FieldClass.INTERNAL
    assert fields_of(Diary, FieldClass.PUBLISH) == ()


def test_a_tombstone_has_no_field_for_a_party() -> None:
    assert PublicTombstone.model_fields.keys() == {
        "source",
        "document_no",
        "authority",
        "decided",
        "state",
        "ground",
        "withdrawn",
    }


def test_the_dictionary_names_every_column_with_its_class_and_why() -> None:
    entries = dictionary()
    columns = {(layout.sheet, one.heading) for layout in LAYOUTS for one in layout.columns}
    listed = {(one.sheet, one.heading) for one in entries if one.kind is not FieldClass.NEVER}
    assert listed == columns
    never = {(layout.sheet, heading) for layout in LAYOUTS for heading in layout.never}
    assert {(one.sheet, one.heading) for one in entries if not one.field} == never
    assert all(one.why for one in entries)
    assert REASONS.keys() <= {name for fields in CLASSES.values() for name in fields}


def test_the_dictionary_says_what_is_masked_and_what_is_never_kept() -> None:
    said = {(one.sheet, one.heading): one.kind for one in dictionary()}
    assert said["行政处罚决定", "行政相对人名称"] is FieldClass.MASK
    assert said["行政处罚决定", "身份证号"] is FieldClass.NEVER
    assert said["行政处罚决定", "送达日期"] is FieldClass.INTERNAL
    assert said["行政处罚决定", "处罚决定日期"] is FieldClass.PUBLISH


def test_a_heading_is_as_printed_or_the_fields_own_name() -> None:
    assert heading_of(PenaltyDecision, "published") == "公示日期"
    assert heading_of(PenaltyDecision, "invented") == "invented"


def test_the_rule_book_is_in_order_and_shares_no_id_with_the_lists() -> None:
    ids = [rule.id for rule in RULES]
    assert ids == sorted(set(ids))
    assert {rule.family for rule in RULES} == {"PB", "PV"}
    assert not set(ids) & {rule.id for rule in rules()}
    assert all(rule.source and rule.statement_zh and rule.statement_en for rule in RULES)


def test_a_finding_of_the_wall_never_carries_what_it_found() -> None:
    assert "{given}" not in PV_06.zh + PV_06.en

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from plugins.publication.policy import EVERYONE, Policy
from plugins.publication.public import Count, publish_as_of
from plugins.publication.records import (
    PublicAllocation,
    PublicAuthority,
    PublicBoundary,
    PublicInspection,
    PublicItem,
    PublicLicence,
    PublicOfficer,
    PublicPenalty,
)
from plugins.registry.cells import CitedText, as_document_no
from plugins.registry.models.authorities import Authority, Officer
from plugins.registry.models.funds import Allocation
from plugins.registry.models.items import PowerItem
from plugins.registry.models.outcomes import Inspection, LicenceDecision, PenaltyDecision
from plugins.registry.models.responsibilities import Boundary
from plugins.registry.records import Record, Source
from plugins.registry.vocabulary import PartyKind, PenaltyKind
from tests.publication.making import (
    COMPANY,
    DAY,
    MARKET,
    OTHER,
    kept_by,
    loaded,
    outcome,
    penalty,
    published,
    record,
)

ID = "330106190003071235"
MOBILE = "15412345678"
TRADERS_CODE = "92330106MA2CFABC0J"


def said(whole: PenaltyDecision, policy: Policy | None = None) -> PublicPenalty:
    (one,) = published(whole, policy=policy or Policy()).public.all(PublicPenalty)
    return one


# ------------------------------------------------------------------------- masking


def test_a_person_is_named_the_same_in_every_field_of_a_record() -> None:
    one = said(
        penalty(
            party="欧阳娜娜",
            party_kind=PartyKind.NATURAL,
            offence="欧阳娜娜占道经营",
            facts="经查，欧阳娜娜与欧阳锋占道经营，欧阳锋先行离开。举报人欧阳锋在场。",
            content="对欧阳娜娜罚款",
            note="欧阳娜娜已改正",
            state_reason="欧阳娜娜申请",
        )
    )
    assert one.party == "欧阳某甲"
    assert one.facts == "经查，欧阳某甲与欧阳某乙占道经营，欧阳某乙先行离开。举报人欧阳某乙在场。"
    assert (one.offence, one.content) == ("欧阳某甲占道经营", "对欧阳某甲罚款")
    assert "娜娜" not in repr(one)


def test_the_title_of_a_licence_document_is_masked_too() -> None:
    (one,) = published(
        outcome(
            LicenceDecision,
            party="张三",
            party_kind=PartyKind.NATURAL,
            document_title="准予张三变更经营场所决定书",
            certificate_no="JY23301060123456",
            credit_code=None,
        )
    ).public.all(PublicLicence)
    assert one.document_title == "准予张某变更经营场所决定书"
    assert one.certificate_no is None


def test_numbers_that_lead_back_to_a_masked_person_are_not_said() -> None:
    one = said(
        penalty(
            party="张三",
            party_kind=PartyKind.SOLE_TRADER,
            credit_code=TRADERS_CODE,
            licence="营业执照92330106MA2CFABC0J",
        )
    )
    assert (one.party, one.credit_code, one.licence) == ("张某", None, None)


def test_a_company_keeps_its_name_code_and_licence_and_hides_its_representative() -> None:
    one = said(
        penalty(
            credit_code="91330106MA2CFABC0M",
            licence="食品经营许可证JY23301060123456",
            legal_representative="李四",
            facts=f"{COMPANY}负责人李四在场",
        )
    )
    assert (one.party, one.credit_code) == (COMPANY, "91330106MA2CFABC0M")
    assert one.licence == "食品经营许可证JY23301060123456"
    assert one.facts == f"{COMPANY}负责人李某在场"
    assert "李四" not in repr(one)


def test_a_trader_named_like_a_person_is_told_and_one_with_a_trade_name_is_not() -> None:
    named = published(penalty(party="张三", party_kind=PartyKind.SOLE_TRADER))
    assert [one.rule for one in named.findings] == ["PV-12"]
    trade = published(penalty(party="万家超市", party_kind=PartyKind.SOLE_TRADER))
    assert trade.findings == ()


def test_a_party_that_only_looks_like_a_person_is_masked_and_told() -> None:
    whole = penalty(party="张三", party_kind=None)
    publication = published(whole)
    assert [(one.rule, one.place) for one in publication.findings] == [
        ("PV-04", whole.place("party"))
    ]
    assert publication.public.all(PublicPenalty)[0].party == "张某"
    assert published(penalty(party="张三", party_kind=PartyKind.NATURAL)).findings == ()


def test_full_names_are_said_only_where_an_authority_cites_a_rule() -> None:
    whole = penalty(party="张三", party_kind=PartyKind.NATURAL, authority=MARKET)
    assert said(whole, Policy(full_names={MARKET: "示例省公示条例第三条"})).party == "张三"
    assert said(whole, Policy(full_names={OTHER: "示例省公示条例第三条"})).party == "张某"


def test_where_a_party_is_named_in_full_everybody_else_is_not() -> None:
    whole = penalty(
        party="张三",
        party_kind=PartyKind.NATURAL,
        authority=MARKET,
        facts="张三占道经营，举报人张小四在场",
    )
    one = said(whole, Policy(full_names={MARKET: "示例省公示条例第三条"}))
    assert one.facts == "张三占道经营，举报人张某乙在场"


def test_beneficiaries_of_funds_and_people_in_cases_of_duties_are_masked() -> None:
    share = record(
        Allocation, fund="示例补助", recipient="王小二", recipient_kind=PartyKind.NATURAL,
        project="王小二养殖示范", amount=1, authority=OTHER,
    )  # fmt: skip
    case = record(Boundary, topic="扬尘", case="居民赵六反映工地扬尘", authority=OTHER)
    public = published(share, case).public
    assert public.all(PublicAllocation)[0].recipient == "王某某"
    assert public.all(PublicAllocation)[0].project == "王某某养殖示范"
    assert public.all(PublicBoundary)[0].case == "居民赵某反映工地扬尘"


def test_a_fund_share_of_a_company_keeps_its_name() -> None:
    share = record(
        Allocation, fund="示例补助", recipient=COMPANY, recipient_kind=PartyKind.ORGANISATION
    )
    assert published(share).public.all(PublicAllocation)[0].recipient == COMPANY


# ------------------------------------------------------------------------ detectors


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"note": f"联系电话{MOBILE}"}, "PV-06"),
        ({"facts": f"身份证{ID}"}, "PV-06"),
        ({"note": "330102********123X"}, "PV-08"),
        ({"content": "缴至账号6200123456789"}, "PV-06"),
        ({"offence": "驾驶浙A12345超限运输"}, "PV-06"),
        ({"basis": CitedText(f"《某条例》第一条（{ID}）")}, "PV-06"),
        ({"credit_code": ID}, "PV-06"),
        ({"document_no": as_document_no(f"示处〔2026〕1号{ID}")}, "PV-06"),
        ({"tier": f"一般{MOBILE}"}, "PV-06"),
    ],
)
def test_personal_data_in_any_text_keeps_the_row_back(fields: dict[str, Any], rule: str) -> None:
    whole = penalty(**fields)
    publication = published(whole)
    assert [one.rule for one in publication.withheld] == [rule]
    (finding,) = publication.findings
    assert (finding.rule, finding.place) == (rule, whole.place(*fields))
    assert finding.blocks_row
    assert ID not in repr(publication)
    assert MOBILE not in repr(publication)


@pytest.mark.parametrize(
    "fields",
    [
        {"legal_representative": f"李四{MOBILE}"},
        {"withhold_reason": f"{MOBILE}"},
        {"officers": ("15412345678", "15412345679")},
        {"remedy_text": f"{MOBILE}"},
    ],
)
def test_columns_that_stay_inside_keep_nothing_back(fields: dict[str, Any]) -> None:
    assert kept_by(penalty(**fields)) == []
    assert MOBILE not in repr(said(penalty(**fields)))


def test_the_seat_of_a_company_is_no_home_but_a_persons_is() -> None:
    facts = "住所：示例市东湖区长青路12号"
    assert kept_by(penalty(facts=facts)) == []
    assert kept_by(penalty(party="张三", party_kind=PartyKind.NATURAL, facts=facts)) == ["PV-07"]


@pytest.mark.parametrize("masking", [frozenset({OTHER}), frozenset({EVERYONE})])
def test_an_authority_may_choose_masking_instead(masking: frozenset[str]) -> None:
    whole = penalty(note=f"电话{MOBILE}，身份证{ID}。", facts="违规")
    publication = published(whole, policy=Policy(auto_mask=masking))
    assert not publication.withheld
    (one,) = publication.public.all(PublicPenalty)
    assert one.note == "电话＊＊＊，身份证＊＊＊。"
    (finding,) = publication.findings
    assert (finding.rule, finding.blocks_row) == ("PV-15", False)
    assert "手机号码、居民身份证号码" in finding.zh


def test_the_choice_of_one_authority_is_not_that_of_another() -> None:
    whole = penalty(note=MOBILE)
    assert kept_by(whole, policy=Policy(auto_mask=frozenset({MARKET}))) == ["PV-06"]


def test_masking_reaches_citations_numbers_and_lists() -> None:
    whole = penalty(
        basis=CitedText(f"《某条例》{ID}"), document_no=as_document_no(f"示处〔2026〕1号{ID}")
    )
    one = said(whole, Policy(auto_mask=frozenset({EVERYONE})))
    assert one.basis is not None
    assert (one.basis.text, one.document_no) == ("《某条例》＊＊＊", None)
    office = record(Authority, name=OTHER, units=("执法队", f"窗口{ID}"))
    (public,) = published(office, policy=Policy(auto_mask=frozenset({EVERYONE}))).public.all(
        PublicAuthority
    )
    assert public.units == ("执法队", "窗口＊＊＊")


def test_organs_say_their_telephones_where_a_column_is_for_them() -> None:
    office = record(Authority, name=OTHER, phone=MOBILE, address="住所：示例市长青路12号")
    item = record(PowerItem, name="占道许可", consult=f"电话{MOBILE}", code="330154123456")
    assert kept_by(office, item) == []
    loose = record(PowerItem, name="占道许可", conditions=f"电话{MOBILE}")
    assert kept_by(loose) == ["PV-06"]


def test_code_columns_fear_identity_numbers_only() -> None:
    officer = record(Officer, name="王五", certificate="15412345678", authority=OTHER)
    assert kept_by(officer) == []
    assert kept_by(record(Officer, name="王五", certificate=ID)) == ["PV-06"]


# ------------------------------------------------------------------- types and fields


def test_what_stays_inside_does_not_exist_on_what_is_said() -> None:
    one = said(penalty(served=date(2026, 10, 13), officers=("A1",), minor=False))
    for field in ("served", "officers", "minor", "publish", "legal_representative"):
        assert not hasattr(one, field)


def test_a_public_record_knows_its_cell_and_which_fields_were_given() -> None:
    whole = penalty(facts="占道经营")
    one = said(whole)
    assert one.place("facts") == whole.place("facts")
    assert "facts" in one.model_fields_set
    assert "tier" not in one.model_fields_set


def test_a_kind_of_row_without_a_public_type_is_not_said() -> None:
    class Diary(Record):
        text: str = "秘密"

    assert list(published(record(Diary)).public) == []


def test_a_row_with_errors_is_kept_back_whatever_it_is() -> None:
    rows: list[Record] = [penalty(2), record(Officer, 3, name="王五", authority=OTHER)]
    publication = publish_as_of(loaded(rows, blocked=rows), DAY)
    assert [(one.rule, one.kind) for one in publication.withheld] == [
        ("PB-24", "Officer"),
        ("PB-24", "PenaltyDecision"),
    ]
    assert list(publication.public) == []


# ----------------------------------------------------------------------------- counts


def test_counts_are_by_authority_and_rule_and_small_ones_of_persons_are_not_told() -> None:
    rows = [
        penalty(2, minor=True),
        penalty(3, minor=True),
        penalty(4, kinds=(PenaltyKind.WARNING,)),
        penalty(5, kinds=(PenaltyKind.WARNING,), authority=MARKET),
        outcome(Inspection, 6, publish=False, withhold_reason="秘密"),
    ]
    assert published(*rows).counts == (
        Count(OTHER, "PB-08", "PenaltyDecision", 1),
        Count(OTHER, "PV-01", "PenaltyDecision", None),
        Count(OTHER, "PV-10", "Inspection", 1),
        Count(MARKET, "PB-08", "PenaltyDecision", 1),
    )


def test_three_of_a_kind_are_told() -> None:
    rows = [penalty(row, minor=True) for row in (2, 3, 4)]
    assert published(*rows).counts == (Count(OTHER, "PV-01", "PenaltyDecision", 3),)


def test_withheld_records_say_where_they_stand_and_nothing_else() -> None:
    whole = penalty(party="张三", minor=True)
    (one,) = published(whole).withheld
    assert one.place == whole.place()
    assert "张三" not in repr(one)


def test_two_runs_say_the_same() -> None:
    rows = [penalty(row, note=MOBILE if row % 2 else "无") for row in range(2, 20)]
    first, second = published(*rows), published(*rows)
    assert first.findings == second.findings
    assert list(first.public) == list(second.public)


def test_the_clock_of_a_record_is_known_to_who_shows_it() -> None:
    publication = published(penalty(), record(PowerItem, 3, name="占道许可"))
    (one,) = publication.public.all(PublicPenalty)
    times = publication.public.clock(one)
    assert (times.first_published, times.until) == (date(2026, 10, 15), date(2027, 10, 12))
    (item,) = publication.public.all(PublicItem)
    assert publication.public.clock(item).until is None


def test_inspections_of_persons_are_masked() -> None:
    (one,) = published(
        outcome(Inspection, party="张三", party_kind=PartyKind.NATURAL, follow_up="责令张三改正")
    ).public.all(PublicInspection)
    assert (one.party, one.follow_up) == ("张某", "责令张某改正")


def test_a_workbook_named_by_a_telephone_is_kept_back_and_told_once() -> None:
    named = Source(f"shi/王五{MOBILE}.xlsx", "行政处罚", 2)
    rows = [penalty(2).model_copy(update={"source": replace(named, row=row)}) for row in (2, 3)]
    publication = published(*rows)
    assert [one.rule for one in publication.withheld] == ["PV-06", "PV-06"]
    (finding,) = publication.findings
    assert (finding.place.cell, finding.blocks_sheet) == ("", True)


def test_officers_are_said_without_their_posts() -> None:
    (one,) = published(
        record(Officer, name="王五", authority=OTHER, post="科长", legal_reviewer=True)
    ).public.all(PublicOfficer)
    assert one.name == "王五"
    assert not hasattr(one, "post")

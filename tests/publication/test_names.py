import pytest

from plugins.publication.masks import called, is_natural, naming
from plugins.publication.names import is_person, masks, names_in, surname
from plugins.registry.vocabulary import PartyKind
from tests.publication.making import penalty


@pytest.mark.parametrize(
    ("name", "mask"),
    [
        ("张三", "张某"),
        ("王小明", "王某某"),
        ("欧阳娜娜", "欧阳某某"),
        ("欧阳修", "欧阳某"),
        ("欧阳", "欧某"),
        ("爱新觉罗溥仪", "爱新觉罗某某"),
        ("买买提·艾力", "买某某"),
        ("阿依古丽·买买提", "阿某某"),
        ("阿卜杜拉", "阿某某"),
        ("马克·吐温", "马某某"),
        ("John Smith", "J＊"),
        ("émile zola", "É＊"),
        ("张 三", "张某"),
        ("张某", "张某"),
        ("张**", "张**"),
        ("㐂㐂", "㐂某"),
    ],
)
def test_a_name_keeps_what_names_are_masked_to(name: str, mask: str) -> None:
    assert masks([name]) == {name: mask}


def test_persons_of_one_surname_are_told_apart_in_the_order_given() -> None:
    assert masks(["张三", "李四", "张伟民", "张三"]) == {
        "张三": "张某甲",
        "李四": "李某",
        "张伟民": "张某乙",
    }


def test_after_ten_of_one_surname_numbers_go_on() -> None:
    every = masks([f"张{given}" for given in "一二三四五六七八九十壹"])
    assert list(every.values())[8:] == ["张某壬", "张某癸", "张某11"]


def test_a_compound_surname_is_no_namesake_of_its_first_character() -> None:
    assert masks(["欧阳锋", "欧大力"]) == {"欧阳锋": "欧阳某", "欧大力": "欧某某"}


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("张三", True),
        ("欧阳娜娜", True),
        ("买买提·艾力", True),
        ("John Smith", True),
        ("张某", True),
        ("王记", True),
        ("张三小吃店", False),
        ("万家超市", False),
        ("李家店", False),
        ("示例市春晖餐饮有限公司", False),
        ("ABC Trading Ltd", False),
        ("Apple", False),
        ("上官", False),
        ("", False),
    ],
)
def test_a_person_is_told_from_an_organisation_by_the_name(text: str, *, person: bool) -> None:
    assert is_person(text) is person


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("张三", ("张三",)),
        ("张三、李四", ("张三", "李四")),
        ("张三，李四等3人", ("张三", "李四")),
        ("张三和李小四", ("张三", "李小四")),
        ("张 三", ("张 三",)),
        ("张三 李四", ("张三", "李四")),
        ("张三（绰号阿三）", ("张三",)),
        ("John Smith", ("John Smith",)),
    ],
)
def test_a_cell_may_list_several_persons(cell: str, names: tuple[str, ...]) -> None:
    assert names_in(cell) == names


def test_the_longest_surname_that_leaves_a_given_name_wins() -> None:
    assert [surname(name) for name in ("司马光", "司马", "尉迟恭", "单于", "王五")] == [
        "司马",
        "司",
        "尉迟",
        "单",
        "王",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("举报人张三称油烟扰民", ["张三"]),
        ("法定代表人：于洋，电话不详", ["于洋"]),
        ("举报人张三称，油烟扰民", ["张三"]),
        ("负责人王小明在场", ["王小明"]),
        ("顾客欧阳娜娜反映", ["欧阳娜娜"]),
        ("李四女士投诉", ["李四"]),
        ("学生陈小红、家长陈大明", ["陈小红", "陈大明"]),
        ("当事人于2024年开业", []),
        ("当事人陈述，其不知情", []),
        ("当事人应当改正", []),
        ("经营者高度重视，立即整改", []),
        ("从业人员均未取得健康证明", []),
        ("工作人员金额核对无误", []),
        ("当事人张某到场", []),
        ("投诉人反映该店占道经营", []),
    ],
)
def test_whom_a_text_calls_by_name(text: str, names: list[str]) -> None:
    assert called([text]) == names


@pytest.mark.parametrize(
    ("party", "kind", "code", "operator", "natural"),
    [
        ("张三", PartyKind.NATURAL, None, None, True),
        ("示例有限公司", PartyKind.NATURAL, None, None, True),
        ("张三", None, None, None, True),
        ("张三", PartyKind.ORGANISATION, None, None, True),
        ("张三", PartyKind.ORGANISATION, "91330106MA2XXXXXXX", None, False),
        ("示例有限公司", None, None, None, False),
        ("张三", PartyKind.SOLE_TRADER, "92330106MA2XXXXXXX", None, True),
        ("万家超市", PartyKind.SOLE_TRADER, None, "张三", False),
        ("老灶头", PartyKind.SOLE_TRADER, None, "老灶头", True),
    ],
)
def test_who_is_a_natural_person_and_in_doubt_one_is(
    party: str, kind: PartyKind | None, code: str | None, operator: str | None, *, natural: bool
) -> None:
    assert is_natural(party, kind, code, operator) is natural


def test_one_record_names_its_persons_the_same_everywhere() -> None:
    record = penalty(party="张三", party_kind=PartyKind.NATURAL, legal_representative="张大伟")
    whole = naming(record, record.party, record.party_kind, ("举报人李四称张三与张大伟争吵",))
    assert whole.party == "张某甲"
    said = whole.said("张三（张 三）和张大伟、李四")
    assert said == "张某甲（张某甲）和张某乙、李某"


def test_an_organisation_keeps_a_name_that_holds_its_representatives() -> None:
    record = penalty(party="张三丰餐饮有限公司", legal_representative="张三丰")
    whole = naming(record, record.party, record.party_kind, ())
    assert whole.party == "张三丰餐饮有限公司"
    assert whole.said("张三丰餐饮有限公司的张三丰") == "张三丰餐饮有限公司的张某某"


@pytest.mark.parametrize(
    ("code", "said"),
    [("92330106MA2CFABC3N", "张某小吃店"), (None, "张某小吃店")],
)
def test_a_trader_without_a_valid_code_hides_the_operator_in_the_name(
    code: str | None, said: str
) -> None:
    record = penalty(
        party="张三小吃店",
        party_kind=PartyKind.SOLE_TRADER,
        credit_code=code,
        legal_representative="张三",
    )
    assert naming(record, record.party, record.party_kind, ()).party == said


def test_a_trader_with_a_valid_code_keeps_the_trade_name() -> None:
    record = penalty(
        party="张三小吃店",
        party_kind=PartyKind.SOLE_TRADER,
        credit_code="92330106MA2CFABC0J",
        legal_representative="张三",
    )
    assert naming(record, record.party, record.party_kind, ()).party == "张三小吃店"

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.registry.values.codes import (
    PROBLEMS,
    credit_code_problem,
    item_code_profile,
    organisation_code_problem,
    region_problem,
)
from plugins.registry.values.regions import REGIONS

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
GOOD = ["91230500MA1B3N1N2M", "11230500001755309F", "11500000MB1553803Q", "113307277559109857"]
IN_2022 = date(2022, 1, 1)


@pytest.mark.parametrize("code", GOOD)
def test_real_credit_codes_and_their_organisation_codes_pass(code: str) -> None:
    assert credit_code_problem(code) is None
    assert organisation_code_problem(code[8:17]) is None


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("91230500MA1B3N1N2N", "check"),
        ("91230500MA1B3N1N2", "length"),
        ("", "length"),
        ("91230500ma1b3n1n2m", "width"),
        ("９1230500MA1B3N1N2M", "width"),
        (" 91230500MA1B3N1N2M", "width"),
        ("91230500 MA1B3N1N2", "width"),
        ("I1230500MA1B3N1N2M", "alphabet"),
        ("91230500MA1B3N1N2-", "alphabet"),
        ("00000000000000000X", "placeholder"),
        ("000000000000000000", "placeholder"),
        ("123456789012345678", "placeholder"),
    ],
)
def test_a_bad_credit_code_says_what_is_bad(code: str, problem: str) -> None:
    assert credit_code_problem(code) == problem
    assert all(PROBLEMS[problem])


@given(st.sampled_from(GOOD), st.integers(0, 17), st.sampled_from(ALPHABET))
def test_one_wrong_character_never_passes(code: str, at: int, char: str) -> None:
    wrong = code[:at] + char + code[at + 1 :]
    assert (credit_code_problem(wrong) is None) == (wrong == code)


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("00175530-9", None),
        ("001755308", "check"),
        ("00000000-0", "placeholder"),
        ("0017553", "length"),
        ("0017553A*", "alphabet"),
        ("ma1b3n1n2", "width"),
    ],
)
def test_organisation_codes(code: str, problem: str | None) -> None:
    assert organisation_code_problem(code) == problem


@pytest.mark.parametrize(
    ("code", "on", "problem"),
    [
        ("330103", IN_2022, "not_then"),
        ("330103", date(2020, 1, 1), None),
        ("330113", date(2020, 1, 1), "not_then"),
        ("330113", IN_2022, None),
        ("330102001", IN_2022, None),
        ("330102001002", IN_2022, None),
        ("330101", IN_2022, None),
        ("330329", IN_2022, None),
        ("339999", IN_2022, None),
        ("990000", IN_2022, "region"),
        ("33010", IN_2022, "length"),
        ("33010A", IN_2022, "alphabet"),
        ("３３０１０２", IN_2022, "width"),
    ],
)
def test_only_what_is_known_of_a_region_is_held_against_it(
    code: str, on: date, problem: str | None
) -> None:
    assert region_problem(code, on) == problem


def test_the_table_of_regions_passes_its_own_rule() -> None:
    assert all(
        region_problem(code, max(region.first, date(1980, 1, 1))) is None
        for code, region in REGIONS.items()
    )


@pytest.mark.parametrize(
    ("code", "profile"),
    [
        ("330275012000", "ZJ-12"),
        ("33027501200A", "ZJ-12"),
        ("许可-0001-00", "ZJ-old"),
        ("许可-00001-000", "ZJ-old"),
        ("处罚-1", None),
        ("XK0010100Y", "GZ"),
        ("440175012000", "GD"),
        ("ABCDEFGH1", "generic"),
        ("C0109", None),
        ("3.30275E+11", None),
        ("", None),
    ],
)
def test_an_item_code_has_the_first_profile_it_fits(code: str, profile: str | None) -> None:
    assert item_code_profile(code) == profile

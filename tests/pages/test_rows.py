"""What is told of very many records is gathered without holding them."""

from datetime import date, timedelta
from random import Random  # noqa: TID251 - seeded

from hypothesis import given
from hypothesis import strategies as some

from plugins.pages.gists import SHOWN
from plugins.pages.news import NEWEST, Newest, News
from plugins.pages.rows import Rows, places
from plugins.pages.statutes import Named
from plugins.registry.records import Record, Source


def record(workbook: str, row: int) -> Record:
    return Record(source=Source(workbook, "行政处罚", row))


@given(some.lists(some.integers(1, 5000)))
def test_rows_are_each_counted_once_and_in_order(rows: list[int]) -> None:
    found = Rows()
    for row in rows:
        found.add(row)
    assert list(found) == sorted(set(rows))
    assert len(found) == len(set(rows))


def test_few_sheets_are_named_and_many_are_counted() -> None:
    few = [record("甲.xlsx", row) for row in (9, 3, 4, 9)]
    assert places(few) == ("甲.xlsx › 行政处罚，第3、4、9行",)
    many = [record(f"{number}.xlsx", row) for number in range(9) for row in (2, 3, 3)]
    assert places(many) == ("9个工作簿的“行政处罚”，共18行",)


def test_the_newest_are_the_first_of_all_in_whatever_order_they_come() -> None:
    chance = Random(7)
    days = [date(2026, 1, 1) + timedelta(days=chance.randrange(90)) for _ in range(5 * NEWEST)]
    every = [News(day, "局", "题", f"{number}.html", "") for number, day in enumerate(days)]
    newest = Newest()
    for one in every:
        newest.add(one)
    in_order = sorted(every, key=lambda one: (-one.day.toordinal(), one.address))
    assert newest.entries == tuple(in_order[:NEWEST])


def test_below_an_article_the_first_few_are_named_and_all_are_counted() -> None:
    chance = Random(7)
    orders = [(0, -chance.randrange(5), number) for number in range(100)]
    named = Named()
    for order in orders:
        named.add(order, f"{order}", "a.html")
    assert named.count == len(orders)
    assert [name for name, _ in named.told] == [f"{order}" for order in sorted(orders)[:SHOWN]]


def test_a_page_that_tells_several_records_is_named_once() -> None:
    named = Named()
    for number in range(3):
        named.add((0, 0, number), "偷排", "benchmarks/a.html")
    assert (named.count, named.told) == (1, [("偷排", "benchmarks/a.html")])

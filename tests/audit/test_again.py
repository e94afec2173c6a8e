"""An audit that remembers the last one finds what an audit of everything finds."""

import json
import os
import random  # noqa: TID251 - seeded: the same sequences each time
import shutil
import signal
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import count
from pathlib import Path
from urllib.parse import quote

import pytest
import xlsxwriter

from plugins.audit.folding import APART
from plugins.audit.memory import FOLDER, Memory
from plugins.audit.proving import MANY
from plugins.audit.runs import is_in_runs, runs
from tests.audit.stage import Books, Stage, books

VALUE, OTHER, NAME = "暗香里三幢", "西洲路十八弄", "高明"


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    found = Stage(tmp_path)
    for number in range(300):
        found.page(f"{number:03}", f"第{number}页没有内容")
    return found


def proven(stage: Stage, sources: Books) -> None:
    """Let an audit remember that *sources* are proven."""
    seen = stage.audited(sources)
    assert (seen.found, seen.closed) == ((), ())
    assert Memory(stage.cache).proof("code") is not None


def test_a_value_that_becomes_withheld_is_found_on_a_page_that_did_not_change(
    stage: Stage,
) -> None:
    stage.page("007", f"家住{VALUE}")
    proven(stage, books(OTHER))
    assert stage.audited(books(OTHER, VALUE)).found == (("007.html", VALUE),)
    assert stage.audited(books(OTHER, VALUE)).found == (("007.html", VALUE),)


def test_a_page_that_changes_is_looked_into_for_every_value_there_was(stage: Stage) -> None:
    sources = books(OTHER, VALUE)
    proven(stage, sources)
    stage.page("007", f"家住{VALUE}")
    assert stage.audited(sources).found == (("007.html", VALUE),)


def test_a_page_that_changes_much_is_looked_into_as_well(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plugins.audit.proving.SMALL", 100)
    sources = books(OTHER, VALUE)
    proven(stage, sources)
    stage.page("007", f"{'很长的话，' * 100}家住{VALUE}")
    assert stage.audited(sources).found == (("007.html", VALUE),)


def test_a_new_value_on_a_new_page_is_found(stage: Stage) -> None:
    proven(stage, books(OTHER))
    stage.page("new", f"家住{VALUE}")
    assert stage.audited(books(OTHER, VALUE)).found == (("new.html", VALUE),)


def test_a_value_that_is_said_for_no_other_reason_any_more_is_found_on_old_pages(
    stage: Stage,
) -> None:
    stage.page("007", f"家住{VALUE}")
    proven(stage, books(VALUE, sayable=[f"在{VALUE}办公"]))
    assert stage.audited(books(VALUE, sayable=["不在那里办公"])).found == (("007.html", VALUE),)
    proven(stage, Books({"inside": ((VALUE,), ()), "third": ((), [VALUE])}))
    assert stage.audited(Books({"inside": ((VALUE,), ())})).found == (("007.html", VALUE),)


def test_a_name_that_no_longer_word_holds_any_more_is_found_inside_them(stage: Stage) -> None:
    stage.page("007", f"广东{NAME}区")
    proven(stage, books(NAME, sayable=[f"佛山{NAME}区"]))
    assert stage.audited(books(NAME, sayable=["佛山"])).found == (("007.html", NAME),)


def test_a_name_inside_longer_words_is_found_where_a_new_page_says_it_alone(stage: Stage) -> None:
    sources = books(NAME, sayable=[f"佛山{NAME}区"])
    proven(stage, sources)
    stage.page("007", f"广东{NAME}区")
    proven(stage, sources)
    stage.page("008", f"经办人：{NAME}")
    assert stage.audited(sources).found == (("008.html", NAME),)


def test_a_value_that_comes_back_is_new_again(stage: Stage) -> None:
    proven(stage, books(VALUE, NAME, sayable=[f"佛山{NAME}区"]))
    stage.page("007", f"家住{VALUE}，{NAME}")
    proven(stage, books(OTHER, sayable=[f"佛山{NAME}区"]))
    found = stage.audited(books(VALUE, NAME, sayable=[f"佛山{NAME}区"])).found
    assert found == (("007.html", VALUE), ("007.html", NAME))


def test_what_a_page_said_once_stands_in_no_one_s_way(stage: Stage) -> None:
    stage.page("007", f"家住{VALUE}")
    proven(stage, books(OTHER))
    stage.page("007", "撤回了")
    sources = books(OTHER, VALUE)
    proven(stage, sources)
    assert sources.told == ["inside"]  # not everything was examined again
    stage.page("008", f"家住{OTHER}")
    assert stage.audited(books(OTHER, VALUE)).found == (("008.html", OTHER),)


def test_a_value_that_is_said_from_now_on_may_stand_on_a_new_page(stage: Stage) -> None:
    proven(stage, books(VALUE))
    stage.page("007", f"家住{VALUE}")
    proven(stage, books(VALUE, sayable=[f"在{VALUE}办公"]))
    assert stage.audited(books(VALUE)).found == (("007.html", VALUE),)


def test_a_value_in_the_name_of_a_file_that_moved_is_found(stage: Stage) -> None:
    proven(stage, books(VALUE))
    (stage.site / "007.html").rename(stage.site / f"007{VALUE}.html")
    assert stage.audited(books(VALUE)).found == ((f"007{VALUE}.html", VALUE),)


def test_a_page_that_was_written_over_in_its_place_is_read_again(stage: Stage) -> None:
    stage.page("007", "家住西洲里三幢")
    proven(stage, books(VALUE))
    page = stage.site / "007.html"
    page.write_bytes(page.read_bytes().replace("西洲".encode(), "暗香".encode()))
    assert stage.audited(books(VALUE)).found == (("007.html", VALUE),)


def test_nothing_is_read_again_where_nothing_changed(stage: Stage) -> None:
    proven(stage, books(OTHER, VALUE))
    sources, files = books(OTHER, VALUE), held(stage)
    proven(stage, sources)
    assert sources.told == []
    assert held(stage) == files


def as_csv(*told: str) -> bytes:
    rows = (f'"第{number}行","{told}"\r\n' for number, told in enumerate(lines(*told)))
    return "".join(rows).encode("utf-8-sig")


def as_json(*told: str) -> bytes:
    rows = [{"n": number, "a": {"b": one}} for number, one in enumerate(lines(*told))]
    return json.dumps(rows, ensure_ascii=False, indent=1).encode()


def as_workbook(*told: str) -> bytes:
    held = BytesIO()
    book = xlsxwriter.Workbook(held, {"constant_memory": True})
    sheet = book.add_worksheet()
    for number, one in enumerate(lines(*told)):
        sheet.write_string(number, 1, one)
    book.close()
    return held.getvalue()


def as_page(*told: str) -> bytes:
    rows = (f"<li><a href='/{number}'>{one}</a></li>" for number, one in enumerate(lines(*told)))
    return f"<!doctype html><title>页</title><ul>{''.join(rows)}</ul>".encode()


def as_map(*told: str) -> bytes:
    rows = (f"<url><loc>https://a.example/{quote(one)}</loc></url>" for one in lines(*told))
    return f"<?xml version='1.0'?><urlset>{''.join(rows)}</urlset>".encode()


def lines(*told: str) -> Iterator[str]:
    for number in range(300):
        yield f"第{number}次检查没有发现问题"
    yield from told
    for number in range(300):
        yield f"第{number}次检查也没有发现问题"


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("a.csv", as_csv),
        ("a.html", as_page),
        ("a.json", as_json),
        ("a.xlsx", as_workbook),
        ("a.xml", as_map),
    ],
)
def test_of_a_large_table_only_the_runs_that_changed_are_read(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, name: str, make: Callable[..., bytes]
) -> None:
    monkeypatch.setattr("plugins.audit.runs.LARGE", 1000)
    sources = books(VALUE, NAME, OTHER)
    stage.put(name, make(f"家住{OTHER[:-1]}", "末行"))
    proven(stage, sources)
    before = texts(stage)
    stage.put(name, make(f"家住{OTHER[:-1]}", "又一行"))
    proven(stage, sources)
    fresh = new(stage, before)
    assert "又一行".encode() in fresh
    assert len(fresh) < 8000
    stage.put(name, make(f"家住{OTHER[:-1]}", "又一行", f"家住{VALUE}"))
    assert stage.audited(sources).found == ((name, VALUE),)
    seen = stage.audited(Books({**sources.books, "third": ((OTHER[:-1],), ())}))
    assert seen.found == ((name, VALUE), (name, OTHER[:-1]))


@pytest.mark.parametrize(
    ("name", "make"),
    [("a.csv", as_csv), ("a.html", as_page), ("a.json", as_json), ("a.xml", as_map)],
)
def test_a_large_file_is_never_in_memory_as_a_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, make: Callable[..., bytes]
) -> None:
    """At a million outcomes a list of all of them is a page of 34 MB, a table one of 636."""
    monkeypatch.setattr("plugins.audit.runs.LARGE", 1000)
    data = make("末行")
    (tmp_path / name).write_bytes(data)
    assert is_in_runs(name, len(data))
    sizes = [len(run.data) for run in runs(tmp_path / name)]
    assert sum(sizes) > len(data) / 2
    assert max(sizes) < len(data) / 3


@pytest.mark.parametrize("full", [100, 4_000_000])
def test_a_large_table_is_not_read_anew_however_many_texts_it_has(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, full: int
) -> None:
    """At a million outcomes the largest has a hundred texts; a change of it costs what changed."""
    monkeypatch.setattr("plugins.audit.runs.LARGE", 1000)
    monkeypatch.setattr("plugins.audit.runs.EVERY", 4)
    monkeypatch.setattr("plugins.audit.telling.FULL", full)
    sources = books(VALUE)
    stage.put("a.csv", as_csv("末行"))
    proven(stage, sources)
    before = texts(stage)
    stage.put("a.csv", as_csv("又一行"))
    proven(stage, sources)
    assert len(new(stage, before)) < 8000
    for number in range(MANY + 1):
        stage.put("a.csv", as_csv(f"第{number}行"))
        proven(stage, sources)
    assert len(texts(stage)) <= len(before) + MANY + 1


def texts(stage: Stage) -> set[str]:
    return {name for name in held(stage) if name.endswith(".text")}


def new(stage: Stage, before: set[str]) -> bytes:
    return b"".join(data for name, data in held(stage).items() if name in texts(stage) - before)


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("a.csv", 'x,"暗香\r\n里三幢"\r\n'.encode(), True),
        ("a.csv", "暗香\r\n里三幢\r\n".encode(), False),
        ("a.json", b'[\n {\n  "a": "\\u6697\\u9999\\u91cc\\u4e09\\u5e62"\n },\n {}]', True),
        ("a.json", b'[{"a": 1380000123400},\n {"b": "\\"}, {"}]', True),
        ("a.json", b'[{"a": 13800001234.0}]', True),
        ("a.json", "[{}] // 暗香里三幢".encode(), True),
        ("a.json", "['暗香', '里三幢']".encode(), False),
        ("a.html", "<li>暗香<b>里三</b>幢</li>".encode(), True),
        ("a.html", "<li>暗香</li><li>里三幢</li>".encode(), False),
        ("a.html", "<ul><!-- <li>x</li> <li>暗香里三幢</li> --></ul>".encode(), True),
        ("a.html", "<p title='</p> 暗香里三幢'>x</p>".encode(), True),
        ("a.xml", "<url><loc>/%E6%9A%97%E9%A6%99里三幢</loc></url><url/>".encode(), True),
    ],
)
def test_a_table_says_in_runs_what_it_says_whole(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, *, found: bool
) -> None:
    for module in ("LARGE", "EVERY"):
        monkeypatch.setattr(f"plugins.audit.runs.{module}", 1)
    stage.put(name, data)
    seen = stage.audited(books(VALUE, "1380000123400", "13800001234.0"))
    assert (bool(seen.found), seen.closed) == (found, ())


@pytest.mark.parametrize("name", ["a.csv", "a.html", "a.json", "a.xlsx", "a.xml"])
def test_a_broken_table_is_not_examined(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("plugins.audit.runs.LARGE", 1)
    stage.put(name, b"\xff\xfe\xfd")
    assert [address for address, _ in stage.audited(books(VALUE)).closed] == [name]


def test_a_file_that_nobody_can_read_back_is_told_each_time(stage: Stage) -> None:
    proven(stage, books(VALUE))
    (stage.site / "a.exe").write_bytes(b"MZ")
    for _ in range(2):
        assert [address for address, _ in stage.audited(books(VALUE)).closed] == ["a.exe"]


def held(stage: Stage) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (stage.cache / FOLDER).iterdir()}


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def turned(data: bytes) -> bytes:
    return data[:40] + bytes(byte ^ 1 for byte in data[40:])


@pytest.mark.parametrize("how", [cut, turned, lambda _: b"", lambda _: None])
@pytest.mark.parametrize("kind", ["proof", "sought", "said", "piece", "text"])
def test_a_memory_that_is_not_whole_is_worth_nothing(
    stage: Stage, kind: str, how: Callable[[bytes], bytes | None]
) -> None:
    stage.page("007", f"家住{VALUE}")
    proven(stage, books(OTHER, NAME, sayable=["公开"]))
    for path in (stage.cache / FOLDER).glob(f"*.{kind}"):
        broken = how(path.read_bytes())
        path.unlink() if broken is None else path.write_bytes(broken)
    stage.page("008", "公开")
    sources = books(OTHER, NAME, VALUE, sayable=["公示"])
    assert stage.audited(sources).found == (("007.html", VALUE),)
    assert sorted(set(sources.told)) == ["inside", "outside"]
    stage.page("007", "撤回了")
    proven(stage, sources)


def test_a_text_under_another_s_name_is_worth_nothing(stage: Stage) -> None:
    stage.page("007", f"家住{VALUE}")
    proven(stage, books(OTHER))
    texts = sorted((stage.cache / FOLDER).glob("*.text"))
    (told,) = (path for path in texts if VALUE.encode() in path.read_bytes())
    shutil.copy(next(path for path in texts if path != told), told)
    stage.page("008", "别的话")
    assert stage.audited(books(OTHER, VALUE)).found == (("007.html", VALUE),)


def test_an_audit_that_is_killed_anywhere_leaves_nothing_that_is_believed_and_wrong(
    stage: Stage, tmp_path: Path
) -> None:
    stage.page("007", f"家住{VALUE}")
    proven(stage, books(OTHER))
    shutil.copytree(stage.cache, tmp_path / "before")
    for step in count():
        shutil.rmtree(stage.cache)
        shutil.copytree(tmp_path / "before", stage.cache)
        stage.page("008", f"第{step}次，家住{NAME}里")
        ended = die_at(step, lambda: stage.audited(books(OTHER, NAME * 2)))
        assert stage.audited(books(OTHER, VALUE)).found == (("007.html", VALUE),)
        assert stage.audited(books(OTHER, f"{NAME}里")).found == (("008.html", f"{NAME}里"),)
        if ended:
            break
    assert step > 4


def die_at(step: int, task: Callable[[], object]) -> int:
    """Do *task* in a process that is killed at that *step* of what it keeps; 1 if it ended."""
    child = os.fork()
    if not child:
        replace, left = Path.replace, iter(range(step))

        def counted(self: Path, target: Path) -> Path:
            if next(left, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)
            return replace(self, target)

        Path.replace = counted  # type: ignore[method-assign, assignment]
        task()
        os._exit(0)
    return int(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0)


WORDS = (VALUE, OTHER, NAME, "东篱巷五号", "13800001234", "北苑小区", "南山", f"{NAME}区")


@pytest.mark.parametrize("seed", range(60))
def test_any_sequence_of_changes_ends_as_if_all_were_examined(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    stage = Stage(tmp_path)
    told: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
        f"book{n}": ((), ()) for n in range(3)
    }
    for number in range(30):
        stage.page(str(number), "没有内容")
    for step in range(8):
        for _ in range(chance.randrange(3)):
            stage.page(str(chance.randrange(32)), APART.join(chance.sample(WORDS, 2)))
        for page in chance.sample(sorted(stage.site.iterdir()), 3):
            if chance.random() < 0.5:
                stage.page(page.stem, "没有内容")
        book = f"book{chance.randrange(3)}"
        told = {**told, book: some(chance)}
        if chance.random() < 0.2:
            told.pop(book)
        sources = Books(told)
        seen, anew = stage.audited(sources), stage.anew(sources, tmp_path / f"anew{step}")
        assert (seen.found, seen.closed) == (anew.found, anew.closed)


def some(chance: random.Random) -> tuple[tuple[str, ...], tuple[str, ...]]:
    inside = tuple(chance.sample(WORDS, chance.randrange(3)))
    return inside, tuple(chance.sample(WORDS, chance.randrange(3)))

import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser

from plugins.publication.attachments.child import cleaned
from plugins.publication.attachments.refusals import RefusedError
from plugins.publication.judging import Site, judged
from plugins.publication.policy import Policy
from plugins.publication.public import Publication, publish_as_of
from plugins.publication.records import PublicAttachment
from plugins.registry.cells import as_document_no
from plugins.registry.models.attachments import Attachment
from plugins.registry.vocabulary import PartyKind
from tests.publication.attachments.files import SECRET, docx, jpeg, pdf, png
from tests.publication.making import DAY, OTHER, loaded, penalty, record

ID = "330106190003071235"
FILE = "决定书.pdf"


def declared(**fields: Any) -> Attachment:
    given: dict[str, Any] = {
        "title": "行政处罚决定书（公开版）",
        "file": FILE,
        "document_no": as_document_no("示城管罚〔2026〕2号"),
        "authority": OTHER,
        "declared": "已脱敏",
        "reviewer": "法制审核岗",
        "reviewed_on": date(2026, 11, 19),
    }
    return record(Attachment, 5, **{**given, **fields})


def policy(folder: Path, data: bytes | None, name: str = FILE) -> Policy:
    place = folder / "lists" / "shi" / "附件"
    place.mkdir(parents=True, exist_ok=True)
    if data is not None:
        (place / name).write_bytes(data)
    return Policy(lists=folder / "lists", cache=folder / "cache")


def publication(
    folder: Path, data: bytes | None, attachment: Attachment | None = None, **party: Any
) -> Publication:
    rows = [attachment or declared(), penalty(2, **party)]
    return publish_as_of(loaded(rows), DAY, policy(folder, data))


def why(found: Publication) -> list[str]:
    """What is told of an attachment that is refused."""
    assert found.public.all(PublicAttachment) == ()
    return [one.zh for one in found.findings if one.rule == "PV-16"]


# ------------------------------------------------------------------- what is published


@pytest.mark.parametrize("data", [pdf("fine 30000"), jpeg(), png(), docx("罚款三万元")])
def test_a_declared_file_is_published_without_what_programs_write_beside_it(
    tmp_path: Path, data: bytes
) -> None:
    found = publication(tmp_path, data)
    (one,) = found.public.all(PublicAttachment)
    file = found.public.files[one.source]
    made = file.data()
    assert file.size == len(made)
    assert SECRET.encode() not in data or SECRET.encode() not in made
    for secret in (SECRET, "Quiet Author", ID):
        for encoding in ("utf-8", "utf-16-be", "utf-16-le"):
            assert secret.encode(encoding) not in made
    assert not found.withheld


def test_the_pages_and_pixels_are_those_that_were_given() -> None:
    ending, made, text = cleaned(pdf("fine 30000"))
    reader = pypdf.PdfReader(io.BytesIO(made))
    assert (ending, text, reader.pages[0].extract_text()) == ("pdf", "fine 30000", "fine 30000")
    assert not reader.metadata
    assert cleaned(pdf("fine 30000"))[1] == made
    for data in (jpeg(), png()):
        before, after = (Image.open(io.BytesIO(one)) for one in (data, cleaned(data)[1]))
        assert ImageChops.difference(before.convert("RGB"), after.convert("RGB")).getbbox() is None
        assert not after.getexif()
        assert set(after.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_document_keeps_its_words_and_leads_to_nothing_that_is_gone() -> None:
    _, made, text = cleaned(docx("罚款三万元"))
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert package.namelist() == ["[Content_Types].xml", "_rels/.rels", "word/document.xml"]
        assert b"docProps" not in b"".join(package.read(name) for name in package.namelist())
    assert text == "罚款三万元"
    assert cleaned(docx("罚款三万元"))[1] == made


# ------------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (pdf(f"ID {ID}"), "文字里有居民身份证号码"),
        (docx(f"当事人身份证{ID}"), "文字里有居民身份证号码"),
        (docx("电话15412345678"), "文字里有手机号码"),
        (docx("法定代表人李小四签字"), "文字里有应当遮盖的姓名"),
        (docx("问：叫什么？答：张某。"), "文字里有密级标志或者笔录"),
        (docx("机密★一年"), "文字里有密级标志或者笔录"),
        (docx("罚款", "<w:ins><w:r><w:t>三</w:t></w:r></w:ins>"), "修订痕迹"),
        (docx("罚款", parts={"word/comments.xml": b"<c/>"}), "批注"),
        (docx("罚款", parts={"word/embeddings/a.bin": b"x"}), "嵌入的文件"),
        (docx("罚款", parts={"word/media/a.emf": b"x"}), "不认识的内容"),
        (docx("罚款", parts={"word/header1.xml": b"<!DOCTYPE x><x/>"}), "损坏"),
        (pdf("x", script=True), "表单、脚本"),
        (pdf("x", attached=True), "表单、脚本"),
        (pdf("x", encrypted=True), "加密"),
        (pdf("x")[:200], "损坏"),
        (jpeg(turned=6), "旋转"),
        (jpeg()[:60], "损坏"),
        (b"MZ\x90\x00", "只收 PDF"),
        (b"", "只收 PDF"),
        (None, "没有这个文件"),
    ],
)
def test_a_file_that_says_too_much_or_cannot_be_read_is_refused_at_its_cell(
    tmp_path: Path, data: bytes | None, said: str
) -> None:
    found = publication(tmp_path, data, legal_representative="李小四")
    (told,) = why(found)
    assert said in told
    assert [one.rule for one in found.withheld] == ["PV-16"]
    assert ID not in repr(found)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"declared": None}, "没有声明"),
        ({"declared": "未脱敏"}, "没有声明"),
        ({"reviewer": None}, "没有填复核岗位"),
        ({"reviewer": "张三"}, "请填岗位"),
        ({"reviewed_on": None}, "复核日期"),
        ({"reviewed_on": date(2026, 11, 21)}, "复核日期"),
        ({"reviewed_on": DAY}, ""),
        ({"file": None}, "文件名"),
        ({"file": "../决定书.pdf"}, "文件名"),
    ],
)
def test_a_file_that_nobody_answers_for_is_refused(
    tmp_path: Path, fields: dict[str, Any], said: str
) -> None:
    found = publication(tmp_path, pdf("fine"), declared(**fields))
    if not said:
        assert len(found.public.all(PublicAttachment)) == 1
    else:
        assert said in why(found)[0]


@pytest.mark.parametrize("name", ["欧阳娜娜", "马长龙", "文青山"])
def test_a_persons_name_under_a_black_bar_is_found(
    tmp_path: Path, chromium: Browser, name: str
) -> None:
    page = chromium.new_page()
    bar = f"<p>被处罚人<span style='background:#000;color:#000'>{name}</span>罚款三百元</p>"
    page.set_content(f"<meta charset=utf-8>{bar}")
    data = page.pdf()
    page.close()
    person: dict[str, Any] = {"party": name, "party_kind": PartyKind.NATURAL}
    assert "应当遮盖的姓名" in why(publication(tmp_path, data, **person))[0]
    assert len(publication(tmp_path, data).public.all(PublicAttachment)) == 1


def test_an_attachment_is_said_only_as_long_as_its_decision(tmp_path: Path) -> None:
    assert why(publication(tmp_path, pdf("fine"), publish=False, withhold_reason="x")) == []
    rows = [declared(), penalty(2)]
    for day, count in ((date(2027, 10, 11), 1), (date(2027, 10, 12), 0), (date(2027, 10, 13), 0)):
        found = publish_as_of(loaded(rows), day, policy(tmp_path, pdf("fine")))
        assert len(found.public.all(PublicAttachment)) == count


def test_its_title_passes_the_wall_like_every_text(tmp_path: Path) -> None:
    found = publication(tmp_path, pdf("fine"), declared(title=f"决定书{ID}"))
    assert [one.rule for one in found.withheld] == ["PV-06"]


def test_what_was_opened_once_is_not_opened_again_and_read_every_time(tmp_path: Path) -> None:
    assert publication(tmp_path, docx("法定代表人李小四")).public.all(PublicAttachment)
    (kept,) = (tmp_path / "cache" / "attachments").iterdir()
    before = kept.stat().st_mtime_ns
    again = publication(tmp_path, docx("法定代表人李小四"), legal_representative="李小四")
    assert "应当遮盖的姓名" in why(again)[0]
    assert kept.stat().st_mtime_ns == before


def test_a_file_that_no_list_names_is_told(tmp_path: Path) -> None:
    chosen = policy(tmp_path, pdf("fine"))
    policy(tmp_path, pdf("other"), "别的.pdf")
    found = judged(loaded([declared(), penalty(2)]), Site(chosen)).findings
    told = [(one.place.workbook, one.rule) for one in found if one.place.workbook.endswith(".pdf")]
    assert told == [("shi/附件/别的.pdf", "PV-16")]


def test_without_a_folder_nothing_is_attached(tmp_path: Path) -> None:
    chosen = replace(policy(tmp_path, pdf("fine")), lists=None)
    found = publish_as_of(loaded([declared(), penalty(2)]), DAY, chosen)
    assert "没有附件文件夹" in why(found)[0]


def test_a_bomb_of_pixels_is_refused() -> None:
    made = io.BytesIO()
    Image.new("1", (9000, 9000)).save(made, "PNG")
    with pytest.raises(RefusedError, match="too large"):
        cleaned(made.getvalue())

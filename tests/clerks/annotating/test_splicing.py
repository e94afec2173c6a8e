"""Offsets are true to the byte, with a body cut out or not, and cuts do what they say."""

import pytest

from plugins.clerks.annotating.refusals import NotPatchable
from plugins.clerks.annotating.splicing import Splices, outline, parse, utf8, with_attributes

HEAD = '<?xml version="1.0"?>\n<x:a xmlns:x="u" 甲="1"><x:b c="&gt;>"/>'
TAIL = "<x:d>尾</x:d><x:rows/></x:a>\n"

DOCUMENTS = {
    "a body": HEAD + "<x:rows><x:row>文字</x:row></x:rows>" + TAIL,
    "an empty body": HEAD + "<x:rows />" + TAIL,
    "a body with attributes": HEAD + "<x:rows a='>'><x:row/></x:rows>" + TAIL,
    "its end in CDATA": HEAD + "<x:rows><x:row><![CDATA[</x:rows>]]></x:row></x:rows>" + TAIL,
    "its start in a comment": HEAD + "<!-- <x:rows> --><x:rows><x:row/></x:rows>" + TAIL,
    "no body": HEAD + "<x:d/></x:a>",
}


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_an_outline_is_the_tree_without_the_body(document: str) -> None:
    data = document.encode()
    known, found = parse(data, opaque=("rows",)), outline(data, "rows")
    assert found == known
    for element in found.walk():
        assert data[element.start : element.inner] == element.tag
        end = data[element.inner_end : element.end]
        assert end == b"" if element.empty else end.startswith(b"</x:" + element.name.encode())


def test_a_body_that_does_not_end_is_refused() -> None:
    with pytest.raises(NotPatchable):
        outline((HEAD + "<x:rows><x:row>" + TAIL).encode(), "rows")


@pytest.mark.parametrize(
    ("tag", "values", "after"),
    [
        ('<c r="A1" s="1"/>', {"s": "2"}, '<c r="A1" s="2"/>'),
        ("<c r='A1'>", {"s": "2"}, "<c r='A1' s=\"2\">"),
        ('<c r="A1" />', {"s": "2"}, '<c r="A1" s="2"/>'),
        ('<c s="1" x:s="1">', {"s": None}, '<c x:s="1">'),
        ("<c t=' s=\"1\"'>", {"s": "2"}, '<c t=\' s="1"\' s="2">'),
        ("<c>", {"n": "a\"&<'"}, '<c n="a&quot;&amp;&lt;\'">'),
    ],
)
def test_attributes_are_set_and_the_others_left_as_written(
    tag: str, values: dict[str, str | None], after: str
) -> None:
    assert with_attributes(tag.encode(), values).decode() == after


def test_cuts_may_be_given_in_any_order_but_may_not_overlap() -> None:
    cuts = Splices()
    cuts.replace(4, 6, b"EF")
    cuts.insert(4, b"+")
    cuts.insert(0, b"<")
    assert cuts.apply(b"abcdefg") == b"<abcd+EFg"
    cuts.replace(5, 7, b"")
    with pytest.raises(ValueError, match="overlap"):
        cuts.apply(b"abcdefg")


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030", "UTF-8", "utf-8-sig"])
def test_other_encodings_become_utf8(encoding: str) -> None:
    declared = "utf-8" if encoding == "utf-8-sig" else encoding
    data = f'<?xml version="1.0" encoding="{declared}"?><a>中文</a>'.encode(encoding)
    assert parse(utf8(data)).text == "中文"

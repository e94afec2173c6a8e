"""The theme's files under names that change with their bytes."""

from pathlib import Path

import pytest

from plugins.pages import assets


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    written = {
        "foundation/2-b.css": "b { color: red; }\n",
        "foundation/1-a.css": "/* why */\na {\n  color: red;\n  margin: 0;\n}\n",
        "templates/components/zeta/style.css": ".zeta { margin: 0; }\n",
        "templates/components/alpha/style.css": ".alpha > p,\n.alpha dd { margin: 0; }\n",
        "finish/print.css": "@media print { a { color: inherit; } }\n",
        "static/search.js": "let x = 1;\n",
        "static/pictures/seal.svg": "<svg/>",
    }
    for name, text in written.items():
        path = tmp_path / "theme" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path / "theme"


def test_styles_keep_their_order_and_lose_their_comments(theme: Path) -> None:
    assert assets.stylesheet(theme) == (
        "a{color:red;margin:0;}\nb{color:red;}\n.alpha > p,.alpha dd{margin:0;}\n"
        ".zeta{margin:0;}\n@media print{a{color:inherit;}}\n"
    )


def test_every_file_is_served_under_a_name_of_its_bytes(theme: Path) -> None:
    before = assets.asset_addresses(assets.read_assets(theme), "/qzqd/")
    assert sorted(before) == ["pictures/seal.svg", "search.js", "site.css"]
    assert before["site.css"].startswith("/qzqd/theme/site.")
    assert before["pictures/seal.svg"].startswith("/qzqd/theme/pictures/seal.")
    (theme / "static" / "search.js").write_text("let x = 2;\n", "utf-8")
    after = assets.asset_addresses(assets.read_assets(theme), "/qzqd/")
    assert after["search.js"] != before["search.js"]
    assert after["site.css"] == before["site.css"]


def test_files_are_written_once(theme: Path, tmp_path: Path) -> None:
    made = assets.read_assets(theme)
    written = assets.write_assets(made, tmp_path / "build")
    assert [path.read_bytes() for path in written] == [asset.content for asset in made]
    stamps = [path.stat().st_mtime_ns for path in written]
    written[0].write_bytes(b"damaged")
    assets.write_assets(made, tmp_path / "build")
    assert written[0].read_bytes() == made[0].content
    assert [path.stat().st_mtime_ns for path in written][1:] == stamps[1:]


def test_a_static_file_may_not_hide_the_stylesheet(theme: Path) -> None:
    (theme / "static" / "site.css").write_text("a {}", "utf-8")
    with pytest.raises(assets.AssetsUnusableError, match=r"site\.css"):
        assets.read_assets(theme)

"""A drawer gives back what was put into it, or nothing."""

import stat
from pathlib import Path

from plugins.registry.drawers import Drawer


def test_what_was_put_is_there_again_for_whoever_opens_the_drawer(tmp_path: Path) -> None:
    Drawer(tmp_path / "d").put("key", {"a": (1, "二")})

    assert Drawer(tmp_path / "d").get("key") == {"a": (1, "二")}
    assert Drawer(tmp_path / "d").get("other") is None


def test_what_was_cut_short_or_changed_is_as_good_as_nothing(tmp_path: Path) -> None:
    drawer = Drawer(tmp_path)
    drawer.put("key", list(range(100)))
    whole = (tmp_path / "key").read_bytes()

    for damaged in (whole[:-1], whole[:10], b"", whole[:-1] + bytes([whole[-1] ^ 1])):
        (tmp_path / "key").write_bytes(damaged)
        assert drawer.get("key") is None


def test_what_nobody_asked_for_is_swept_out(tmp_path: Path) -> None:
    before = Drawer(tmp_path)
    before.put("kept", 1)
    before.put("gone", 2)
    (tmp_path / "half.new").write_bytes(b"of a killed build")

    drawer = Drawer(tmp_path)
    assert drawer.get("kept") == 1
    drawer.sweep()

    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_only_the_owner_may_look_into_it(tmp_path: Path) -> None:
    drawer = Drawer(tmp_path / "d")
    drawer.put("key", 1)

    assert stat.S_IMODE((tmp_path / "d").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "d" / "key").stat().st_mode) == 0o600

"""The ground everything stands on: Pelican's traps, the locks, the environment, the tools."""

import ast
import importlib.metadata
import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from jinja2 import Environment, UndefinedError
from pelican.settings import read_settings

import environment
from plugins.pages import making
from tests import conftest, machine
from tests.budgets import ROOT, modules

LOCKS = ("requirements.lock", "requirements-test.lock")
PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ]+)(?: ; [^\\]+)? \\$")
OPTIONAL = {"cluster.py": {"distributed", "fsspec"}}
"""Libraries of whoever asks for a cluster: ``docs/cluster.md`` names them."""
OURS = {"benchmarks", "environment", "pelicanconf", "plugins", "tasks", "tests"}
WANTED = re.compile(r"^(?P<name>[a-z0-9-]+)(?:==(?P<version>.+))?$")


# ---------------------------------------------------------------- Pelican's traps


def pelican(output: Path, *plugins: str) -> "subprocess.CompletedProcess[str]":
    """Run what ``make site`` runs, with other plugins."""
    command = [*making.COMMAND, "-o", str(output), "-e", f"PLUGINS={json.dumps(plugins)}"]
    return subprocess.run(
        command,
        cwd=ROOT,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@pytest.mark.parametrize(
    ("plugin", "cause"),
    [
        pytest.param("plugins.nowhere", "plugins.nowhere", id="cannot be imported"),
        pytest.param("tests.traps.failing_plugin", "it will not register", id="cannot register"),
        pytest.param("tests.traps.logging_plugin", "said as an error", id="says an error"),
    ],
)
def test_a_plugin_that_fails_fails_the_site(tmp_path: Path, plugin: str, cause: str) -> None:
    done = pelican(tmp_path / "build", plugin)
    assert done.returncode != 0
    assert cause in done.stdout
    assert not list(tmp_path.rglob("*.html"))


def test_pelican_writes_no_page_of_its_own(tmp_path: Path) -> None:
    done = pelican(tmp_path / "build")
    assert done.returncode == 0, done.stdout
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_plugins_are_named_one_by_one() -> None:
    assert read_settings(str(ROOT / "pelicanconf.py"))["PLUGINS"]


@pytest.fixture(scope="module")
def pelicans_jinja() -> Environment:
    return Environment(**read_settings(str(ROOT / "pelicanconf.py"))["JINJA_ENVIRONMENT"])


def test_a_hostile_cell_stays_text_even_in_pelicans_own_environment(
    pelicans_jinja: Environment,
) -> None:
    shown = pelicans_jinja.from_string("{{ cell }}").render(cell="<script>alert(1)</script>")
    assert shown == "&lt;script&gt;alert(1)&lt;/script&gt;"


def test_a_name_that_does_not_exist_is_an_error_even_there(pelicans_jinja: Environment) -> None:
    with pytest.raises(UndefinedError):
        pelicans_jinja.from_string("{{ misspelt }}").render()


def test_settings_are_settings_only() -> None:
    tree = ast.parse((ROOT / "pelicanconf.py").read_text(encoding="utf-8"))
    busy = (ast.FunctionDef, ast.Lambda, ast.ClassDef, ast.For, ast.While, ast.With, ast.Try)
    assert not [node for node in ast.walk(tree) if isinstance(node, busy)]


def test_the_publication_date_comes_from_the_environment_or_is_fixed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def date() -> object:
        return read_settings(str(ROOT / "pelicanconf.py"))["PUBLICATION_DATE"]

    monkeypatch.delenv("PUBLICATION_DATE", raising=False)
    assert date() == conftest.PUBLICATION_DATE
    monkeypatch.setenv("PUBLICATION_DATE", "2027-02-03")
    assert date() == "2027-02-03"


# ---------------------------------------------------------------- locks


def pins(lock: str) -> dict[str, str]:
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    found = [PIN.match(line) for line in lines if line[:1].isalnum()]
    assert all(found), f"a line of {lock} is no exact pin with hashes"
    return {pin["name"]: pin["version"] for pin in found if pin}


def asked(wanted: str) -> dict[str, str | None]:
    lines = (ROOT / wanted).read_text(encoding="utf-8").splitlines()
    return {name["name"]: name["version"] for line in lines if (name := WANTED.match(line))}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_locked_by_hash_and_no_place_is_named(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    for package in re.split(r"\n(?=[a-z0-9])", text):
        assert "--hash=sha256:" in package, package
    assert "://" not in text
    assert "index" not in re.sub(r"(?m)^\s*#.*$", "", text)


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_answers_what_is_asked(lock: str) -> None:
    locked = pins(lock)
    for name, version in asked(lock.replace(".lock", ".in")).items():
        assert name in locked, f"{name} is not locked: make lock"
        assert version in (None, locked[name])


def test_both_locks_pin_the_same_versions() -> None:
    runtime, test = map(pins, LOCKS)
    assert runtime.items() <= test.items()


def lines_for_types(node: ast.AST) -> list[int]:
    """Lines that run only while types are checked; their packages are the lint's."""
    if not isinstance(node, ast.If) or ast.unparse(node.test) != "TYPE_CHECKING":
        return []
    return [inner.lineno for inner in node.body]


def imported(module: Path) -> set[str]:
    names: set[str] = set()
    tree = ast.parse(module.read_text(encoding="utf-8"))
    only_types = {line for node in ast.walk(tree) for line in lines_for_types(node)}
    for node in ast.walk(tree):
        if getattr(node, "lineno", 0) in only_types:
            continue
        if isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add((node.module or "").partition(".")[0])
    return names - sys.stdlib_module_names - OURS


@pytest.mark.parametrize(
    ("sources", "wanted"),
    [
        pytest.param(
            [*modules(), ROOT / "tasks.py", ROOT / "pelicanconf.py"], ["requirements.in"], id="site"
        ),
        pytest.param(
            sorted((ROOT / "tests").rglob("*.py")),
            ["requirements.in", "requirements-test.in"],
            id="tests",
        ),
    ],
)
def test_every_library_that_is_imported_is_asked_for(
    sources: list[Path], wanted: list[str]
) -> None:
    names = {name for file in wanted for name in asked(file)}
    distributions = importlib.metadata.packages_distributions()
    unasked = {
        f"{source.relative_to(ROOT)} imports {module}"
        for source in sources
        for module in imported(source) - OPTIONAL.get(source.name, set())
        if not names & {re.sub(r"[-_.]+", "-", name).lower() for name in distributions[module]}
    }
    assert not unasked, "add it to the .in file, then make lock"


def test_the_html_validator_is_pinned_by_hash_and_no_place_is_named() -> None:
    text = (machine.PINNED / "package-lock.json").read_text(encoding="utf-8")
    package = json.loads(text)["packages"]["node_modules/vnu-jar"]
    assert package["integrity"].startswith("sha512-")
    assert "://" not in text


# ---------------------------------------------------------------- the environment


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """An environment in *tmp_path* whose making is only written down."""
    done: list[str] = []
    monkeypatch.setattr(environment, "VENV", tmp_path)
    monkeypatch.setattr(environment, "_runs", lambda: True)

    def create() -> None:
        done.append("create")
        for stamp in tmp_path.glob("*.stamp"):
            stamp.unlink()

    monkeypatch.setattr(environment, "_create", create)
    monkeypatch.setattr(environment, "_install", lambda lock: done.append(f"install {lock.name}"))
    return done


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    path = tmp_path / "some.lock"
    path.write_text("first")
    return path


def test_an_environment_is_made_once(steps: list[str], lock: Path) -> None:
    environment.prepare(lock)
    environment.prepare(lock)
    assert steps == ["create", "install some.lock"]


def test_a_changed_lock_is_installed_again(steps: list[str], lock: Path) -> None:
    environment.prepare(lock)
    lock.write_text("second")
    environment.prepare(lock)
    assert steps == ["create", "install some.lock", "install some.lock"]


def test_what_the_tests_need_leaves_what_the_site_needs(steps: list[str], lock: Path) -> None:
    other = lock.with_name("other.lock")
    other.write_text("other")
    for asked_for in (lock, other, lock, other):
        environment.prepare(asked_for)
    assert steps == ["create", "install some.lock", "install other.lock"]


def test_an_interrupted_installation_starts_anew(
    steps: list[str], lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(lock: Path) -> None:
        raise KeyboardInterrupt

    environment.prepare(lock)
    lock.write_text("second")
    with monkeypatch.context() as patch:
        patch.setattr(environment, "_install", interrupted)
        with pytest.raises(KeyboardInterrupt):
            environment.prepare(lock)
    environment.prepare(lock)
    assert steps == ["create", "install some.lock"] * 2


def test_an_environment_whose_python_is_gone_is_made_anew(
    steps: list[str], lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.prepare(lock)
    monkeypatch.setattr(environment, "_runs", lambda: False)
    environment.prepare(lock)
    assert steps == ["create", "install some.lock"] * 2


def test_a_debian_without_its_venv_package_is_told_its_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SystemExit, match="apt-get install python3-venv"):
        environment._create()


def test_an_old_python_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "NEEDED", (99, 0))
    with pytest.raises(SystemExit, match=r"Python 99\.0 or newer is needed"):
        environment._create()


@pytest.mark.parametrize("task", ["test", "lint", "format"])
def test_what_tests_need_is_installed_only_for_their_tasks(
    task: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_for: list[Path] = []
    monkeypatch.setattr(environment, "prepare", asked_for.append)
    monkeypatch.setattr(environment, "_become", lambda command: None)
    environment.enter([task])
    environment.enter(["site"])
    assert asked_for == [environment.TEST_LOCK, environment.RUNTIME_LOCK]


def test_every_target_of_make_is_a_task() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^TASKS := (.*)$", makefile, re.MULTILINE)
    listed = subprocess.run(
        [sys.executable, "-m", "invoke", "--list", "--list-format", "json"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    known = {task["name"] for task in json.loads(listed.stdout)["tasks"]}
    assert set(targets[0].split()) == known


# ---------------------------------------------------------------- the machine's tools


def test_a_missing_tool_is_a_skip_on_a_desk_and_a_failure_in_ci(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match=r"^chromium is missing: .*\(apt-get install"):
        conftest.tool(machine.CHROMIUM)
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match=r"^chromium is missing: "):
        conftest.tool(machine.CHROMIUM)

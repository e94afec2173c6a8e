"""What can be asked of this project, one task a sentence; each calls the front door of a room.

``make site``, ``python3 tasks.py site`` and, inside the environment, ``invoke site`` are the same.
"""

import sys

if __name__ == "__main__":  # the way in where there is no environment yet; it does not return
    import environment

    environment.enter(sys.argv[1:])

from pathlib import Path

from plugins.pages import making

making.leave_where_a_site_is_asked_for(sys.argv, Path(__file__).parent)  # before all that is heavy

import os
import shlex
import shutil
import subprocess
from datetime import date
from functools import partial

import watchfiles
from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task
from rich.console import Console

import pelicanconf
from plugins.audit import auditing, reporting
from plugins.audit.inputs import Inputs
from plugins.clerks import checking, issuing
from plugins.clerks.asking import Lists
from plugins.clerks.checking import Judge, Request
from plugins.clerks.issuing import Order
from plugins.delivery import delivering
from plugins.delivery.hosting import hosting_files
from plugins.pages import stopping
from plugins.pages.desk import Desk
from plugins.pages.settings import SiteSettings
from plugins.pages.staff.calendar import Calendar
from plugins.pages.staff.writing import (
    changes_told,
    sentences,
    write_calendar,
    write_changes,
)
from plugins.pages.takedown import Office, take_down
from plugins.pages.unchanged import Standing
from plugins.publication import judging
from plugins.publication.agenda import agenda as publishing_agenda
from plugins.publication.dictionary import dictionary
from plugins.publication.dictionary_page import dictionary_page
from plugins.publication.policy import Policy, PolicyError
from plugins.publication.public import publish_as_of
from plugins.publication.rulebook import RULES as PUBLICATION_RULES
from plugins.publication.takedown import Order as Removal
from plugins.publication.takedown import TakedownError
from plugins.registry.loading import Loaded
from plugins.registry.reports.rulebook import rule_book
from plugins.registry.reports.wording import Language
from plugins.registry.rule_settings import RuleSettings
from plugins.registry.rules import rules
from plugins.registry.rules.affected import affected as affected_by_law
from plugins.search import finding
from plugins.search.documents.all import planned
from plugins.search.staff import whoosh_folder

PYTHON = (sys.executable, "-m")
LISTS, CACHE = pelicanconf.LISTS_PATH, Path(pelicanconf.BUILD_CACHE)
CONTENT = Path(pelicanconf.PATH)
SEARCHED = finding.Indexes(whoosh_folder(CACHE), Path("build/search"))
SOURCES = ("content", "lists", "plugins", "theme", "pelicanconf.py")
UNFINISHED, REPORT = CACHE / "unfinished", Path("findings", "publishing.json")
LOCKS = {"requirements.in": "requirements.lock", "requirements-test.in": "requirements-test.lock"}
UV = "uv==0.13.9"


def run(*words: str, **env: str) -> None:
    """Run the command of *words*, with *env* added where it is not empty; end as it ends."""
    given = {key: value for key, value in env.items() if value}
    code = stopping.run(words, {**os.environ, **given})
    if code:
        raise Exit(stopping.SAID if code == stopping.STOPPED else None, code=code)


def lists_of(folder: str) -> Lists:
    """The lists of *folder* as the settings read them, which must be sound."""
    laws = tuple(map(Path, pelicanconf.LAWS_PATHS))
    try:
        today = date.fromisoformat(pelicanconf.PUBLICATION_DATE)
        figures = RuleSettings.of(pelicanconf.RULES)
    except ValueError as problem:
        raise Exit(f"pelicanconf.py: {problem}", code=2) from None
    return Lists(Path(folder), laws, today, CACHE, figures)


def policy(lists: str = LISTS) -> Policy:
    """The publisher's choices, and what was taken down beside *lists*; both must be sound."""
    try:
        return judging.policy_of(pelicanconf.PUBLICATION, Path(lists), CACHE)
    except ValueError as problem:
        raise Exit(str(problem), code=2) from None


def lists_and_choices() -> tuple[Loaded, Policy]:
    """The lists, and the publisher's choices, which name no authority that the lists lack."""
    loaded, choices = lists_of(LISTS).load(), policy()
    try:
        judging.refuse_strangers(choices, loaded)
    except PolicyError as problem:
        raise Exit(str(problem), code=2) from None
    return loaded, choices


def judge(lists: str) -> Judge:
    """What the wall says of *lists*, under the policy of the settings."""
    site = judging.Site(policy(lists), pelicanconf.PUBLISH_TO)
    return Judge(PUBLICATION_RULES, partial(judging.judged, site=site))


def office() -> Office:
    """The lists and what is said of them, for taking a record down."""
    loaded, choices = lists_and_choices()
    public = publish_as_of(loaded, loaded.registry.today, choices).public
    desk = Desk(public, SiteSettings.of(vars(pelicanconf)))
    return Office(loaded, desk, Path(LISTS), Path("findings", "incidents"), remade)


def remade() -> str:
    """Make the site again where one was made, publish it where it is, and say what was done."""
    if not Path("build").is_dir():
        return "网站还没有生成过。"
    run(*making.COMMAND, "-o", "build")
    order = delivering.Order(Path("build"), target(pelicanconf.PUBLISH_TO), REPORT, UNFINISHED)
    sent = bool(pelicanconf.PUBLISH_TO) and not delivering.publish(order, print)
    return "网站已更新。" if sent else "网站已重新生成，还没有发布，请运行 make publish。"


def target(to: str) -> delivering.Target:
    """Where the site goes: *to*, reached as the settings say."""
    conf = pelicanconf
    return delivering.Target(to, conf.PUBLISH_KEEP, conf.PUBLISH_ENDPOINT, conf.PUBLISH_ADDRESSING)


def generated_pages() -> dict[str, str]:
    """The pages of docs/ that are made from what the rooms themselves use."""
    return {
        "rules.md": rule_book([*rules(), *PUBLICATION_RULES]),
        "data-dictionary.md": dictionary_page(dictionary()),
        **hosting_files(),
    }


@task
def site(  # noqa: PLR0913, PLR0917  each is a flag
    c: Context,
    output: str = "build",
    today: str = "",
    strict: bool = False,
    shrink: bool = False,
    cluster: str = "",
) -> None:
    """Make the whole site in build/, as of PUBLICATION_DATE or --today 2026-11-20."""
    words = {"STRICT": "1" if strict else "", "SHRINK": "1" if shrink else ""}
    words |= {"PUBLICATION_DATE": today, "CLUSTER": cluster}
    given = {name: value for name, value in words.items() if value}
    raise Exit(code=making.make(Standing.of(output, given, Path(__file__).parent), output, given))


@task
def check(c: Context, lists: str = LISTS, authority: str = "", english: bool = False) -> None:
    """Read every workbook and say everything that is wrong; 0 clean, 1 blocked, 2 unusable."""
    language = Language.EN if english else Language.ZH
    service = os.environ.get("GITHUB_ACTIONS") == "true"
    request = Request(lists_of(lists), Path("findings"), authority, language, service, judge(lists))
    try:
        raise Exit(code=checking.check(request, Console()))
    except PolicyError as problem:
        raise Exit(str(problem), code=2) from None


@task
def audit(c: Context, output: str = "build") -> None:
    """Prove that nothing withheld is in the site of build/; 0 proven, 1 not, 2 no site."""
    loaded, choices = lists_and_choices()
    public = publish_as_of(loaded, loaded.registry.today, choices)
    inputs = Inputs(Path(LISTS), loaded, public, choices)
    words = auditing.own_words(vars(pelicanconf), Path())
    allowed, workers = pelicanconf.AUDIT_ALLOWED, pelicanconf.WORKERS
    order = auditing.Order(Path(output), inputs, words, allowed, workers)
    raise Exit(code=reporting.prove(order, Path(pelicanconf.AUDIT_REPORT), print))


@task
def template(c: Context, authority: str, year: int = 0, lists: str = LISTS) -> None:
    """Write templates/X.xlsx for --authority X to fill in, with its lists as they stand."""
    order = Order(lists_of(lists), authority, Path("templates"), year or None)
    try:
        print(issuing.sentence(issuing.issue(order)))
    except issuing.UnknownAuthorityError as unknown:
        raise Exit(str(unknown), code=2) from None


@task(positional=["query"])
def find(c: Context, query: str, list_: str = "", authority: str = "") -> None:
    """Ask the search index of the last build: 食品 --list 权力清单 --authority NAME."""
    filters = {"list": list_, "authority": authority}
    asked = {name: value for name, value in filters.items() if value}
    try:
        for hit in finding.find(query, SEARCHED, planned(CONTENT), asked):
            print(hit.document.address, hit.document.title, hit.document.code, sep="\t")
    except finding.NoIndex:
        raise Exit("还没有搜索索引，请先生成网站：make site", code=2) from None


@task
def publish(
    c: Context, to: str = pelicanconf.PUBLISH_TO, shrink: bool = False, again: bool = False
) -> None:
    """Put build/ before the world: a folder or s3://bucket/prefix; 0 done, 1 refused, 2 failed."""
    order = delivering.Order(Path("build"), target(to), REPORT, UNFINISHED, shrink, again)
    raise Exit(code=delivering.publish(order, print))


@task
def rollback(
    c: Context, to: str = pelicanconf.PUBLISH_TO, release: str = "", bring_back: bool = False
) -> None:
    """Show the release before the current one again, or --release NAME; ends like publish."""
    back = delivering.Return(target(to), REPORT, release, bring_back)
    raise Exit(code=delivering.rollback(back, print))


@task
def agenda(c: Context, authority: str = "") -> None:
    """Write findings/calendar.html, .json and .ics: what is due, overdue, expiring; 30 days."""
    loaded, choices = lists_and_choices()
    day = loaded.registry.today
    found = publishing_agenda(loaded.registry, day, choices)
    calendar = Calendar.of(publish_as_of(loaded, day, choices), found, authority)
    print(*sentences(calendar), sep="\n")
    site = SiteSettings.of(vars(pelicanconf))
    print(*write_calendar(calendar, site, Path(pelicanconf.THEME), Path("findings")), sep="\n")


@task
def affected(c: Context) -> None:
    """Write findings/affected.html and .json: whatever cites law that was replaced or repealed."""
    changes = affected_by_law(lists_of(LISTS).load().registry)
    print(*changes_told(changes), sep="\n")
    site = SiteSettings.of(vars(pelicanconf))
    print(*write_changes(changes, site, Path(pelicanconf.THEME), Path("findings")), sep="\n")


@task
def takedown(c: Context, record: str, reason: str = "", by: str = "") -> None:
    """Take --record (number, page or “workbook › sheet，第5行”) from every output; --reason WHY."""
    try:
        print(take_down(Removal(record, reason, by), office()))
    except TakedownError as problem:
        raise Exit(str(problem), code=1) from None


@task
def docs(c: Context) -> None:
    """Write the generated pages of docs/ again."""
    for name, text in generated_pages().items():
        Path("docs", name).write_text(text, encoding="utf-8")


@task
def serve(c: Context, port: int = 8000) -> None:
    """Make the site, show it on this machine only, and make it again when a source changes."""
    Path("build").mkdir(exist_ok=True)
    again = shlex.join((*making.COMMAND, "-o", "build"))
    place = (*PYTHON, "http.server", str(port), "--bind", "127.0.0.1", "--directory", "build")
    with subprocess.Popen(place) as server:
        watchfiles.run_process(*SOURCES, target=again, target_type="command")
        server.terminate()


@task
def lint(c: Context) -> None:
    """Ask ruff, mypy and the contracts between the rooms."""
    run(*PYTHON, "ruff", "check", "--quiet")
    run(*PYTHON, "ruff", "format", "--check", "--quiet")
    run(*PYTHON, "mypy")
    run(sys.executable, "-c", "from importlinter.cli import lint_imports_command as l; l()")


@task(name="format")
def format_(c: Context) -> None:
    """Let ruff lay out the code and mend what it can mend safely."""
    run(*PYTHON, "ruff", "check", "--fix", "--quiet")
    run(*PYTHON, "ruff", "format", "--quiet")


@task(pre=[lint])
def test(c: Context, only: str = "tests") -> None:
    """Install what the tests want of the machine, then lint, then run every test."""
    run(*PYTHON, "tests.machine")
    run(*PYTHON, "pytest", "-n", "2", "--dist", "loadfile", *shlex.split(only))


@task
def lock(c: Context, upgrade: bool = False) -> None:
    """Write both locks from their .in files; --upgrade looks for newer releases too."""
    run(*PYTHON, "pip", "install", "--quiet", "--target", ".cache/uv", "--upgrade", UV)
    compile_ = (".cache/uv/bin/uv", "pip", "compile", "--quiet", "--universal", "-p", "3.11")
    exact = ("--generate-hashes", "--no-header", *(["--upgrade"] if upgrade else []))
    for wanted, locked in LOCKS.items():
        run(*compile_, *exact, wanted, "-o", locked)


@task
def bench_small(c: Context) -> None:
    """Measure everything at a small size, beside the other tools; benchmarks/README.md tells."""
    run(*PYTHON, "benchmarks.small")


@task
def clean(c: Context) -> None:
    """Remove what the tasks made: the site, the findings and the caches; .venv stays."""
    made = ("build", "findings", ".cache", ".mypy_cache", ".pytest_cache", ".ruff_cache")
    for folder in (*made, ".import_linter_cache"):
        shutil.rmtree(folder, ignore_errors=True)

"""The front door of ``invoke takedown``: a page's address or a number in, the ledger entered."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from plugins.pages.desk import Desk
from plugins.pages.months import ANCHOR
from plugins.pages.places import place_of
from plugins.publication.ledger import read_ledger
from plugins.publication.takedown import (
    Order,
    TakedownError,
    entered,
    incident,
    note_path,
    record_meant,
    spot,
)
from plugins.registry.loading import Loaded

PAGE = ".html"


@dataclass(frozen=True, slots=True)
class Office:
    """Where takedowns are done: the *lists*, what may be said of them, and where notes go.

    *rebuilt* makes the site again where one was made, and says what became of it.
    """

    loaded: Loaded
    desk: Desk
    lists: Path
    notes: Path
    rebuilt: Callable[[], str]


def take_down(order: Order, office: Office) -> str:
    """Take down what *order* asks for, from every output; a sentence about what was done.

    TakedownError where no record, or more than one, is meant, or it is down already.
    """
    if not order.reason.strip():
        raise TakedownError("请用 --reason 写明原因：它写进撤下记录。")
    asked = _row_of(order.record, office.desk) if PAGE in order.record else order.record
    record = record_meant(asked, office.loaded.registry)
    if read_ledger(office.lists).taken_down(record):
        raise TakedownError(f"{spot(record)} 已经撤下了。")
    day = office.desk.settings.today
    entered(record, order, day, office.lists)
    note = note_path(office.notes, day)
    note.parent.mkdir(parents=True, exist_ok=True)
    note.write_text(incident(record, order, day, "正在重新生成"), encoding="utf-8")
    said = office.rebuilt()
    note.write_text(incident(record, order, day, said), encoding="utf-8")
    return f"已撤下：{spot(record)}。{said}撤下记录见 {note}。"


def _row_of(address: str, desk: Desk) -> str:
    """The row that a page of the site tells."""
    parts = urlsplit(address)
    path = unquote(parts.path).removeprefix(desk.settings.root).lstrip("/")
    path += f"#{parts.fragment}" if parts.fragment.startswith(ANCHOR) else ""
    for record in desk.public:
        if place_of(desk.addresses, record) == path:
            return spot(record)
    raise TakedownError(f"本站没有讲一条记录的页面 {address}。")

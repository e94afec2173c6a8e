"""What the pages need of the site's settings, as one typed record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

EACH, MONTH = "each", "month"
"""Values of ``OUTCOME_PAGES``."""


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """Settings of ``pelicanconf.py`` that pages show; see there for what each means."""

    name: str
    url: str
    owner: str
    operator: str
    meta_name: str
    domain: str
    id_code: str
    icp: str
    police: str
    contact_address: str
    contact_phone: str
    contact_hours: str
    contact_mail: str
    correction_office: str
    correction_phone: str
    complaint_phone: str
    fault_url: str
    emblem: str
    today: date
    search_offline: bool = False
    outcome_pages: str = EACH

    @property
    def root(self) -> str:
        """Where the site begins on its server: ``/``, or ``/qzqd/`` below a portal."""
        return f"{urlsplit(self.url).path.rstrip('/')}/"

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> "SiteSettings":
        """The record of Pelican's *settings*."""
        return cls(
            name=settings["SITENAME"],
            url=settings["SITEURL"],
            owner=settings["SITE_OWNER"],
            operator=settings["SITE_OPERATOR"],
            meta_name=settings["SITE_META_NAME"],
            domain=settings["SITE_DOMAIN"],
            id_code=settings["SITE_ID_CODE"],
            icp=settings["ICP_NUMBER"],
            police=settings["POLICE_NUMBER"],
            contact_address=settings["CONTACT_ADDRESS"],
            contact_phone=settings["CONTACT_PHONE"],
            contact_hours=settings["CONTACT_HOURS"],
            contact_mail=settings["CONTACT_MAIL"],
            correction_office=settings["CORRECTION_OFFICE"],
            correction_phone=settings["CORRECTION_PHONE"],
            complaint_phone=settings["COMPLAINT_PHONE"],
            fault_url=settings["FIND_FAULT_URL"],
            emblem=settings["EMBLEM"],
            search_offline=bool(settings["SEARCH_OFFLINE"]),
            outcome_pages=_outcome_pages(settings["OUTCOME_PAGES"]),
            today=date.fromisoformat(settings["PUBLICATION_DATE"]),
        )


def _outcome_pages(value: object) -> str:
    if value not in (EACH, MONTH):
        raise ValueError(f"OUTCOME_PAGES 只能是“{EACH}”或者“{MONTH}” (each or month): {value!r}")
    return str(value)

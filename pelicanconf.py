"""Settings of the site: all of them, each with a sentence; no functions, nothing is read here.

A city changes the first half.  A value may also come from the command line for one run:
``python -m pelican … -e SITEURL='"https://lists.example.gov.cn"'``.
"""

import os

from jinja2 import StrictUndefined

# ------------------------------------------------------------------ the city and its site

SITENAME = "示例市四张清单与行政执法公示"
"""Name of the site, in the masthead and in every title."""

SITEURL = "https://lists.example.gov.cn"
"""Where the site will stand, without a slash at the end: canonical links and the sitemap."""

SITE_OWNER = "示例市人民政府"
"""Whose site it is (主办单位)."""

SITE_OPERATOR = "示例市司法局"
"""Who keeps it (承办单位)."""

SITE_META_NAME = "示例市人民政府门户网站"
"""``SiteName`` of the meta tags (国办发〔2017〕47号): the portal this site is a column of."""

SITE_DOMAIN = "www.example.gov.cn"
"""``SiteDomain`` of the meta tags: the portal's domain."""

SITE_ID_CODE = "9900000001"
"""``SiteIDCode`` (网站标识码): region code and a serial.  99 is no province: fictional."""

ICP_NUMBER = "示ICP备00000000号"
"""ICP备案号, in the footer."""

POLICE_NUMBER = "示公网安备 99000002000001号"
"""公安备案号, in the footer."""

CONTACT_ADDRESS = "示例市江南区文晖路1号"
CONTACT_PHONE = "0000-88000000"
CONTACT_HOURS = "工作日 8:30-12:00，13:30-17:30"
CONTACT_MAIL = "lists@example.gov.cn"
"""Whom a reader asks about the site (联系方式)."""

CORRECTION_OFFICE = "示例市司法局行政执法协调监督科"
CORRECTION_PHONE = "0000-88000001"
"""Where a published entry is said to be wrong (纠错)."""

COMPLAINT_PHONE = "0000-12345"
"""Where enforcement itself is complained about (投诉举报)."""

FIND_FAULT_URL = ""
"""The portal's “我为政府网站找错” entry; empty: not shown."""

EMBLEM = ""
"""Picture of the national emblem below ``theme/static``; only for owners named in 国徽法 art. 6."""

SEARCH_OFFLINE = True
"""Whether a browser keeps what the search fetched, to search without a line; False undoes it."""

OUTCOME_PAGES = "each"
"""``each``: every outcome has a page.  ``month``: one page for each authority, kind and month, for
hosts that limit how many files there may be; links lead to the outcome's place on it."""

ADDRESS_MAP = "findings/redirects"
"""Under ``month``: the folder of the maps from pages of ``each`` to these places, for the host."""

# ------------------------------------------------------------------ what is published, and when

LISTS_PATH = "lists"
"""The folder of workbooks, one folder for each authority; relative to this file."""

LAWS_PATHS = ["content/laws"]
"""Folders of instruments as Markdown; a later one wins over an earlier one."""

PUBLICATION_DATE = os.environ.get("PUBLICATION_DATE") or "2026-11-20"
"""The day the site speaks for: what is in force, due or expired.  Never the clock's today."""

RULES: dict[str, object] = {
    "region_codes": {"339900": "示例市", "339901": "示东区", "339902": "示西区"},
}
"""Figures of the rules that differ between places, as ``docs/rules.md`` lists them."""

PUBLICATION: dict[str, object] = {
    "assessed": "2026-03-02",
}
"""What a publisher chooses about publication, as ``docs/publishing.md`` lists it: strict where
nothing is chosen.  ``assessed``: the day of the impact assessment (个人信息保护法第五十五条)."""

AUDIT_ALLOWED: tuple[str, ...] = ()
"""Words that may stand on the site though a withheld cell says them too (docs/publishing.md)."""

AUDIT_WORDS = ["plugins", "pelicanconf.py"]
"""Where the site's own words stand besides ``PATH`` and ``THEME``: in the program."""

AUDIT_REPORT = "findings/audit.json"
"""Where the audit says which places of a site it refused."""

BUILD_CACHE = os.environ.get("BUILD_CACHE") or ".cache"
"""What a build remembers for the next one; never inside the site."""

WORKERS = int(os.environ.get("WORKERS") or 0)
"""How many processes read workbooks, make pages and examine them; 0: one for each processor."""

CLUSTER = os.environ.get("CLUSTER") or ""
"""Address of a Dask scheduler whose workers share the work (docs/cluster.md); empty: none."""

CLUSTER_STORAGE = os.environ.get("CLUSTER_STORAGE") or ""
"""A folder that this machine and all of those workers reach, as fsspec names one."""

PUBLISH_TO = os.environ.get("PUBLISH_TO") or ""
"""Where ``invoke publish`` puts the site: a folder, or ``s3://bucket/prefix``."""

PUBLISH_KEEP = 5
"""How many releases stay in that folder, to go back to."""

PUBLISH_ENDPOINT = os.environ.get("PUBLISH_ENDPOINT") or ""
"""Address of the storage, where it is not Amazon's; its keys come from the environment."""

PUBLISH_ADDRESSING = os.environ.get("PUBLISH_ADDRESSING") or "auto"
"""How a bucket is named: ``virtual`` (bucket.host), ``path`` (host/bucket), or ``auto``."""

STRICT = bool(os.environ.get("STRICT"))
"""True: any finding that blocks a row stops the build.  Otherwise its last good version stands."""

SHRINK = bool(os.environ.get("SHRINK"))
"""True: the publisher's word that a whole authority, or many of its records, may vanish."""

# ------------------------------------------------------------------ Pelican, with its traps closed

TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "zh-CN"
LOCALE = ["C.UTF-8", "en_US.UTF-8"]  # never the machine's: plain "C" reads files as ASCII

PATH = "content"
THEME = "theme"
OUTPUT_PATH = "build"

# Named one by one: None would load whatever the environment happens to hold.
PLUGINS = ["plugins.pages", "plugins.search", "plugins.downloads", "plugins.audit"]

# Every page is ours: Pelican looks for no articles, pages, feeds, archives or static files, so
# no template of its bundled theme can stand in for one that ours forgot.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None

# Should a template of Pelican's ever be rendered, it is as strict as ours: hostile cells stay
# text, and a name that does not exist is an error, not an empty place.
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "undefined": StrictUndefined,
}

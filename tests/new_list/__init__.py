"""A kind of list this house has never heard of: complaints about enforcement.

The folders beside this module hold its new files, each at its place in the house; here is what
else it takes: lines in tables.  ``test_new_list.py`` adds both to a copy of the house.
"""

from typing import NamedTuple


class Line(NamedTuple):
    """What a new list adds to a module that is there.

    *entry* goes to the end of the *table* (a tuple or mapping assigned at the top of the
    module), *brings* to its imports, *declares* before the table or, without one, at the end.
    """

    module: str
    table: str = ""
    entry: str = ""
    brings: str = ""
    declares: str = ""


RECORD = '''class PublicComplaint(complaints.ComplaintFields, Public):
    """A complaint, published."""
'''
LINES = (
    Line(
        "registry/layouts/__init__.py",
        "LAYOUTS",
        "*complaints.LAYOUTS,",
        "from plugins.registry.layouts import complaints",
    ),
    Line(
        "registry/rules/__init__.py",
        "FAMILIES",
        "complaints,",
        "from plugins.registry.rules import complaints",
    ),
    Line(
        "publication/classes.py",
        "CLASSES",
        "complaints.Complaint: _classes(\n"
        '        publish="number authority received answered answer basis",\n'
        '        mask="topic",\n'
        '        internal="complainant",\n'
        "    ),",
        "from plugins.registry.models import complaints",
    ),
    Line(
        "publication/records.py",
        "PUBLIC_TYPES",
        "complaints.Complaint: PublicComplaint,",
        "from plugins.registry.models import complaints",
        RECORD,
    ),
    Line("pages/addresses.py", declares='COMPLAINTS = "complaints/index.html"\n'),
    Line(
        "pages/columns.py",
        declares='COMPLAINTS = SiteColumn("执法投诉", "数据发布", "对行政执法的投诉和处理结果")\n',
    ),
    Line("pages/places.py", "PLACES", "public.PublicComplaint: lambda *_: at.COMPLAINTS,"),
    Line(
        "pages/statutes.py",
        "RESTS",
        'Rests(public.PublicComplaint, "执法投诉", ("basis",), lambda r: r.number),',
    ),
    Line(
        "pages/views/all.py",
        "KINDS",
        "complaint_pages,",
        "from plugins.pages.views.complaints import complaint_pages",
    ),
    Line(
        "pages/views/authorities.py",
        "SECTIONS",
        '("complaints", "执法投诉", told_of),',
        "from plugins.pages.views.complaints import told_of",
    ),
    Line(
        "pages/views/home.py",
        "OTHER_WAYS",
        '("执法投诉", at.COMPLAINTS, "谁被投诉、怎样处理"),',
    ),
    Line(
        "search/documents/all.py",
        "KINDS",
        'DocumentKind("complaint", "执法投诉", 0.7, complaints.complaints),',
        "from plugins.search.documents import complaints",
    ),
)
"""Everything else a new kind of list takes: one line in each table that tells kinds apart."""

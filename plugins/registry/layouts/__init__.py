"""All sheet layouts, in the order a reader would meet the lists.  A new list adds its line here."""

from plugins.registry.layouts import (
    attachments,
    authorities,
    items,
    law,
    money,
    outcomes,
    reports,
    responsibilities,
)
from plugins.registry.sheets import SheetLayout

LAYOUTS: tuple[SheetLayout, ...] = (
    *authorities.LAYOUTS,
    *items.LAYOUTS,
    *responsibilities.LAYOUTS,
    *money.LAYOUTS,
    *law.LAYOUTS,
    *outcomes.LAYOUTS,
    *reports.LAYOUTS,
    *attachments.LAYOUTS,
)

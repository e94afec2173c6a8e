"""``python -m benchmarks.reading.naive WORKBOOK``: openpyxl and pydantic as one writes them first.

In good faith: openpyxl reads row by row without styles (``read_only``), one model with a type for
each column, every error kept and told with its row.
"""

import sys
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Literal

from openpyxl import load_workbook
from pydantic import BaseModel, StringConstraints, ValidationError

Code = Annotated[str, StringConstraints(pattern=r"^[0-9A-Z]{18}$")]
Number = Annotated[str, StringConstraints(pattern=r"^.+〔[0-9]{4}〕[0-9]+号$")]
Text = Annotated[str, StringConstraints(min_length=1, max_length=2000)]


class Penalty(BaseModel):
    """One row, in the order of its columns."""

    document_no: Number
    party: Text
    party_kind: Literal["法人及非法人组织", "自然人"]
    credit_code: Code | None
    item_code: Text
    offence: Text
    facts: Text
    basis: Text
    kinds: Text
    content: Text
    fine: Decimal | None
    decided: datetime
    publish_until: datetime
    authority: Text
    authority_code: Code
    procedure: Literal["普通程序", "简易程序"]
    tier: Text | None
    filed: datetime | None
    state: Literal["有效", "撤销"]
    publish: Literal["是", "否"]


def main(path: str) -> None:
    """Print how many records there are, and the first errors."""
    sheet = load_workbook(path, read_only=True).worksheets[0]
    names = list(Penalty.model_fields)
    records, errors = [], []
    for number, row in enumerate(sheet.iter_rows(min_row=2, values_only=True), 2):
        if not any(row):
            continue
        try:
            records.append(Penalty.model_validate(dict(zip(names, row, strict=False))))
        except ValidationError as problem:
            errors += [(number, one["loc"][0], one["msg"]) for one in problem.errors()]
    print(len(records), "records")
    print(len(errors), "errors", *errors[:10], sep="\n")


if __name__ == "__main__":
    main(sys.argv[1])

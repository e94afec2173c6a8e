"""How rightly the fines of statutes are read: four samples, labelled by hand, figure by figure.

    python -m benchmarks.statutory_ranges FOLDER

FOLDER holds the statutes.  The first sample (300 articles that bear a fine) was used while the
reader was written; the others (349 articles that speak of fines, drawn with other seeds) were
labelled before the reader saw them.  An article is right where every fine is: party, case,
threshold and figures.  Precision is of the articles that were read, recall of those that bear
figures.
"""

import json
import sys
from pathlib import Path

from plugins.registry.instruments import load_library
from tests.registry.instruments.labelled_fines import BLIND, FIRST, score

SAMPLES = {"first": FIRST} | {f"blind {n}": file for n, file in enumerate(BLIND, 1)}
SHOWN = 12


def main() -> None:
    """Print the table, then what was read wrong and what was not read."""
    library = load_library([Path(sys.argv[1])])
    scores = {
        sample: score(library, json.loads(file.read_text("utf-8")))
        for sample, file in SAMPLES.items()
    }
    print("sample\tarticles\tbearing figures\tread\tright\tprecision\trecall")
    for name, one in scores.items():
        print(
            f"{name}\t{one.articles}\t{one.bearing}\t{one.read}\t{one.right}"
            f"\t{one.precision:.3f}\t{one.recall:.3f}"
        )
    for name, one in scores.items():
        for article, wanted, found in one.wrong[:SHOWN]:
            print(f"{name} wrong: {article}\n  label {wanted}\n  read  {found}")
        for article in one.unread[:SHOWN]:
            print(f"{name} not read: {article}")


if __name__ == "__main__":
    main()

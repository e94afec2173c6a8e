"""What the rules find in real lists, and a sample of it to check by hand.

``python -m benchmarks.findings REAL LAWS [SEED]`` reads the example and the workbooks below REAL
against the statutes below LAWS, prints how often every rule speaks, and names 50 findings drawn
with SEED: open each cell, read the law, and count the false ones.  Nothing is written.
"""

import sys
from collections import Counter
from datetime import date
from pathlib import Path
from random import Random

import pelicanconf
from plugins.registry.findings import Finding
from plugins.registry.loading import load
from plugins.registry.rule_settings import RuleSettings
from plugins.registry.rules import rules

SEED = 27182
SAMPLE = 50


def found(lists: Path, laws: list[Path]) -> tuple[Finding, ...]:
    """Every finding of the rules of the lists, on the day the example speaks for."""
    today = date.fromisoformat(pelicanconf.PUBLICATION_DATE)
    settings = RuleSettings.of(pelicanconf.RULES)
    return load(lists, laws, today=today, settings=settings).findings


def sample(findings: list[Finding], count: int = SAMPLE, seed: int = SEED) -> list[Finding]:
    """*count* of *findings*, in the order of their rules."""
    random = Random(seed)
    ordered = sorted(findings, key=lambda f: (f.rule, f.place, f.zh))
    chosen = random.sample(ordered, min(count, len(ordered)))
    return sorted(chosen, key=lambda f: (f.rule, f.place, f.zh))


def main(real: Path, laws: Path, seed: int = SEED) -> None:
    """Print the table, the rules that are silent, and the sample."""
    example = found(Path(pelicanconf.LISTS_PATH), [Path("content/laws"), laws])
    others = found(real, [laws])
    counts = Counter(f.rule for f in example), Counter(f.rule for f in others)
    print(f"{'rule':<8}{'example':>9}{'real':>7}")
    for name in sorted(counts[0] | counts[1]):
        print(f"{name:<8}{counts[0][name]:>9}{counts[1][name]:>7}")
    print(f"{'all':<8}{len(example):>9}{len(others):>7}")
    silent = [rule.id for rule in rules() if rule.id not in counts[0] | counts[1]]
    print(f"silent ({len(silent)}): {' '.join(silent)}")
    for number, finding in enumerate(sample([*example, *others], seed=seed), 1):
        print(f"{number}. {finding}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:4]))

"""Puts what the commands print today into the README, where it shows a page, and into the brief of the examples.

    .venv/bin/python docs/refresh.py

`tests/test_docs.py` fails where they show something else; look at the difference before you run this.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from talks import PAGES, talks

README = Path(__file__).parents[1] / "README.md"
REPORT = re.compile(r"<!-- report -->\n```text\n(.*?)```", re.DOTALL)
PAGE = re.compile(r"(<!-- page -->\n```text\n).*?(```)", re.DOTALL)


def main() -> None:
    text = README.read_text(encoding="utf-8")
    report = REPORT.search(text)
    if report is None:
        sys.exit("README.md holds no report to read.")
    command = [sys.executable, "-m", "verbale", "read", "-"]
    page = subprocess.run(command, input=report.group(1), capture_output=True, text=True, check=True).stdout
    README.write_text(PAGE.sub(lambda found: found[1] + page + found[2], text), encoding="utf-8")
    for form, shown in talks().items():
        PAGES[form].write_text(shown, encoding="utf-8")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Checks the primitives against published vectors and against their own rules.

    python3 spec/reference/selftest.py [-v]

Exit code 0 if everything passed.  Needs Python 3.11 and nothing else.
"""

import sys
import unittest
from pathlib import Path


def main() -> int:
    here = Path(__file__).resolve().parent
    sys.path.insert(0, str(here))
    suite = unittest.defaultTestLoader.discover(str(here / "tests"), top_level_dir=str(here))
    verbosity = 2 if "-v" in sys.argv[1:] else 1
    result = unittest.TextTestRunner(verbosity=verbosity).run(suite)
    # A test with several failed sub-tests counts once.
    failures = result.failures + result.errors
    failed = len({getattr(test, "test_case", test).id() for test, _ in failures})
    passed = result.testsRun - failed
    print(f"{passed} passed, {failed} failed", flush=True)
    return 0 if result.wasSuccessful() and passed > 0 else 1


if __name__ == "__main__":
    sys.exit(main())

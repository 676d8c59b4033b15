"""Runs the tests of this folder, and closes with a line that `cargo xtask` counts: `python run.py [WORDS]`."""

import pathlib
import sys
import unittest

HERE = pathlib.Path(__file__).parent


def main(words):
    sys.path.insert(0, str(HERE))
    loader = unittest.TestLoader()
    if words:
        loader.testNamePatterns = [f"*{word}*" for word in words]
    suite = loader.discover(str(HERE), top_level_dir=str(HERE))
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(suite)
    failed, skipped = len(result.failures) + len(result.errors), len(result.skipped)
    well = result.wasSuccessful()
    passed = result.testsRun - failed - skipped
    print(f"test result: {'ok' if well else 'FAILED'}. {passed} passed; {failed} failed; {skipped} ignored")
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

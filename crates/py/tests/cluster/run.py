"""Starts clusters on loopback and runs the verifier on them; closes with a line that `cargo xtask` counts: `python run.py [WORDS]`.

Not part of the tests beside this folder: Ray, Spark and Java are needed.
"""

import importlib
import pathlib
import signal
import sys
import unittest

HERE = pathlib.Path(__file__).parent
NAMES = ("driver", "manifests", "on_ray", "on_spark")


def main(words):
    # Whoever ends the tests ends the clusters: unittest cleans up after this exception alone.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.path.insert(0, str(HERE.parent))
    # Loaded before any test looks away from a module: these cannot be loaded twice in a process.
    for name in ("numpy", "pyarrow"):
        importlib.import_module(name)
    loader = unittest.TestLoader()
    if words:
        loader.testNamePatterns = [f"*{word}*" for word in words]
    suite = loader.loadTestsFromNames([f"cluster.{name}" for name in NAMES])
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(suite)
    failed, skipped = len(result.failures) + len(result.errors), len(result.skipped)
    well = result.wasSuccessful()
    passed = result.testsRun - failed - skipped
    print(
        f"test result: {'ok' if well else 'FAILED'}. {passed} passed; {failed} failed; {skipped} ignored", flush=True
    )
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

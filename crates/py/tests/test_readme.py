"""The example of the README, as it is typed, over the demonstration."""

import doctest
import io
import pathlib
import re
import unittest

from support import DEMO, Test

README = pathlib.Path(__file__).parent.parent / "README.md"


class Readme(Test):
    def test_the_example_works_as_typed(self):
        cells = re.findall(r"```python\n(.*?)```", README.read_text(), re.S)
        self.assertGreater(len(cells), 3)
        self.within(self.folder)
        for name in ("", "-receipts"):
            (self.folder / f"ostrakon-demo{name}").symlink_to(f"{DEMO}{name}")
        parser = doctest.DocTestParser()
        names = {}
        for place, cell in enumerate(cells):
            test = parser.get_doctest(cell, names, f"cell {place}", str(README), 0)
            said = io.StringIO()
            runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
            runner.run(test, out=said.write, clear_globs=False)
            names = test.globs
            self.assertEqual(runner.failures, 0, said.getvalue())
            self.assertGreater(runner.tries, 0, f"cell {place} holds no example")


if __name__ == "__main__":
    unittest.main()

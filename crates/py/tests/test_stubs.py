"""The stubs say what the module has, and everything is documented."""

import ast
import importlib.resources
import inspect
import unittest

import ostrakon
from ostrakon import _ostrakon


def stubs():
    text = importlib.resources.files("ostrakon").joinpath("_ostrakon.pyi").read_text()
    return ast.parse(text)


def arguments(function):
    """Names, kinds, and which have a default: of a stub."""
    told = function.args
    plain = [*told.posonlyargs, *told.args]
    without = len(plain) - len(told.defaults)
    names = [(argument.arg, "plain", place >= without) for place, argument in enumerate(plain)]
    return names + [
        (argument.arg, "named", default is not None) for argument, default in zip(told.kwonlyargs, told.kw_defaults)
    ]


def signature(function):
    """The same, of the module."""
    kinds = {inspect.Parameter.KEYWORD_ONLY: "named"}
    parameters = inspect.signature(function).parameters.values()
    return [(p.name, kinds.get(p.kind, "plain"), p.default is not p.empty) for p in parameters]


def is_own(name):
    return not name.startswith("_") or name in {
        "__bool__", "__len__", "__iter__", "__next__", "__getitem__", "__new__", "__reduce__", "__eq__", "__ne__",
    }


class Stubs(unittest.TestCase):
    def test_names_are_those_of_the_module(self):
        told = {node.name for node in stubs().body if isinstance(node, (ast.ClassDef, ast.FunctionDef))}
        there = {name for name in dir(_ostrakon) if not name.startswith("_")}
        self.assertEqual({name for name in told if not name.startswith("_")}, there)
        self.assertEqual(set(ostrakon.__all__), (there - {"reopen"}) | {"__version__"})
        for name in ostrakon.__all__:
            self.assertIs(getattr(ostrakon, name), getattr(_ostrakon, name))

    def test_classes_have_the_members_that_they_are_said_to_have(self):
        for node in stubs().body:
            if not isinstance(node, ast.ClassDef):
                continue
            theirs = getattr(_ostrakon, node.name)
            self.assertEqual(theirs.__module__, "ostrakon")
            if issubclass(theirs, Exception):
                continue
            with self.subTest(node.name):
                told = {member.name: member for member in node.body if isinstance(member, ast.FunctionDef)}
                there = {name for name in vars(theirs) if is_own(name)}
                given = {"__ne__"} | ({"__new__"} if node.name != "Record" else set())
                self.assertEqual(set(told) - given, there - given)
                for name, member in told.items():
                    self.member(theirs, name, member)

    def member(self, theirs, name, told):
        own = inspect.getattr_static(theirs, name)
        decorators = {decorator.id for decorator in told.decorator_list}
        if name.startswith("__"):
            return
        self.assertTrue(own.__doc__ or getattr(theirs, name).__doc__, f"{theirs.__name__}.{name} says nothing")
        if "property" in decorators:
            self.assertTrue(inspect.isgetsetdescriptor(own), name)
            return
        self.assertEqual("staticmethod" in decorators, isinstance(own, staticmethod), name)
        self.assertEqual(arguments(told), signature(getattr(theirs, name)), name)

    def test_functions_take_what_they_are_said_to_take(self):
        for node in stubs().body:
            if isinstance(node, ast.FunctionDef):
                own = getattr(_ostrakon, node.name)
                self.assertTrue(own.__doc__)
                self.assertEqual(arguments(node), signature(own), node.name)

    def test_everything_says_what_it_is(self):
        for name in ostrakon.__all__:
            self.assertTrue(getattr(ostrakon, name).__doc__, name)
        self.assertTrue(importlib.resources.files("ostrakon").joinpath("py.typed").is_file())


if __name__ == "__main__":
    unittest.main()

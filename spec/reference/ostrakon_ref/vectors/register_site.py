"""Registers that say what browsers are given (check 813, 9.10)."""

from functools import cache
from hashlib import sha256

from ..sample_history import History
from .register_case import Case, after


def asset(name: str, extension: str, data: bytes = b"") -> dict:
    hash = sha256(data or name.encode()).hexdigest()
    return {"path": f"assets/{name}-{hash[:16]}.{extension}", "sha256": hash}


def page(path: str) -> dict:
    return {"path": path, "sha256": sha256(path.encode()).hexdigest()}


FILES = [asset("scripts-booth-main", "js"), asset("style-all", "css"), asset("web-core_bg", "wasm"),
         page("de/login"), page("de/votes/*/booth"), page("en/login"), page("en/votes/*/booth")]


def published(made: History, files: list[dict], release: str = "potsherds 1.0.0") -> None:
    made.add("site-published", files=files, release=release)


def _one(what: str, failing: str, *files: dict, **more) -> Case:
    """FILES with others, in order."""
    listed = sorted([*FILES, *files], key=lambda file: file["path"].encode())
    return after(what, failing, lambda made: published(made, listed, **more))


def _right() -> list[Case]:
    renewed = sorted([*FILES[1:], asset("scripts-booth-main", "js", b"another")], key=lambda file: file["path"])
    return [
        _one("a site", ""),
        after("a site of one file", "", lambda made: published(made, FILES[:1])),
        after("another site", "", lambda made: published(made, FILES),
              lambda made: published(made, renewed, "potsherds 1.0.1")),
        _one("names of all kinds", "", asset("Web--core_BG-2", "js"), asset("x", "7z"), page("fr/0-")),
    ]


def _form() -> list[Case]:
    return [
        after("paths that do not ascend", "802", lambda made: published(made, FILES[::-1])),
        after("a path twice", "802", lambda made: published(made, [FILES[0], FILES[0]])),
        _one("a release of two lines", "802", release="1\n2"),
    ]


def _wrong() -> list[Case]:
    good = FILES[0]
    digits, hash = good["path"].removesuffix(".js")[-16:], good["sha256"]
    below = ["a", f"a{digits}.js", f"-{digits}.js", f"a-{digits}", f"a-{digits}.", f"a-{digits}.JS", f"a-{digits[1:]}.js",
             f"a-{digits.upper()}.js", f"a/b-{digits}.js", f"a.b-{digits}.js", f"\u00e4-{digits}.js"]
    pages = ["en", "en/", "/en/login", "en/votes/*", "en/votes/x/booth", "en/votes/*/*", "en/votes/*/booth/x", "en/Login",
             "eng/login", "e1/login", "EN/login", "en/log in", "api/service", "login", "assets", "*/login",
             "https://a.example/x.js"]
    return [
        after("a site of nothing", "813", lambda made: published(made, [])),
        _one("digits of another file", "813", {"path": f"assets/zz-{digits}.js", "sha256": "00" * 32}),
        *(_one(f"below assets/: {name}", "813", {"path": f"assets/{name}", "sha256": hash}) for name in below),
        *(_one(f"a page: {path}", "813", page(path)) for path in pages),
        after("what is refused does not stand", "813", lambda made: published(made, FILES),
              lambda made: published(made, [page("en")])),
    ]


@cache
def cases() -> list[Case]:
    return _right() + _form() + _wrong()

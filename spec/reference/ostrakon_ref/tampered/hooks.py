"""How a record is tampered with: hooks for `Sample`, and the list of records."""

from collections.abc import Callable

Files = dict[str, bytes]
Maker = Callable[[], Files]


def edit(**changes: dict) -> Callable[[str, dict], dict | None]:
    """A hook that sets members of documents: name with _ for space and -."""
    def change(name: str, body: dict) -> dict | None:
        found = changes.get(name.replace(" ", "_").replace("-", "_"))
        return {**body, **found} if found else None

    return change


def after(step: str, action: Callable[[list[bytes]], None]) -> Callable[[str, dict], None]:
    """A hook that changes the entries once a chapter is done."""
    def change(name: str, body: dict) -> None:
        if name == f"after {step}":
            action(body["entries"])

    return change


def register(records: list[tuple[str, Maker]], check: str) -> Callable[[Maker], Maker]:
    """A decorator that lists a record under the check it must fail."""
    def enter(make: Maker) -> Maker:
        records.append((check, make))
        return make

    return enter

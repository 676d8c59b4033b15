"""The published vectors, in ../../vectors/0-notation; each file names its source."""

import json
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "vectors" / "0-notation"


def load(name: str) -> dict:
    return json.loads((FOLDER / f"{name}.json").read_text("utf-8"))

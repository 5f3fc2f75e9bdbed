"""Model folders: arrays and numbers with a manifest; nothing is loaded that the manifest does not vouch for."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from assistant.errors import BadModel
from assistant.proposal.pairing import NAMES, Pairing
from assistant.proposal.sort import Sorting
from assistant.quality import Quality
from assistant.tagging.tagger import Tagger

FILES = ("tagger.npz", "wording.npz", "pairing.json", "sorting.json", "quality.json")


class Model(NamedTuple):
    """The trained parts. tagger: kinds of lines; wording: titles, objectives and indicators in a line; pairing: what measures what;
    sorting: what is a proposal, None where nothing else was learned from;
    quality: ratings and the chance to pass, None where no ratings were learned; version: short digest of the files.
    """

    tagger: Tagger
    wording: Tagger
    pairing: Pairing
    sorting: Sorting | None
    quality: Quality | None
    version: str


def default_folder() -> Path:
    """Where the model lies: in the installed package, or in the checkout's ``models/``."""
    installed = Path(str(files("assistant"))) / "_models"
    return installed if installed.is_dir() else Path(str(files("assistant"))).parent / "models"


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@lru_cache(maxsize=4)
def load(folder: Path | None = None) -> Model:
    """Load a model folder. Raises BadModel where a file is missing or is not the one that the manifest names."""
    folder = folder or default_folder()
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        wanted = dict(manifest["files"])
        found = {name: digest(folder / name) for name in FILES}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadModel("ไม่พบแบบจำลองหรือบัญชีไฟล์ของแบบจำลอง (manifest.json)", source=str(folder.name)) from error
    for name in FILES:
        if wanted.get(name) != found[name]:
            raise BadModel("ไฟล์แบบจำลองไม่ตรงกับบัญชีไฟล์ จึงไม่เปิดใช้", source=name)
    try:
        tagger = Tagger.load(folder / "tagger.npz")
        wording = Tagger.load(folder / "wording.npz")
        values = json.loads((folder / "pairing.json").read_text(encoding="utf-8"))
        pairing = Pairing(tuple(float(values["weights"][name]) for name in NAMES), float(values["threshold"]))
        kinds = json.loads((folder / "sorting.json").read_text(encoding="utf-8"))
        sorting = Sorting.of(float(kinds["base"]), {str(name): float(weight) for name, weight in kinds["weights"].items()}) if kinds else None
        rated = json.loads((folder / "quality.json").read_text(encoding="utf-8"))
        quality = Quality.from_dict(rated) if rated else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadModel("ไฟล์แบบจำลองเสียหาย", source=str(folder.name)) from error
    return Model(tagger, wording, pairing, sorting, quality, f"{manifest.get('model', '')}-{found['tagger.npz'][:8]}")


def save(folder: Path, model: Model, about: dict) -> None:
    """Write a model folder; about: what the manifest says of the training (corpus digest, seed, versions, metrics)."""
    folder.mkdir(parents=True, exist_ok=True)
    model.tagger.save(folder / "tagger.npz")
    model.wording.save(folder / "wording.npz")
    weights = {name: round(weight, 6) for name, weight in zip(NAMES, model.pairing.weights, strict=True)}
    _write(folder / "pairing.json", {"weights": weights, "threshold": round(model.pairing.threshold, 4)})
    _write(folder / "sorting.json", {"base": model.sorting.base, "weights": model.sorting.weights} if model.sorting else {})
    _write(folder / "quality.json", model.quality.to_dict() if model.quality else {})
    _write(folder / "manifest.json", {"model": model.version, "files": {name: digest(folder / name) for name in FILES}} | about)


def _write(path: Path, value: dict) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n", encoding="utf-8")

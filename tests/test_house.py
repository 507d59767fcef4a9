"""The shape of the house: who may import whom, how long things are, what is public, what the wheel carries."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import sayso

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "sayso"
LONGEST_FILE = 400
LONGEST_FUNCTION = 60
HEAVY = ("numpy", "onnxruntime", "trafilatura", "lxml", "rapidfuzz", "typer", "rich", "pandas", "torch")
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "__pycache__" not in path.parts)


def name_of(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_imports_run_downwards_only() -> None:
    command = shutil.which("lint-imports", path=str(Path(sys.executable).parent)) or "lint-imports"
    checked = subprocess.run([command, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_files_and_functions_are_short() -> None:
    long = []
    for path in MODULES:
        text = path.read_text("utf-8")
        if len(text.splitlines()) > LONGEST_FILE:
            long.append(f"{name_of(path)}: {len(text.splitlines())} lines")
        for function in functions(ast.parse(text)):
            lines = (function.end_lineno or function.lineno) - function.lineno + 1
            if lines > LONGEST_FUNCTION:
                long.append(f"{name_of(path)}: {function.name} has {lines} lines")
    assert long == []


def test_every_module_has_its_test() -> None:
    missing = []
    for path in MODULES:
        inside = path.relative_to(SOURCE)
        mirrored = ROOT / "tests" / inside.parent / f"test_{inside.name}"
        of_the_room = ROOT / "tests" / f"test_{inside.parts[0]}.py"  # a small room has one file of tests
        if path.name not in ("__init__.py", "__main__.py") and not mirrored.exists() and not of_the_room.exists():
            missing.append(str(mirrored.relative_to(ROOT)))
    assert missing == []


def test_only_the_command_line_prints() -> None:
    printing = [
        f"{name_of(path)}:{node.lineno}"
        for path in MODULES
        if "cli" not in path.relative_to(SOURCE).parts
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert printing == []


def test_everything_is_caught_at_one_place_only() -> None:
    broad = [
        name_of(path)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id == "Exception"))
    ]
    assert broad == ["ledger/batches.py"]


def test_no_room_is_called_misc() -> None:
    banned = {"utils", "util", "helpers", "helper", "common", "base", "misc", "core", "manager"}
    assert banned.isdisjoint(part for path in MODULES for part in (path.stem, *path.relative_to(SOURCE).parts))


def test_the_public_list_is_true() -> None:
    assert sorted(sayso.__all__) == sayso.__all__
    assert all(hasattr(sayso, name) for name in sayso.__all__)


def test_no_public_name_is_the_name_of_a_module() -> None:
    for path in MODULES:
        if path.name != "__init__.py":
            continue
        beside = {
            each.stem for each in path.parent.iterdir() if each.suffix == ".py" or (each / "__init__.py").exists()
        }
        public = re.search(r"__all__ = \[(.*?)\]", path.read_text("utf-8"), re.DOTALL)
        names = set(re.findall(r'"(\w+)"', public[1])) if public else set()
        assert names.isdisjoint(beside), f"{name_of(path)}: {names & beside}"


@pytest.mark.parametrize("module", ["sayso", "sayso.ledger", "sayso.records"])
def test_importing_is_light(module: str) -> None:
    asked = f"import sys, {module}; print([each for each in {HEAVY!r} if each in sys.modules])"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_the_command_line_answers_without_the_model() -> None:
    asked = "import sys, sayso.cli; print('numpy' in sys.modules, 'onnxruntime' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["False", "False"]


def test_the_wheel_carries_its_data(tmp_path: Path) -> None:
    pytest.importorskip("hatchling", reason="hatchling, the build backend, is not installed here")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    built = subprocess.run(build, cwd=ROOT, capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        metadata = next(name for name in names if name.endswith("/METADATA"))
        described = archive.read(metadata).decode()
    carried = {str(path.relative_to(SOURCE.parent)) for path in SOURCE.rglob("*") if path.is_file()}
    missing = {each for each in carried - names if "__pycache__" not in each}
    assert missing == set()
    for needed in ("py.typed", "store/schema.sql", "language/weights/LICENSE", "language/weights/NOTICE"):
        assert f"sayso/{needed}" in names
    assert any(name.startswith("sayso/demo/reports/") for name in names)
    assert "Requires-Dist: torch" not in "\n".join(line for line in described.splitlines() if "extra" not in line)


def test_no_file_names_a_place_of_one_machine() -> None:
    place = re.compile(r"/(?:work|home|Users)/[a-z]")
    suffixes = {".py", ".toml", ".md", ".sql", ".csv", ".json"}
    rooms = [ROOT / name for name in ("src", "tests", "docs", "bench", "training", "tools")]
    files = [path for room in rooms for path in room.rglob("*") if path.suffix in suffixes and path.is_file()]
    found = [str(path.relative_to(ROOT)) for path in files if place.search(path.read_text("utf-8", errors="replace"))]
    assert found == []

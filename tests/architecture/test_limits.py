"""The house stays readable: nothing grows past its limit, and nothing of one machine gets in."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PRODUCT = ROOT / "localympact"
FILE, FUNCTION, PAGE, TEMPLATE, LINE, NOUN, ALL = 400, 40, 25, 120, 160, 2_000, 50_000
NOT_A_PLACE = {"utils", "helpers", "common"}
# Written so that the pattern does not find itself.
SUSPECT = re.compile(
    r'(?<![\w.])/(?:root|home|work|opt)/\w|"resolved"\s*:\s*"[a-z+]+:|index[-_]url|find[-_]links|extra[-_]index'
)


def is_product(path):
    return not {"tests", "migrations", "built"} & set(path.parts)


PYTHON = sorted(path for path in PRODUCT.rglob("*.py") if is_product(path.relative_to(ROOT)))
TEMPLATES = sorted(path for path in PRODUCT.rglob("*.html") if "templates" in path.parts)


def lines(path):
    return len(path.read_text(encoding="utf-8").splitlines())


def name(path):
    return str(path.relative_to(ROOT))


def functions(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def length(function):
    return function.end_lineno - function.lineno + 1


def is_page(path, function):
    return path.name == "views.py" and any(argument.arg == "request" for argument in function.args.args[:1])


def test_no_file_is_longer_than_400_lines():
    tests = [path for folder in (PRODUCT, ROOT / "tests") for path in folder.rglob("test_*.py")]
    assert {name(path): lines(path) for path in [*PYTHON, *tests] if lines(path) > FILE} == {}


def test_no_function_is_longer_than_40_lines_and_no_page_than_25():
    long = {}
    for path in PYTHON:
        for function in functions(path):
            limit = PAGE if is_page(path, function) else FUNCTION
            if length(function) > limit:
                long[f"{name(path)}:{function.name}"] = length(function)
    assert long == {}


def test_no_template_is_longer_than_120_lines():
    assert {name(path): lines(path) for path in TEMPLATES if lines(path) > TEMPLATE} == {}


def test_a_line_of_a_template_can_be_read():
    """At most 160 letters besides sentences and drawings; the parts of the interface kit are drawings."""
    besides = re.compile(
        r"{% blocktranslate.*?{% endblocktranslate %}|{% translate.*?%}|<(?:svg|defs|path|g|text|circle)\b.*"
    )
    pages = [path for path in TEMPLATES if not {"cotton", "elements", "drawings"} & set(path.parts)]
    numbered = [(f"{name(path)}:{n}", line) for path in pages for n, line in enumerate(path.open(), 1)]
    assert [place for place, line in numbered if len(besides.sub("", line)) > LINE] == []


def noun_of(path):
    """A folder of a phase; in the foundation, where an app is what a phase is elsewhere, also a folder of an app."""
    folders = path.relative_to(PRODUCT).parent.parts
    return "/".join(folders[: 3 if folders[:1] == ("foundation",) else 2])


def test_no_noun_is_longer_than_2000_lines():
    """A noun is a folder; a topic that needs a folder of its own inside it counts for itself."""
    nouns = {}
    for path in PYTHON:
        noun = noun_of(path)
        nouns[noun] = nouns.get(noun, 0) + lines(path)
    assert {noun: count for noun, count in nouns.items() if count > NOUN} == {}


def test_the_product_is_not_longer_than_50000_lines():
    count = sum(map(lines, PYTHON))
    print(f"\nThe product has {count} lines of Python in {len(PYTHON)} files, and {len(TEMPLATES)} templates.")
    assert count <= ALL


def tracked():
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / file for file in done.stdout.split("\0") if file and (ROOT / file).is_file()]


def test_no_folder_is_a_place_for_everything():
    assert {part for path in tracked() for part in path.relative_to(ROOT).parts} & NOT_A_PLACE == set()


def test_no_kept_file_names_a_path_of_one_machine_or_the_host_of_a_registry():
    suspect = {}
    for path in tracked():
        if path.stat().st_size > 2_000_000 or b"\0" in path.read_bytes()[:4096]:
            continue
        found = SUSPECT.search(path.read_text(encoding="utf-8", errors="replace"))
        if found:
            suspect[name(path)] = found.group()
    assert suspect == {}


def test_built_files_and_data_are_not_kept():
    kept = [name(path) for path in tracked()]
    assert [file for file in kept if file.startswith(("build/", "var/", ".venv/")) or file.endswith(".mo")] == []


def test_a_noun_keeps_to_its_alphabet_of_tests():
    """Folders with tests have no __init__.py: two tests of one name would hide each other."""
    assert [name(path) for path in PRODUCT.rglob("tests/__init__.py")] == []

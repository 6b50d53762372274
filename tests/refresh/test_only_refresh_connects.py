"""No module but those of the refresh that ask servers imports anything that could."""

import ast
from pathlib import Path

import kkrdata

PACKAGE = Path(kkrdata.__file__).parent
CONNECTING = {"requests", "urllib3", "socket", "http", "ftplib", "smtplib", "ssl", "urllib.request"}
ASKING = {"refresh/http.py", "refresh/sessions.py", "refresh/faults.py"}


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module


def test_only_the_refresh_imports_what_opens_connections():
    asking = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if any({name, name.split(".")[0]} & CONNECTING for name in imported(path))
    }
    assert asking == ASKING


def test_only_one_place_sends_anything():
    sending = [
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if ".send(" in path.read_text(encoding="utf-8")
    ]
    assert sending == ["refresh/http.py"]

"""One archive with everything an installation keeps, and the way back onto an empty machine."""

import hashlib
import io
import json
import os
import shutil
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import connection
from django.utils import timezone

from localympact.foundation.core.refused import Refused
from localympact.foundation.jobs import dumping, erasures

MANIFEST, DATABASE, FILES, KEY = "manifest.json", "database", "files", "secret_key"
CHUNK = 1 << 20


def make_backup(target: Path) -> dict[str, Any]:
    """Write database, files and their manifest into one archive; others may go on writing."""
    unfinished = target.with_name(f".{target.name}.unfinished")
    manifest: dict[str, Any] = {"made_at": timezone.now().isoformat(), "database": connection.vendor, "files": {}}
    try:
        with tempfile.TemporaryDirectory() as folder, _private(unfinished) as out:
            dumped = Path(folder) / DATABASE
            if dumping.is_empty():
                raise Refused(f"There is nothing to keep in {settings.LOCALYMPACT_DATA} yet.")
            manifest["rows"] = dumping.dump(dumped)
            with tarfile.open(fileobj=out, mode="w:gz", compresslevel=6) as archive:
                for name, path in _what_to_keep(dumped):
                    entry = _add(archive, name, path)
                    manifest["files"] |= {name: entry} if entry else {}
                _add_text(archive, MANIFEST, json.dumps(manifest, indent=1))
            out.flush()
            os.fsync(out.fileno())
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return manifest


def restore_backup(source: Path) -> dict[str, Any]:
    """Bring an archive back onto an installation that nobody has used; a damaged one changes nothing."""
    if not dumping.is_unused() or any(_files_folder().glob("*")):
        raise Refused(f"There is already something in {settings.LOCALYMPACT_DATA}; restore onto an empty folder.")
    with tempfile.TemporaryDirectory(dir=settings.LOCALYMPACT_DATA) as folder:
        manifest = unpack(source, Path(folder))
        if manifest["database"] != connection.vendor:
            raise Refused(f"This backup is of {manifest['database']}, but this installation uses {connection.vendor}.")
        rows = dumping.load(Path(folder) / DATABASE)
        for name in manifest["files"]:
            _put_back(Path(folder) / name, name)
    different = [table for table, count in manifest["rows"].items() if rows.get(table) != count]
    if different:
        raise Refused(f"These tables differ from the manifest: {', '.join(different)}")
    return manifest


def unpack(source: Path, into: Path) -> dict[str, Any]:
    """Read the whole archive and compare each file with the manifest before anything is used."""
    damaged = Refused(f"{source.name} is damaged or was cut short; nothing was restored. Use another backup.")
    found: dict[str, str] = {}
    try:
        with tarfile.open(source, mode="r|gz") as archive:
            for member in archive:
                found[member.name] = _unpack_one(archive, member, into)
        manifest: dict[str, Any] = json.loads((into / MANIFEST).read_text())
        found.pop(MANIFEST)
        expected = {name: entry["sha256"] for name, entry in manifest["files"].items()}
    except (tarfile.TarError, EOFError, zlib.error, OSError, ValueError, KeyError) as error:
        raise damaged from error
    if found != expected:
        raise damaged
    return manifest


def _unpack_one(archive: tarfile.TarFile, member: tarfile.TarInfo, into: Path) -> str:
    path = PurePosixPath(member.name)
    content = archive.extractfile(member) if member.isreg() else None
    if content is None or path.is_absolute() or ".." in path.parts:
        raise tarfile.TarError(f"{member.name} does not belong into a backup")
    target = into / path
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as out:
        read = Hashing(content)
        shutil.copyfileobj(read, out, CHUNK)
    return read.hexdigest()


def _what_to_keep(dumped: Path) -> Iterator[tuple[str, Path]]:
    yield DATABASE, dumped
    for name in (KEY, erasures.NAME):
        kept = Path(settings.LOCALYMPACT_DATA) / name
        if kept.exists():
            yield name, kept
    folder = _files_folder()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield f"{FILES}/{path.relative_to(folder).as_posix()}", path


def _files_folder() -> Path:
    # Files in an object store are kept and copied by the store.
    if isinstance(default_storage, FileSystemStorage):
        return Path(default_storage.location)
    return Path(settings.LOCALYMPACT_DATA) / FILES


def _put_back(path: Path, name: str) -> None:
    if name == DATABASE:
        return
    if name == erasures.NAME:
        erasures.add_erasures(path)
        return
    inside_files = name.removeprefix(f"{FILES}/")
    target = _files_folder() / inside_files if name != KEY else Path(settings.LOCALYMPACT_DATA) / KEY
    target.parent.mkdir(parents=True, exist_ok=True)
    path.replace(target)
    if name == KEY:
        target.chmod(0o600)


def _add(archive: tarfile.TarFile, name: str, path: Path) -> dict[str, Any] | None:
    try:
        content = path.open("rb")
    except FileNotFoundError:  # removed since the folder was listed
        return None
    with content:
        entry = tarfile.TarInfo(name)
        entry.size = os.fstat(content.fileno()).st_size
        read = Hashing(content)
        archive.addfile(entry, read)  # type: ignore[arg-type]
    return {"sha256": read.hexdigest(), "bytes": entry.size}


def _add_text(archive: tarfile.TarFile, name: str, text: str) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(text.encode())
    archive.addfile(entry, io.BytesIO(text.encode()))


@contextmanager
def _private(path: Path) -> Iterator[IO[bytes]]:
    with path.open("wb") as out:
        path.chmod(0o600)  # it holds personal data
        yield out


@dataclass
class Hashing:
    """A file that remembers the SHA-256 of what was read."""

    content: IO[bytes]

    def __post_init__(self) -> None:
        self._sum = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """Read on."""
        part = self.content.read(size)
        self._sum.update(part)
        return part

    def hexdigest(self) -> str:
        """The sum of all that was read."""
        return self._sum.hexdigest()

"""Gates before any reader: what a file really is, and whether its archive may be unpacked."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import NoReturn

from django.utils.translation import gettext as _

from localympact.foundation.core.refused import Refused

MAX_UNPACKED = 50 * 1024 * 1024
MAX_RATIO = 100
MAX_ENTRIES = 1_000
SMALL_ENOUGH = 1024 * 1024  # a repetitive sheet of this size may well be packed a hundredfold
LOCAL_HEADER = struct.Struct("<4s5H3L2H")
SYMLINK = 0o120000

SIGNATURES = (
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"RIFF", "picture"),
    (b"%PDF", "pdf"),
    (b"{\\rtf", "document"),
    (b"PK\x03\x04", "archive"),
    (b"PK\x05\x06", "archive"),
    (b"\xd0\xcf\x11\xe0", "compound"),
)
WEB_PAGE_STARTS = (b"<!doctype html", b"<html", b"<head", b"<table", b"<meta", b"<script", b"<body")
MACRO_WORKBOOK = b"macroEnabled.main+xml"  # some writers list other macro types that no part of the file has


def content_of(data: bytes) -> str:
    """What the bytes are, whatever the name says: text, xlsx, xlsm, ods, xls, protected, html, picture, pdf, other."""
    kind = next((kind for start, kind in SIGNATURES if data.startswith(start)), "")
    if kind == "archive":
        return _content_of_archive(data)
    if kind == "compound":
        return _content_of_compound(data)
    if kind:
        return kind
    beginning = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if beginning.startswith(WEB_PAGE_STARTS) or (beginning.startswith(b"<?xml") and b"<html" in beginning):
        return "html"
    return "xml" if beginning.startswith(b"<?xml") else "text"


def _content_of_archive(data: bytes) -> str:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        names = {entry.filename for entry in archive.infolist()[: MAX_ENTRIES + 1]}
        types = _small(archive, "[Content_Types].xml")
        if MACRO_WORKBOOK in types or any(name.endswith("vbaProject.bin") for name in names):
            return "xlsm"
        if "xl/workbook.xml" in names or b"spreadsheetml.sheet.main" in types:
            return "xlsx"
        if b"opendocument.spreadsheet" in _small(archive, "mimetype"):
            return "ods"
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, RuntimeError, OSError):
        return "damaged"
    return "archive"


def _small(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        with archive.open(name) as entry:
            return entry.read(256 * 1024)
    except KeyError:
        return b""


def _content_of_compound(data: bytes) -> str:
    """An old Office file: its stream names stand in UTF-16 in the directory."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "protected"
    if "_VBA_PROJECT".encode("utf-16-le") in data:
        return "xlsm"
    if "Workbook".encode("utf-16-le") in data or "Book".encode("utf-16-le") in data:
        return "xls"
    return "document"


def check_archive(data: bytes, filename: str) -> None:
    """Refuse an archive that is a bomb, lies about itself or leads out of its folder."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
        _check_directory(entries, len(data), filename)
        for entry in entries:
            _check_entry(entry, data, filename)
    except (zipfile.BadZipFile, zlib.error, struct.error, ValueError, NotImplementedError) as error:
        refuse_damaged(filename, error)


def refuse_damaged(filename: str, cause: Exception | None = None) -> NoReturn:
    """Say that a workbook cannot be opened, and what helps."""
    raise Refused(
        _("“%(file)s” is damaged and cannot be opened. Open it in your spreadsheet program and save it again.")
        % {"file": filename}
    ) from cause


def _check_directory(entries: list[zipfile.ZipInfo], packed: int, filename: str) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES:
        raise Refused(
            _(
                "“%(file)s” holds %(count)d parts inside; at most %(limit)d are read. "
                "Copy the table into a new workbook."
            )
            % {"file": filename, "count": len(entries), "limit": MAX_ENTRIES}
        )
    if unpacked > MAX_UNPACKED or (unpacked > SMALL_ENOUGH and unpacked > MAX_RATIO * packed):
        raise Refused(
            _(
                "“%(file)s” would unpack to %(size)d MB; at most %(limit)d MB and %(ratio)d times its size are read. "
                "Delete empty rows and pictures, or save the table as CSV."
            )
            % {
                "file": filename,
                "size": unpacked // 1024**2,
                "limit": MAX_UNPACKED // 1024**2,
                "ratio": MAX_RATIO,
            }
        )
    names = [entry.filename for entry in entries]
    if len(set(names)) < len(names) or any(_leads_out(entry) for entry in entries):
        raise Refused(
            _("“%(file)s” was not made by a spreadsheet program: its parts have forbidden names. Save it again.")
            % {"file": filename}
        )


def _leads_out(entry: zipfile.ZipInfo) -> bool:
    parts = entry.filename.replace("\\", "/").split("/")
    is_link = (entry.external_attr >> 16) & 0o170000 == SYMLINK
    return is_link or ".." in parts or parts[0] == "" or ":" in parts[0]


def _check_entry(entry: zipfile.ZipInfo, data: bytes, filename: str) -> None:
    """Stream one part: it may not be longer than it says, and its XML may not declare entities."""
    length, kept = 0, b""
    is_xml = entry.filename.lower().endswith((".xml", ".rels"))
    for chunk in _unpack(entry, data):
        length += len(chunk)
        if length > entry.file_size:
            raise Refused(
                _("“%(file)s” says it is smaller than it is and was not opened. Save it again.") % {"file": filename}
            )
        if is_xml:
            window = (kept + chunk).replace(b"\0", b"")
            if b"<!ENTITY" in window or b"<!DOCTYPE" in window:
                raise Refused(
                    _(
                        "“%(file)s” contains an XML document type, which no spreadsheet program writes. "
                        "It was not opened. Save the table again or as CSV."
                    )
                    % {"file": filename}
                )
            kept = chunk[-32:]


def _unpack(entry: zipfile.ZipInfo, data: bytes) -> Iterator[bytes]:
    """The true bytes of one part, whatever the directory says about their number."""
    fields = LOCAL_HEADER.unpack_from(data, entry.header_offset)
    begin = entry.header_offset + LOCAL_HEADER.size + fields[-2] + fields[-1]
    packed = memoryview(data)[begin : begin + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_STORED:
        yield bytes(packed)
        return
    if entry.compress_type != zipfile.ZIP_DEFLATED or entry.flag_bits & 1:
        raise zipfile.BadZipFile("unusual packing")
    inflater = zlib.decompressobj(-15)
    rest: bytes | memoryview = packed
    while rest and not inflater.eof:
        yield inflater.decompress(rest, 1024 * 1024)
        rest = inflater.unconsumed_tail

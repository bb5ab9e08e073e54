"""What PDF/UA-1 (ISO 14289-1) asks of a paper, as far as a program can see it."""

import io

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ContentStream, NameObject

PAINTING = {b"Tj", b"TJ", b"'", b'"', b"Do", b"f", b"F", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*", b"sh"}


def faults(content):
    """What is missing: identification, language, title, tags, words for pictures, order of headings, marked content."""
    reader = PdfReader(io.BytesIO(content))
    root = reader.trailer["/Root"]
    tags = list(elements(root["/StructTreeRoot"]["/K"]))
    asked = {
        "says that it follows PDF/UA-1": b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data(),
        "is tagged": bool(root.get("/MarkInfo", {}).get("/Marked")),
        "names its language": bool(root.get("/Lang")),
        "shows its title": bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") and reader.metadata.title),
        "has no actions": "/OpenAction" not in root and "/AA" not in root,
        "pictures have words": all("/Alt" in tag or "/ActualText" in tag for tag in tags if tag["/S"] == "/Figure"),
        "headings skip no level": without_skips(tags),
        "tables have heads": all(has_head(tag) for tag in tags if tag["/S"] == "/Table"),
        "pages keep the order of tags": all(page.get("/Tabs") == "/S" for page in reader.pages if "/Annots" in page),
        "nothing stands outside the tags": all(is_marked(page, reader) for page in reader.pages),
    }
    return [name for name, fine in asked.items() if not fine]


def elements(node):
    """Every element of the tree of tags."""
    node = node.get_object()
    for part in node if isinstance(node, list) else [node]:
        part = part.get_object()
        if isinstance(part, dict):
            if "/S" in part:
                yield part
            if "/K" in part and not isinstance(part["/K"], int):
                yield from elements(part["/K"])


def without_skips(tags):
    levels = [int(tag["/S"][2:]) for tag in tags if tag["/S"][:2] == "/H" and tag["/S"][2:].isdigit()]
    return bool(levels) and levels[0] == 1 and all(b <= a + 1 for a, b in zip(levels, levels[1:], strict=False))


def has_head(table):
    return any(tag["/S"] == "/TH" for tag in elements(table["/K"]))


def is_marked(page, reader):
    """Whether everything that is painted stands between marks."""
    depth = 0
    for _operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator in (b"BDC", b"BMC"):
            depth += 1
        elif operator == b"EMC":
            depth -= 1
        elif operator in PAINTING and depth == 0:
            return False
    return True


def without_words(content):
    """The same paper with nothing said for its first picture."""
    writer = PdfWriter(clone_from=io.BytesIO(content))
    figure = next(tag for tag in elements(writer.root_object["/StructTreeRoot"]["/K"]) if tag["/S"] == "/Figure")
    del figure[NameObject("/Alt")]
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()

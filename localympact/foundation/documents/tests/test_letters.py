import json

from PIL import ImageFont

from localympact.foundation.documents.fonts.letters import (
    FONTS,
    UNKNOWN,
    balanced,
    can_draw,
    drawable,
    font_files,
    text_width,
    wrapped,
)

ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz āčēģīķļņšūž ąčęėįšųūž åäöé àáâãçéêíóôõúü "
    "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ ÄÅÖ ŠŽČ ΆΈΉΊΌΎΏ абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
)
SIGNS = "0123456789 .,;:!?·…–—-−±×÷=≠≤≥≈ „“”‘’‚«»‹› €£$% § № ° ½ ² ³ ← → ↑ ↓ ■ ● ◆ ◇ ☐ ☑ ✓ • \u00a0\u202f\u2011"


def test_every_letter_of_the_six_languages_can_be_drawn():
    assert [letter for letter in ALPHABETS + ALPHABETS.upper() + SIGNS if not can_draw(letter)] == []


def test_every_letter_that_we_promise_is_in_a_file():
    faces = {path: ImageFont.truetype(path, 20) for path in font_files()}
    unknown = {path: bytes(face.getmask("\U0010fffd")) for path, face in faces.items()}
    for letter in set(ALPHABETS + ALPHABETS.upper()) - {" "}:
        drawn = [path for path, face in faces.items() if bytes(face.getmask(letter)) != unknown[path]]
        assert len([path for path in drawn if "NotoSans-" in path]) == 5, letter


def test_the_widths_are_those_of_the_files():
    files = {
        "regular": "NotoSans-Regular.ttf",
        "semibold": "NotoSans-SemiBold.ttf",
        "narrow": "NotoSans-CondensedSemiBold.ttf",
    }
    for face, name in files.items():
        font = ImageFont.truetype(str(FONTS / name), 1000)
        for word in ("Pašvaldība", "Συνεργασία", "överenskommelser"):
            assert abs(font.getlength(word, features=["-kern"]) - text_width(word, 1000, face)) < 5


def test_every_file_is_licensed_and_explained():
    readme = (FONTS / "README.md").read_text()
    assert "SIL Open Font License" in (FONTS / "OFL.txt").read_text()
    for path in FONTS.glob("*.ttf"):
        assert path.stem.removeprefix("NotoSans") in readme
    assert set(json.loads((FONTS / "measures.json").read_text())) == {"coverage", "widths"}


def test_what_cannot_be_drawn_is_a_visible_sign():
    assert drawable("a\u0304 \u4e2d") == f"ā {UNKNOWN}"


def test_lines_fit_their_width_even_with_the_longest_words():
    words = "Η υποστήριξη ανακοινώνεται ηλεκτροεγκεφαλογραφήματος Sabiedrībasorganizāciju"
    for width in (60, 120, 300):
        lines = wrapped(words, width, 15)
        assert max(text_width(line, 15) for line in lines) <= width
        assert "".join(lines).replace("-", "").replace(" ", "") == words.replace(" ", "")


def test_balanced_lines_are_no_more_than_needed():
    words = "Paperwork fits the sum and the risk"
    assert balanced(words, 240, 15) == ["Paperwork fits the", "sum and the risk"]
    assert wrapped(words, 240, 15) == ["Paperwork fits the sum and the", "risk"]

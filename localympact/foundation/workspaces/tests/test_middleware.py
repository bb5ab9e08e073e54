"""What every answer of the server has gone through."""

from gzip import decompress

import pytest

pytestmark = pytest.mark.django_db


def test_a_page_travels_small_to_a_browser_that_can_unpack_it(client):
    plain = client.get("/en/")
    packed = client.get("/en/", headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain
    assert len(packed.content) < len(plain.content) / 3
    assert decompress(packed.content).startswith(b"<!doctype html>")
    assert "Accept-Encoding" in packed["Vary"]

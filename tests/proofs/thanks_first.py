"""The product behind a door that breaks its promise: it thanks for an answer first and stores it a little later."""

import io
import threading
import time

from localympact.config.wsgi import application as product


def store_later(environ):
    time.sleep(0.2)
    b"".join(product(environ, lambda status, headers, error=None: None))


def application(environ, start_response):
    """Acknowledge every post at once; hand everything else on."""
    if environ["REQUEST_METHOD"] != "POST":
        return product(environ, start_response)
    body = io.BytesIO(environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)))
    threading.Thread(target=store_later, args=[environ | {"wsgi.input": body}], daemon=True).start()
    start_response("201 Created", [("Content-Type", "application/json")])
    return [b"{}"]

"""How fast one address may begin and send answers; a whole school behind one address is not too fast."""

from __future__ import annotations

import hashlib
import hmac
import time

from django.conf import settings
from django.core.cache import cache

WINDOW = 60


def seconds_to_wait(address: str) -> int:
    """Count one more from this address; how long to wait when there were too many in this minute, else 0.

    The address itself is kept nowhere: only a keyed fingerprint, in the cache, for two minutes.
    """
    now = time.time()
    window = int(now // WINDOW)
    secret = settings.SECRET_KEY.encode()
    key = "pace-" + hmac.new(secret, f"{address} {window}".encode(), hashlib.sha256).hexdigest()
    cache.add(key, 0, 2 * WINDOW)
    try:
        number = cache.incr(key)
    except ValueError:  # the cache was emptied in between
        return 0
    return max(1, WINDOW - int(now % WINDOW)) if number > settings.ANSWERS_PER_MINUTE else 0

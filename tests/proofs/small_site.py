"""The smallest site that stores something: one row per posted id, acknowledged when it is on disk."""

import os
import threading
import time

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import transaction
from django.http import HttpResponse
from django.urls import path
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

django.setup(set_prefix=False)
settings.ROOT_URLCONF = __name__
settings.MIDDLEWARE = []
application = WSGIHandler()

from localympact.foundation.jobs.models import Schedule  # noqa: E402 - models need the applications
from localympact.foundation.jobs.views import show_health  # noqa: E402


def store(name):
    with transaction.atomic():
        Schedule.objects.get_or_create(name=name, defaults={"last_slot": timezone.now()})


def store_later(name):
    time.sleep(0.2)
    store(name)


@csrf_exempt
def keep(request, name):
    if os.environ.get("BROKEN") == "acknowledge first":
        threading.Thread(target=store_later, args=[name], daemon=True).start()
    else:
        store(name)
    return HttpResponse(status=201)


urlpatterns = [path("healthz", show_health), path("keep/<str:name>", keep)]

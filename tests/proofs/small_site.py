"""The smallest site that takes answers through the product's own door: 201 when one is on disk."""

import os
import threading
import time

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

django.setup(set_prefix=False)
settings.ROOT_URLCONF = __name__
settings.MIDDLEWARE = []
application = WSGIHandler()

from localympact.foundation.core.scope import across_workspaces  # noqa: E402 - models need the applications
from localympact.foundation.jobs.views import show_health  # noqa: E402
from localympact.foundation.workspaces.actors import RESPONDENT  # noqa: E402
from localympact.phase1_mapping.responses.changes import receive_response  # noqa: E402
from localympact.phase1_mapping.surveys.models import WaveSide  # noqa: E402


def store(pk, instance_id):
    with across_workspaces("the proof has one survey"):
        side = WaveSide.objects.select_related("wave", "workspace").get(pk=pk)
    return receive_response(side, instance_id=instance_id, answers={"Q1": "time"}, by=RESPONDENT).status


def store_later(pk, instance_id):
    time.sleep(0.2)
    store(pk, instance_id)


@csrf_exempt
def answer(request, pk, instance_id):
    if os.environ.get("BROKEN") == "acknowledge first":
        threading.Thread(target=store_later, args=[pk, instance_id], daemon=True).start()
        return HttpResponse(status=201)
    return HttpResponse(status=store(pk, instance_id))


urlpatterns = [path("healthz", show_health), path("answer/<uuid:pk>/<uuid:instance_id>", answer)]

"""The app as a student runs it: commands, a real server, a real HTTP client, a stand-in API."""

import os
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from stand_in import StandIn

pytestmark = pytest.mark.skipif(os.name != "posix", reason="hands a socket to the server")

PAYLOAD = {"userId": 7, "id": 1, "title": "from the stand-in", "completed": True}


# pytest-django names the checks' settings here; a student's shell does not.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}


def manage(folder, *arguments) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=folder, capture_output=True, text=True,
        check=True, env=ENVIRONMENT,
    )  # fmt: skip


@pytest.fixture
def serve():
    """Give a function that serves a project with uvicorn and returns its address."""
    running = []

    def serve(folder, **environment) -> str:
        listener = socket.create_server(("127.0.0.1", 0))
        command = [sys.executable, "-m", "uvicorn", "config.asgi:application"]
        process = subprocess.Popen(
            [*command, "--fd", str(listener.fileno())], cwd=folder, env=ENVIRONMENT | environment,
            pass_fds=[listener.fileno()], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        running.append(process)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        listener.close()
        return address  # the listener exists already: a request waits until the server is up

    yield serve
    for process in running:
        process.terminate()
        process.wait(20)


def test_the_starter_runs_from_the_first_commit(make, serve):
    folder = make(base="starter")
    assert "no issues" in manage(folder, "check").stdout
    address = serve(folder)
    page = httpx.get(f"{address}/fetch-data/").text
    assert "The install worked successfully" in page  # Django's page while there is no route


def test_the_route_appears_with_the_view(make, serve):
    view = "from django.http import HttpResponse\nasync def fetch_data(request):\n"
    folder = make(base="starter", views=view + "    return HttpResponse('half done')\n")
    assert httpx.get(f"{serve(folder)}/fetch-data/").text == "half done"


def test_the_reference_answers_and_does_not_wait_in_line(make, serve, tmp_path):
    folder = make()
    assert manage(folder, "makemigrations", "--check", "items")
    manage(folder, "migrate")
    rows = "from items.models import Item; [Item.objects.create(name=n) for n in 'abc']"
    manage(folder, "shell", "-c", rows)
    with StandIn("jsonplaceholder.typicode.com", PAYLOAD, tmp_path) as api:
        address = f"{serve(folder, **api.environment())}/fetch-data/"
        reply = httpx.get(address).json()
        print(reply)
        assert reply == {"external": PAYLOAD, "item_count": 3}
        api.hold()
        api.waiting = 0
        with ThreadPoolExecutor(5) as pool:
            replies = [pool.submit(httpx.get, address, timeout=60) for _ in range(5)]
            while api.waiting < 5:  # all five wait for the API at the same time, or this hangs
                time.sleep(0.01)
            api.release()
            assert {future.result().status_code for future in replies} == {200}

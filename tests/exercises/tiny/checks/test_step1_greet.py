"""Greet.

In `hello/views.py`, write a view `hello` that answers with the text `Hello`.
"""

import pytest

from checks.harness import fail, show


@pytest.mark.points(3)
@pytest.mark.about("hello/views.py", "hello")
def test_it_answers(get):
    """The view answers.

    A view returns a response: `return HttpResponse(...)`
    """
    status = get("/hello/").status_code
    if status != 200:
        fail(f"The reply has the status {status}.", wanted="status 200")


@pytest.mark.points(4)
@pytest.mark.about("hello/views.py", "hello")
def test_it_greets(get):
    """The view says Hello.

    The text stands between the brackets of `HttpResponse`.
    """
    text = get("/hello/").content.decode()
    if "Hello" not in text:
        fail(f"The reply is {show(text)}.", wanted="a text that holds Hello")

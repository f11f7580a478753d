"""Greet by name.

Where the address has a `name`, as in `/hello/?name=Ada`, greet that person.
"""

import pytest

from checks.harness import fail, show


@pytest.mark.points(5)
@pytest.mark.about("hello/views.py", "name", "hello")
def test_it_greets_by_name(get):
    """The greeting has the name in it.

    `request.GET` holds what stands after the question mark.
    """
    text = get("/hello/?name=Ada").content.decode()
    if "Ada" not in text:
        fail(f"The reply to /hello/?name=Ada is {show(text)}.", wanted="Hello Ada")

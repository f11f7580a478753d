"""Find the frame of the view among all that runs, to read the variables it ends with."""

import functools
import inspect
import sys
import threading
from types import CodeType, FrameType, FunctionType

from django.urls import URLPattern
from django.views import View

from checks.harness.asking.ended import line_at_the_end
from checks.harness.asking.waiting import in_main_thread
from checks.harness.fault import Place
from checks.harness.sources import Sources


class FrameWatch:
    """Keep the frames of the student's functions that are called.

    A frame that somebody holds keeps its variables when its function has ended. Make this object
    before any thread is started: a thread is watched from its start, or from the end of a function
    that is `unwatched`. Watching makes all that runs slower, so it ends when the view is `found`.
    """

    def __init__(self, sources: Sources):
        self.sources = sources
        self.prefix = sources.prefix
        self.frames: dict[int, FrameType] = {}  # by id: a coroutine's frame is entered often
        self.wanted: CodeType | None = None
        self.found = False  # the view, in the thread of the event loop
        threading.setprofile(self.note)

    def note(self, frame: FrameType, event: str, _arg) -> None:
        if self.found:
            sys.setprofile(None)
        elif event != "call" or not frame.f_code.co_filename.startswith(self.prefix):
            return
        elif not frame.f_code.co_name.startswith("<"):
            self.frames[id(frame)] = frame
            self.found = in_main_thread() and frame.f_code is self.wanted

    def start(self, route: URLPattern) -> None:
        """Watch from the moment on at which Django asks which view is at the address of `route`."""

        def resolve(path):
            sys.setprofile(self.note)
            return URLPattern.resolve(route, path)

        self.frames, self.found = {}, False
        self.wanted = code_of(route.callback)
        route.resolve = resolve

    def stop(self) -> None:
        sys.setprofile(None)

    def tell(self, visit) -> None:
        """Note in a visit what the view left: its code, its variables, the line at which it ended.

        `visit` is a Visit; it keeps what it has where the view never ran.
        """
        if frame := self.of_the_view():
            visit.code, visit.variables = frame.f_code, dict(frame.f_locals)
            file = self.sources.relative(frame.f_code.co_filename)
            visit.ended_at = Place(file, line_at_the_end(frame, self.sources.tree(file)))

    def of_the_view(self) -> FrameType | None:
        """Return the last frame of the view itself, not of its decorators or helpers."""
        frames = list(self.frames.values())
        own = [f for f in frames if f.f_code is self.wanted]
        named = [f for f in frames if f.f_code.co_qualname == "fetch_data"]
        awaited = [f for f in frames if f.f_code.co_flags & inspect.CO_COROUTINE]
        return (own or named or awaited[:1] or frames[:1] or [None])[-1]


def unwatched(function):
    """Return `function` so that the frames of what it calls are not watched in its thread."""

    @functools.wraps(function)
    def run(*args):
        sys.setprofile(None)
        try:
            return function(*args)
        finally:
            sys.setprofile(threading.getprofile())

    return run


def unwrapped(view):
    """Return the function under decorators that used functools.wraps.

    What View.as_view() made is such a function too, whatever stands around its `dispatch`.
    """
    try:
        return inspect.unwrap(view, stop=is_of_a_class)
    except ValueError:  # a circle
        return view


def is_of_a_class(view) -> bool:
    """Say whether a view is the function that View.as_view() makes."""
    return getattr(view, "__code__", None) in View.as_view.__func__.__code__.co_consts


def code_of(view) -> CodeType | None:
    """Return the code that was written as the view: under decorators, in a class, in a partial."""
    seen = []
    while not any(view is known for known in seen):
        seen.append(view)
        view = unwrapped(view)
        if hasattr(view, "view_class"):  # View.as_view()
            view = getattr(view.view_class, "get", view)
        elif isinstance(view, functools.partial):
            view = view.func
        elif inspect.ismethod(view):
            view = view.__func__
        elif not inspect.isfunction(view):  # an object that can be called
            view = getattr(type(view), "__call__", view)  # noqa: B004
        elif view.__name__ != "fetch_data":  # perhaps a wrapper made without functools.wraps
            held = async_functions(*held_by(view))
            named = [function for function in held if function.__name__ == "fetch_data"]
            view = next(iter(named or held), view)
    return getattr(view, "__code__", None)


def async_functions(*values: object) -> list[FunctionType]:
    """Return the async functions among values, and those that these keep, the nearest first."""
    found: list[FunctionType] = []
    wanted = list(values)
    while wanted:
        value = wanted.pop(0)
        if inspect.isfunction(value) and inspect.iscoroutinefunction(value) and value not in found:
            found.append(value)
            wanted += held_by(value)
    return found


def held_by(function) -> list:
    """Return the values that a function keeps from the function around it."""
    values = []
    for cell in function.__closure__ or ():
        try:
            values.append(cell.cell_contents)
        except ValueError:  # not set yet
            continue
    return values

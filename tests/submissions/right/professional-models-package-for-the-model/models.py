"""The models of the app, in one place for Django."""

from .entities import Item

__all__ = ["Item"]

"""What a check may use."""

from checks.harness.fault import fail, show

__all__ = ["fail", "show"]

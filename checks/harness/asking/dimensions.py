"""The dimensions in which data vary: authoring/dimensions.toml lists them."""

FROZEN: set[str] = set()  # dimensions that do not vary; a test freezes one at a time


def varies(dimension: str) -> bool:
    """Say whether data vary in a dimension."""
    return dimension not in FROZEN

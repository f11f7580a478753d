"""What a visit must show: each function fails where it does not."""

"""Ask the view and see what it does: requests, a faked API, rows, the event loop."""

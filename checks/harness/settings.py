"""Django's settings while checks run; the submission's own config/ is never loaded.

INSTALLED_APPS lacks the student's app on purpose: checks add it when a submission is looked at, so
that one process can hold the checks ready for a whole class.
"""

from pathlib import Path

BASE_DIR = Path.cwd()  # nothing here needs it; a view may look it up
SECRET_KEY = "checks"
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS: list[str] = []
MIDDLEWARE: list[str] = []
ROOT_URLCONF = "checks.harness.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
LOGGING_CONFIG = None
DEBUG_PROPAGATE_EXCEPTIONS = True  # what ends the view is looked at: nobody needs a page of it

# One database in memory that every thread of the process shares: a view may count in a thread.
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": "file:checks?mode=memory&cache=shared",
        "OPTIONS": {"uri": True},
    }
}

"""The data of the app: one table, described by one model."""

from django.db import models  # noqa: F401 - you need it for step 1

# TODO(step 1): write the model Item. Its only field is name, a CharField with max_length=100.

"""One setting for all generated tests: no time limit, for a busy machine is no mistake of the code."""

from hypothesis import settings

settings.register_profile("alur", deadline=None, print_blob=True)
settings.load_profile("alur")

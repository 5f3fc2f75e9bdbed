"""Settings of all tests."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # machines are noisy; no test asserts times
settings.load_profile("untimed")

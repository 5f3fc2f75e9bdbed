"""Quality as a mentor would rate it: nine ratings, the chance to pass, and the reasons; learned from rated proposals."""

from __future__ import annotations

from assistant.quality.model import Quality, quality_of

__all__ = ["Quality", "quality_of"]

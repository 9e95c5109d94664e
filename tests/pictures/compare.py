"""How far two pictures differ to an eye that does not care about the edges of letters.

Letters are drawn a little differently by every machine, so pictures are compared after they were
made as small as a stamp: what stands where, how large and in which colour still shows.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

STAMP: Final = QSize(160, 90)
MOST_ON_AVERAGE: Final = 2.0
"""Of 255, over all of the picture."""
MOST_SOMEWHERE: Final = 56.0
"""Of 255, at one spot of the stamp."""
DRAWS: Final = bool(os.environ.get("ICEBERG_DRAW_PICTURES"))
"""Whether the stored pictures are drawn anew instead of compared; look at each of them then."""


def check_against(stored: Path, picture: QImage, most: float = MOST_SOMEWHERE) -> None:
    """Fail when `picture` differs from the one that is stored, or store it when told so."""
    if DRAWS:
        stored.parent.mkdir(exist_ok=True)
        quality = 82 if stored.suffix == ".webp" else -1
        assert picture.save(str(stored), stored.suffix.removeprefix("."), quality)
        return
    before = QImage(str(stored))
    assert not before.isNull(), f"{stored.name} is not stored; ICEBERG_DRAW_PICTURES=1 draws it"
    assert before.size() == picture.size()
    off = np.abs(_stamp(before) - _stamp(picture))
    assert off.mean() <= MOST_ON_AVERAGE, f"{stored.name} differs by {off.mean():.1f} on average"
    assert off.max() <= most, f"{stored.name} differs by {off.max():.0f} at one spot"


def _stamp(picture: QImage) -> np.ndarray:
    small = picture.convertToFormat(QImage.Format.Format_RGB888).scaled(
        STAMP,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    small = small.convertToFormat(QImage.Format.Format_RGBX8888)
    pixels = np.frombuffer(small.constBits(), dtype=np.uint8)
    return pixels.reshape(STAMP.height(), STAMP.width(), 4)[..., :3].astype(float)

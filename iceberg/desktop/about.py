"""What this program is, and whose work it stands on."""

from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QMessageBox, QWidget

from iceberg.words import tr


def show_about(parent: QWidget, version: str) -> None:
    """Show version, licence, and the licences of what is shipped along."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(tr("About Iceberg"))
    box.setText(tr("Iceberg {version}", version=version))
    box.setInformativeText(
        tr(
            "Icebergs and causal loop diagrams, drawn with a group.\n\n"
            "MIT licence. Made with Qt {qt} and PySide6 (LGPL), networkx (BSD), pydantic (MIT), "
            "numpy (BSD), the typeface Inter (SIL Open Font Licence) and icons by Lucide (ISC).",
            qt=qVersion(),
        )
    )
    box.open()

"""From a Vensim model to a causal loop diagram.

What is drawn counts: variables are the words of the sketch, links its arrows and the pipes of its
flows. Equations give notes, stocks, and signs that the sketch does not show.
"""

from __future__ import annotations

from iceberg.errors import FormatError
from iceberg.exchange.decoding import decoded
from iceberg.exchange.imported import Diagram, FoundLink, FoundVariable, Imported, imported
from iceberg.exchange.vensim.drawn import Drawn
from iceberg.exchange.vensim.equations import Equation, equations_in
from iceberg.exchange.vensim.names import RESERVED, name_key
from iceberg.exchange.vensim.sketch import VIEW_MARK, views_in
from iceberg.model.text import quoted
from iceberg.words import tr


def read(data: bytes, name: str) -> Imported:
    """Return the diagram in a Vensim model; raises FormatError about the file called `name`."""
    text = decoded(data, name).replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    start = next((n for n, line in enumerate(lines) if line.startswith(VIEW_MARK)), len(lines))
    equations = equations_in("\n".join(lines[:start]))
    views = views_in(lines[start:])
    if not equations and not views:
        raise FormatError(
            tr(
                "“{name}” is not a Vensim model: it has neither equations nor a sketch; "
                "choose another file.",
                name=quoted(name),
            )
        )
    if any(view.words for view in views):
        diagram = Drawn(equations).diagram(views)
    else:
        diagram = _from_equations(equations)
    return imported(diagram, name)


def _from_equations(equations: dict[str, Equation]) -> Diagram:
    """Return what the equations alone say about a model that nobody drew."""
    own = {key: equation for key, equation in equations.items() if key not in RESERVED}
    place = {key: n for n, key in enumerate(own)}
    diagram = Diagram(notes=[tr("The model has no sketch; its links come from its equations.")])
    for key, equation in own.items():
        diagram.variables.append(
            FoundVariable(equation.name, role=equation.role, note=equation.comment)
        )
        # A stock that is not finished lists itself among its causes.
        diagram.links += [
            FoundLink(place[name_key(cause)], place[key], "-" if negative else "?")
            for cause, negative in equation.causes
            if name_key(cause) in place and name_key(cause) != key
        ]
    return diagram

"""Parameters of papermill as Swiftlet's code.

The notebook declares its parameters in a cell with the tag `parameters`, with `var`; papermill adds a cell
behind it that assigns those that it was given. So each keeps its declared type: `0.1` is a Float for
`var rate: Float = 0.01`, and `nil` and `[]` have one.
"""

import math
import re

from papermill.engines import NBClientEngine
from papermill.models import Parameter
from papermill.translators import Translator, papermill_translators

ESCAPES = {"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r", "\t": r"\t", "\0": r"\0"}
DECLARATION = re.compile(
    r"^\s*(?:var|let)\s+(?P<name>\w+)\s*(?::\s*(?P<type>[^=]+?))?\s*=\s*(?P<value>.*?)\s*(?://\s*(?P<help>.*))?$"
)


class SwiftTranslator(Translator):
    """Values and comments as Swift writes them."""

    @classmethod
    def translate_str(cls, val):
        def escaped(character):
            if character < " " and character not in ESCAPES:
                return f"\\u{{{ord(character):x}}}"
            return ESCAPES.get(character, character)

        return '"' + "".join(map(escaped, str(val))) + '"'

    # What papermill does with values that are none of JSON's, such as dates.
    translate_escaped_str = translate_str

    @classmethod
    def translate_none(cls, val):
        return "nil"

    @classmethod
    def translate_float(cls, val):
        if math.isfinite(val):
            return repr(val)
        return ".nan" if math.isnan(val) else ".infinity" if val > 0 else "-.infinity"

    @classmethod
    def translate_list(cls, val):
        return f"[{', '.join(map(cls.translate, val))}]"

    @classmethod
    def translate_dict(cls, val):
        members = [f"{cls.translate_str(key)}: {cls.translate(value)}" for key, value in val.items()]
        return f"[{', '.join(members) or ':'}]"

    @classmethod
    def comment(cls, cmt_str):
        return f"// {cmt_str}, which the cell tagged 'parameters' declares with `var`"

    @classmethod
    def inspect(cls, parameters_cell):
        found = filter(None, map(DECLARATION.match, parameters_cell["source"].splitlines()))
        return [
            Parameter(
                name=match["name"], inferred_type_name=match["type"] or "None",
                default=match["value"], help=match["help"] or "",
            )
            for match in found
        ]


papermill_translators.register("swift", SwiftTranslator)


class Engine(NBClientEngine):
    """papermill's own engine: it is here because papermill looks for engines."""

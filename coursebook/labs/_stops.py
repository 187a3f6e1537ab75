"""What is said of a reader's function that stops with an error: in words, with what may help."""

from typing import Any

from coursebook.labs._compare import shown

PRINT = "`print(rows[0])` shows what a row holds."
EMPTY = f"A list is shorter than you took it for: most often no row fitted. {PRINT}"
COLUMN = "A column whose name stands in a variable is read by `getattr(row, variable)`."


def call(given: Any, case: tuple[Any, ...]) -> str:
    """Return a try as a reader would type it.

    Args:
        given: the function.
        case: its arguments.
    """
    return f"{getattr(given, '__name__', 'your function')}({', '.join(map(shown, case))})"


def stopped(given: Any, case: tuple[Any, ...], error: Exception) -> str:
    """Return what is said of a function that stopped.

    Args:
        given: the function.
        case: what it was asked.
        error: what it raised.
    """
    told = str(error).rstrip(".")
    named = f"{type(error).__name__}: {told}" if told else type(error).__name__
    return f"`{call(given, case)}` stops with {named}. {_advice(error, told)}"


def _advice(error: Exception, told: str) -> str:
    found = _BY_KIND.get(type(error).__name__, "Run the call in a cell of its own to see the line.")
    if "None" in told:
        return "Some values are empty, that is `None`: leave those out."
    if isinstance(error, TypeError) and "datetime" in told:
        return "A date is no number: its year is `.year`, its month `.month`."
    if isinstance(error, TypeError) and "method" in told:
        return f"A function stands where a number should. {COLUMN}"
    if isinstance(error, TypeError) and "argument" in told:
        return "Keep the names in its brackets as they were."
    if isinstance(error, ValueError) and "empty" in told:
        return EMPTY
    return found


_BY_KIND = {
    "UnboundLocalError": (
        "A name is used before it has a value. Either nothing was put into it at the start, such "
        "as `total = 0`, or no row fitted what was asked, so that the line was never reached. "
        f"{PRINT}"
    ),
    "NameError": "Nothing has this name yet. Mind its spelling, and run all cells above first.",
    "KeyError": f"Nothing stands under this key. Are your keys of the kind asked for? {PRINT}",
    "IndexError": (
        "A list is shorter than you took it for: no row fitted, or a year was taken for a place; "
        f"places are counted from 0. {PRINT}"
    ),
    "StopIteration": f"No row fitted what was asked. {PRINT}",
    "AttributeError": f"There is no such column or part. {PRINT} {COLUMN}",
    "ZeroDivisionError": "Something was divided by zero: most often a count of no rows.",
    "RecursionError": "It calls itself without end.",
}

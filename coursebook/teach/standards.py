"""Which standards the course can serve; the frameworks' own documents decide."""

from dataclasses import dataclass

from coursebook.teach.subject import told


@dataclass(frozen=True, slots=True)
class Standard:
    """One standard, and where in the course it is worked on."""

    name: str
    says: str
    worked_on: str


@dataclass(frozen=True, slots=True)
class Framework:
    """A body of standards."""

    name: str
    note: str
    standards: tuple[Standard, ...]


FRAMEWORKS = tuple(
    Framework(
        each["name"], each["note"], tuple(Standard(**standard) for standard in each["standards"])
    )
    for each in told().get("frameworks", ())
)

"""What Moodle calls the columns of a quiz report, in English, German, French and Spanish.

From Moodle's public language packs (`moodle.php`, `quiz.php` and `grades.php` of en, de, fr, es),
by the names that they give their strings. Words are written as `tables.plain` makes them.
"""

FIRST = ("firstname", "vorname", "prénom", "nombre")
"""The string `firstname`."""
LAST = ("lastname", "surname", "nachname", "nomdefamille", "nom", "apellidos", "apellido")
"""The string `lastname`; older packs of English say Surname."""
FULL = ("fullname", "vollständigername", "nomcomplet", "nombrecompleto")
"""The string `fullname`."""
NUMBER = ("idnumber", "idnummer", "numérodidentification", "númerodeid")
"""The string `idnumber`."""
LOGIN = ("username", "anmeldename", "nomdutilisateur", "nombredeusuario")
"""The string `username`."""
EMAIL = ("emailaddress", "email", "emailadresse", "adressedecourriel", "direccióndecorreo")
"""The string `email`."""
STATE = ("state", "status", "statut", "estado")
"""The string `attemptstate`; older packs of English say State."""
COMPLETED = ("completed", "abgeschlossen", "beendet", "terminé", "completado", "finalizado")
"""How headings begin that come of `completedon` and `timecompleted`; older packs say more."""
STARTED = ("started", "begonnen", "commencé", "comenzado")
"""How headings begin that come of `startedon`."""
GRADE = ("grade", "bewertung", "note", "calificación")
"""The strings `gradenoun` and `grade`."""
UNFINISHED = (
    *("inprogress", "inbearbeitung", "encours", "encurso"),  # stateinprogress
    *("overdue", "überfällig", "enretard", "atrasados"),  # stateoverdue
    *("neversubmitted", "nieabgegeben", "jamaisenvoyée", "nuncaenviado"),  # stateabandoned
    *("abandoned", "notstarted"),
)
"""States of an attempt that has no result yet."""
SUMMARY = (
    *("overallaverage", "gesamtdurchschnitt", "moyenneglobale", "promediogeneral"),
    "groupaverage",
)
"""The string `overallaverage`: a row that is no student's."""
MONTHS = (
    *("januar", "februar", "märz", "april", "mai", "juni", "juli", "august"),
    *("september", "oktober", "november", "dezember"),
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août"),
    *("septembre", "octobre", "novembre", "décembre"),
    *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto"),
    *("septiembre", "octubre", "noviembre", "diciembre"),
)
"""Names of the months, twelve a language."""


def bare(word: str) -> str:
    """Return a heading without letters that have accents: some exports lose them.

    Args:
        word: as `tables.plain` makes it.
    """
    return "".join(each for each in word if each.isascii())


def fits(heading: str, words: tuple[str, ...]) -> bool:
    """Return whether a heading is one of some words.

    Args:
        heading: as `tables.plain` makes it.
        words: such as FIRST.
    """
    return heading in words or heading in map(bare, words)

"""Typical wrong answers to each lab, as a reader would type them, and words that they are told."""

from tests.unit.labs.wrong_later import LATER

WRONG: dict[str, list[tuple[str, str]]] = {
    "own-turning-point": [
        (
            "def around(kind, year):\n"
            "    rows = [r for r in datasets.load('events') if r.kind == kind]\n"
            "    return (sum(r.date.year <= year for r in rows),\n"
            "            sum(r.date.year >= year for r in rows))",
            "in both of your numbers",
        ),
        (
            "def around(kind, year):\n"
            "    rows = [r for r in datasets.load('events') if r.kind == kind]\n"
            "    return sum(r.date < year for r in rows), 0",
            "its year is `.year`",
        ),
        ("def around(kind, year):\n    return len(kind) + year", "2 values in a row are asked"),
        (
            "def around(kind, year):\n"
            "    rows = datasets.load('events')\n"
            "    return (sum(r.date.year < year for r in rows),\n"
            "            sum(r.date.year >= year for r in rows))",
            "events of every kind",
        ),
        (
            "def around(kind, year):\n"
            "    rows = [r for r in datasets.load('events') if r.kind == kind]\n"
            "    return (sum(r.date.year <= year for r in rows),\n"
            "            sum(r.date.year > year for r in rows))",
            "Events in the year itself belong to the second number",
        ),
        ("def around(kind, year):\n    return 5, 4", "gives the same in every try"),
    ],
    "largest-drill": [
        (
            "def largest(side, count, first):\n"
            "    rows = [r for r in datasets.load('exercises') if r.side == side]\n"
            "    return max(r.declared_low_troops or 0 for r in rows if r.year >= first)",
            "`largest('Russia', 'estimated_low_troops', 2009)` give the same",
        ),
        (
            "def largest(side, count, first):\n"
            "    for r in datasets.load('exercises'):\n"
            "        if r.side == side and r.year >= first:\n"
            "            return getattr(r, count)",
            "Look at all of them before you `return`",
        ),
        (
            "def largest(side, count, first):\n"
            "    rows = [r for r in datasets.load('exercises') if r.side == side]\n"
            "    return max(getattr(r, count) or 0 for r in rows if r.year > first)",
            "`first` itself count too",
        ),
        (
            "def largest(side, count, first):\n"
            "    rows = [r for r in datasets.load('exercises') if r.side == side]\n"
            "    return max(getattr(r, count) for r in rows if r.year >= first)",
            "leave those out",
        ),
        (
            "def largest(side, count, first):\n"
            "    rows = [r for r in datasets.load('exercises') if r.side == side]\n"
            "    return max(getattr(r, count) or 0 for r in rows)",
            "drills of the Cold War",
        ),
        ("def largest(side, count, first):\n    return 90000", "gives the same in every try"),
    ],
    "soldiers-by-year": [
        (
            "def change(first, last):\n"
            "    return datasets.load('us_troops_europe')[first].europe_troops",
            "a year was taken for a place",
        ),
        (
            "def change(first, last):\n"
            "    for r in datasets.load('us_troops_europe'):\n"
            "        if r.year == str(first):\n"
            "            a = r.europe_troops\n"
            "    return a",
            "or no row fitted what was asked",
        ),
        (
            "def change(first, last):\n"
            "    t = {r.year: r.europe_troops for r in datasets.load('us_troops_europe')}\n"
            "    return (t[last] - t[first]) / t[first]",
            "Times 100 makes it per cent",
        ),
        (
            "def change(first, last):\n"
            "    t = {r.year: r.europe_troops for r in datasets.load('us_troops_europe')}\n"
            "    return 100 * (t[last] - t[first]) / t[last]",
            "You divided by the number at the end",
        ),
        ("def change(first, last):\n    return -65", "gives the same in every try"),
    ],
    "what-grew": [
        (
            "grown = {'members': 75, 'border': ..., 'soldiers': ...}",
            "members: that is the growth",
        ),
        (
            "grown = {'members': 7, 'border': 689.5, 'soldiers': ...}",
            "border: that takes 1998",
        ),
        ("grown = {'members': 1.75, 'border': ..., 'soldiers': 0.705}", "is without the Americans"),
        ("grown = {'members': 1.75, 'border': ..., 'soldiers': 0.8137}", "you added the Americans"),
        ("grown = {'members': 28 / 19, 'border': ..., 'soldiers': ...}", "you divided by 1999"),
        (
            "t = [(r.round, r.total_km) for r in borders]\n"
            "grown['border'] = (sum(k for y, k in t if y <= 2016)\n"
            "                   / sum(k for y, k in t if y <= 1998))",
            "border: you added up rows that are totals already",
        ),
        ("grown['Members'] = 1.75", "Not asked: Members"),
        (
            "grown = {'members': 32 / 16, 'border': ..., 'soldiers': ...}",
            "The column is `accession_date`",
        ),
        (
            "t = {r.round: r.total_km for r in borders}\n"
            "grown = {'members': 1.75, 'border': t[2024] / t[1990], 'soldiers': ...}",
            "you took the last round of the table, with Finland",
        ),
        ("grown = {'members': 1.75, 'border': ..., 'soldiers': ...}", "Right so far: members."),
        ("grown = 1.75", "a dict is asked"),
    ],
    "border-by-line": [
        (
            "def kilometres(column, kaliningrad):\n"
            "    total = 0\n"
            "    for row in datasets.load('border_russia_nato'):\n"
            "        total += getattr(row, column)\n"
            "        return total",
            "Does `return` stand inside the loop",
        ),
        (
            "def kilometres(column, kaliningrad):\n"
            "    return sum(getattr(r, column) for r in datasets.load('border_russia_nato'))",
            "Your sum holds Kaliningrad always",
        ),
        (
            "def kilometres(column, kaliningrad):\n"
            "    rows = datasets.load('border_russia_nato')\n"
            "    return sum(r.cia_factbook_km for r in rows\n"
            "               if kaliningrad or r.part_of_russia != 'Kaliningrad')",
            "You read the same column whatever is asked",
        ),
        ("def kilometres(column, kaliningrad):\n    return 2626", "gives the same in every try"),
    ],
    "nearest-member": [
        (
            "def nearest(city, year):\n"
            "    rows = [r for r in datasets.load('distances') if r.city == city]\n"
            "    return [r for r in rows if r.round < year][-1].distance_km",
            "`<=`, not `<`",
        ),
        (
            "def nearest(city, year):\n"
            "    rows = [r for r in datasets.load('distances') if r.city == city]\n"
            "    return rows[-1].distance_km",
            "You take the last round of all, whatever the year",
        ),
        (
            "def nearest(city, year):\n"
            "    rows = [r for r in datasets.load('distances') if r.city == city]\n"
            "    return [r for r in rows if r.round == year][0].distance_km",
            "stops with IndexError",
        ),
        ("def nearest(city, year):\n    return 589", "gives the same in every try"),
    ],
    "race-that-stops": [
        (
            "def line(reaction, fatigue, grievance):\n    return grievance / (reaction - fatigue)",
            "Mind that the grievance is",
        ),
        ("def line(reaction, fatigue, grievance):\n    return -grievance", "the goodwill alone"),
        (
            "def line(reaction, fatigue, grievance):\n    return -grievance / (reaction + fatigue)",
            "take the difference",
        ),
        (
            "def line(reaction, fatigue, grievance):\n"
            "    start = 0\n"
            "    while start < 50:\n"
            "        race = ArmsRace.symmetric(reaction, fatigue, grievance)\n"
            "        if race.rates((start, start))[0] > 0:\n"
            "            return start\n"
            "        start += 1",
            "which is too high",
        ),
        ("def line(reaction, fatigue, grievance):\n    return 4", "gives the same in every try"),
        ("line = 2", "Hand it the function itself, `line`"),
    ],
    "words-counted": [
        (
            "def speaking(words, since):\n"
            "    texts = sources.document_set('putin-in-his-words')\n"
            "    return sum(any(w in (t.translation or t.text).lower() for w in words)\n"
            "               for t in texts if t.date.year > since)",
            "the year `since` itself counts too",
        ),
        (
            "def speaking(words, since):\n"
            "    texts = sources.document_set('putin-in-his-words')\n"
            "    return sum(any(w in t.text.lower() for w in words)\n"
            "               for t in texts if t.date.year >= since)",
            "their English is in `translation`",
        ),
        (
            "def speaking(words, since):\n"
            "    texts = sources.document_set('putin-in-his-words')\n"
            "    return sum(any(w in (t.translation or t.text) for w in words)\n"
            "               for t in texts if t.date.year >= since)",
            "Capitals keep words apart",
        ),
        ("def speaking(words, since):\n    return 3", "gives the same in every try"),
    ],
    "what-came-before": [
        (
            "def came(year):\n"
            "    m = [r.accession_date.year for r in datasets.load('nato_members')]\n"
            "    g = [r.since for r in datasets.load('forward_presence')]\n"
            "    s = [r.in_service.year for r in datasets.load('missile_defence')\n"
            "         if r.kind == 'land site']\n"
            "    return (sum(1999 <= y <= year for y in m), sum(y <= year for y in g),\n"
            "            sum(y < year for y in s))",
            "for sites, which is too low",
        ),
        (
            "def came(year):\n"
            "    m = [r.accession_date.year for r in datasets.load('nato_members')]\n"
            "    g = [r.since for r in datasets.load('forward_presence')]\n"
            "    s = [r.in_service.year for r in datasets.load('missile_defence')\n"
            "         if r.kind == 'land site']\n"
            "    return [sum(y <= year for y in each) for each in (m, g, s)]",
            "You counted accessions from 1949",
        ),
        (
            "def came(year):\n"
            "    m = [r.accession_date.year for r in datasets.load('nato_members')]\n"
            "    g = [r.since for r in datasets.load('forward_presence')]\n"
            "    s = [r.in_service.year for r in datasets.load('missile_defence')]\n"
            "    m = [y for y in m if y >= 1999]\n"
            "    return [sum(y <= year for y in each) for each in (m, g, s)]",
            "You counted all of missile defence",
        ),
        ("def came(year):\n    return 12, 0, 0", "gives the same in every try"),
    ],
    "shield-needed": [
        (
            "def needed(warheads, share, kill):\n"
            "    for n in range(1, 1000):\n"
            "        if missile_defence.Defence(warheads, sites=n, interceptors=24,\n"
            "                                   kill=kill).share_stopped() > share:\n"
            "            return n",
            "`>=`, not `>`",
        ),
        (
            "def needed(warheads, share, kill):\n    return int(share * warheads / kill / 24)",
            "round up",
        ),
        (
            "import math\n"
            "def needed(warheads, share, kill):\n"
            "    return math.ceil(share * warheads / 24)",
            "as if every shot hit",
        ),
        ("def needed(warheads, share, kill):\n    return 45", "gives the same in every try"),
    ],
    "polls-alike": [
        ("country_a = (0.6, 0.5, 0)\ncountry_b = (0.7, 0.3, 0.1)", "They are per cent"),
        ("country_a = (60, 500, 0)\ncountry_b = (70, 30, 10)", "lies outside 0 to 100"),
        ("country_a = (70, 50, 0)\ncountry_b = (85, 0, 15)", "Make a pair of your own"),
        ("country_a = (60, 25, 0)\ncountry_b = (65, 25, 5)", "change `hide`"),
        ("country_a = (60, 25, 0)\ncountry_b = (62, 25, 0)", "nearly the same"),
        ("country_a = (60, 25)\ncountry_b = (62, 25, 0)", "`country_a` should be three numbers"),
    ],
    **LATER,
}

"""Typical wrong answers to the labs of chapters 4 and 5, and words that they are told."""

LATER: dict[str, list[tuple[str, str]]] = {
    "guideline-bar": [
        (
            "def met(percent, year):\n"
            "    count = 0\n"
            "    for row in datasets.load('nato_defence_share'):\n"
            "        if row.year == year and 'NATO' not in row.code:\n"
            "            count += row.share_gdp_pct >= percent\n"
            "            return count",
            "does `return` stand after the loop",
        ),
        (
            "def met(percent, year):\n"
            "    rows = [r for r in datasets.load('nato_defence_share') if r.year == year]\n"
            "    return sum(r.share_gdp_pct >= percent for r in rows)",
            "Two of them are sums",
        ),
        (
            "def met(percent, year):\n"
            "    rows = [r for r in datasets.load('nato_defence_share') if r.year == year]\n"
            "    return sum(r.share_gdp_pct > percent for r in rows if 'NATO' not in r.code)",
            "you counted allies *above* the bar",
        ),
        ("def met(percent, year):\n    return 23", "gives the same in every try"),
        ("def made(percent, year):\n    return 3\nmet = made(2, 2014)", "Hand it the function"),
    ],
    "effort-or-means": [
        (
            "def growth(code, measure):\n"
            "    rows = [r for r in datasets.load('defence_spending') if r.code == code]\n"
            "    return getattr(rows[-1], measure) / getattr(rows[0], measure)",
            "You divided by the first year of the table",
        ),
        (
            "def growth(code, measure):\n"
            "    rows = [r for r in datasets.load('defence_spending') if r.code == code]\n"
            "    v = {r.year: getattr(r, measure) for r in rows}\n"
            "    return v[2024] - v[2014]",
            "divide, so that the columns can be compared",
        ),
        (
            "def growth(code, measure):\n"
            "    rows = [r for r in datasets.load('defence_spending') if r.code == code]\n"
            "    v = {r.year: getattr(r, measure) for r in rows}\n"
            "    return 100 * (v[2024] / v[2014] - 1)",
            "That is the growth in per cent",
        ),
        ("def growth(code, measure):\n    return 1.92", "gives the same in every try"),
    ],
    "own-substantial": [
        ("your_line = 1e12\ncrossed = {'2020': False, '2022': False}", "from 1 to 1,000,000"),
        ("your_line = 5000\ncrossed = {'2020': True, '2022': False}", "wrong way round"),
        ("your_line = 5000\ncrossed = {'2020': 4700, '2022': 9641}", "True or False"),
        ("your_line = 'many'\ncrossed = {'2020': True, '2022': True}", "a number of soldiers"),
    ],
    "own-ally": [
        ("my_ally = 'poland'\nplaces = {2014: 5, 2024: 2}", "has another place"),
        ("my_ally = 'AUT'\nplaces = {2014: 1, 2024: 2}", "No ally of the table has the code"),
        ("my_ally = 'ISL'\nplaces = {2014: 1, 2024: 2}", "Iceland has no armed forces"),
        ("my_ally = 'USA'\nplaces = {2014: 31, 2024: 29}", "You counted from the lowest share"),
        ("my_ally = 'POL'\nplaces = {2014: 9, 2024: 1}", "has another place"),
    ],
    "own-belief": [
        ("my_prior, my_facts, my_belief = 30, {'a': 3, 'b': 0.5}, 45", "Multiply the odds"),
        ("my_prior, my_facts, my_belief = 0.3, {'a': 3, 'b': 0.5}, 39", "30, not 0.3"),
        ("my_prior, my_facts, my_belief = 30, {'a': 3, 'b': 0.5}, 0.39", "right number as a frac"),
        ("my_prior, my_facts, my_belief = 30, {'a': 3, 'b': 2}, 56.25", "the first fact alone"),
        ("my_prior, my_facts, my_belief = 30, {'a': 3, 'b': 0.5}, 80", "yours is too high"),
        ("my_prior, my_facts, my_belief = 30, {'a': 3, 'b': 0}, 0", "has to be above 0"),
        ("my_prior, my_facts, my_belief = 50, {'a': 1e9, 'b': 2}, 99", "above 1,000"),
        ("my_prior, my_facts, my_belief = 50, {'a': 300, 'b': 20}, 100", "no ratio leads to cert"),
        ("my_prior, my_facts, my_belief = 50, {'a': 2}, 67", "two facts or more"),
        ("my_prior, my_facts, my_belief = 30, [3, 0.5], 39", "a dict of two facts or more"),
        ("my_prior, my_facts, my_belief = 40, {'a': 1.5, 'b': 1}, 0.6", "multiplied the fraction"),
        ("my_prior, my_facts, my_belief = 40, {'a': 1.5, 'b': 1}, 1.0", "Those are the odds"),
    ],
    "what-it-takes": [
        (
            "def ratio(before, after):\n    return (after / (1 - after)) / (before / (1 - before))",
            "which is for fractions",
        ),
        ("def ratio(before, after):\n    return after / before", "You divided the per cents"),
        (
            "def ratio(before, after):\n"
            "    return before / (100 - before) / (after / (100 - after))",
            "Turn it round",
        ),
        ("def ratio(before, after):\n    return 9", "gives the same in every try"),
    ],
    "own-window": [
        (
            "def rise(before, after):\n"
            "    for r in datasets.load('levada_approval'):\n"
            "        if (r.month.year, str(r.month.month)) == before:\n"
            "            a = r.approve_pct\n"
            "    return a",
            "or no row fitted what was asked",
        ),
        (
            "def rise(before, after):\n"
            "    a = {r.month.year: r.approve_pct for r in datasets.load('levada_approval')}\n"
            "    return a[after[0]] - a[before[0]]",
            "Compare the month too",
        ),
        (
            "def rise(before, after):\n"
            "    a = {(r.month.year, r.month.month): r.approve_pct\n"
            "         for r in datasets.load('levada_approval')}\n"
            "    return a[before] - a[after]",
            "A rise should be above zero",
        ),
        (
            "def rise(before, after):\n"
            "    a = {(r.month.year, r.month.month): r.approve_pct\n"
            "         for r in datasets.load('levada_approval')}\n"
            "    return 100 * (a[after] - a[before]) / a[before]",
            "Asked are points",
        ),
        ("def rise(before, after):\n    return 11", "gives the same in every try"),
    ],
    "own-table": [
        (
            "r = {'power': 1, 'regime': 0, 'ideas': 2, 'interaction': -1}\n"
            "q = {'power': -1, 'regime': -1, 'ideas': 2, 'interaction': -1}\n"
            "ratings, best = {'a': r, 'b': r, 'c': q}, 'ideas and regime'",
            "You named too many",
        ),
        (
            "r = {'power': 1, 'regime': 0, 'ideas': 2, 'interaction': -1}\n"
            "ratings, best = {'a': r, 'b': r, 'c': r}, 'history'",
            "none of the four",
        ),
        (
            "r = {'power': 1, 'regime': 0, 'ideas': 2, 'interaction': -1}\n"
            "ratings, best = {'a': r, 'b': r, 'c': r}, 'ideas'",
            "one of several that tie",
        ),
        (
            "r = {'power': 1, 'regime': -1, 'ideas': 2, 'interaction': -1}\n"
            "q = {'power': 0, 'regime': -1, 'ideas': -1, 'interaction': -1}\n"
            "ratings, best = {'a': r, 'b': r, 'c': q}, 'ideas'",
            "with the most *for* it",
        ),
        (
            "r = {'power': 1, 'regime': 0, 'ideas': 5, 'interaction': -1}\n"
            "ratings, best = {'a': r, 'b': r, 'c': r}, 'ideas'",
            "whole numbers from -2 to 2",
        ),
    ],
}

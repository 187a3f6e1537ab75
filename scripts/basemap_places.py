"""Which areas of Natural Earth the basemap draws, and what they are called on it."""

COUNTRIES = {
    "ISL": "Iceland",
    "IRL": "Ireland",
    "GBR": "United Kingdom",
    "FRA": "France",
    "ESP": "Spain",
    "PRT": "Portugal",
    "BEL": "Belgium",
    "NLD": "Netherlands",
    "LUX": "Luxembourg",
    "DEU": "Germany",
    "CHE": "Switzerland",
    "AUT": "Austria",
    "ITA": "Italy",
    "MLT": "Malta",
    "SVN": "Slovenia",
    "HRV": "Croatia",
    "BIH": "Bosnia and Herzegovina",
    "SRB": "Serbia",
    "XKX": "Kosovo",
    "MNE": "Montenegro",
    "MKD": "North Macedonia",
    "ALB": "Albania",
    "GRC": "Greece",
    "BGR": "Bulgaria",
    "ROU": "Romania",
    "MDA": "Moldova",
    "HUN": "Hungary",
    "SVK": "Slovakia",
    "CZE": "Czechia",
    "POL": "Poland",
    "LTU": "Lithuania",
    "LVA": "Latvia",
    "EST": "Estonia",
    "DNK": "Denmark",
    "NOR": "Norway",
    "SWE": "Sweden",
    "FIN": "Finland",
    "RUS": "Russia",
    "BLR": "Belarus",
    "UKR": "Ukraine",
    "GEO": "Georgia",
    "ARM": "Armenia",
    "AZE": "Azerbaijan",
    "TUR": "Türkiye",
    "CYP": "Cyprus",
    "KAZ": "Kazakhstan",
}
"""The name shown for each country, by ISO 3166-1 code; Kosovo has the user-assigned XKX."""

PARTS = {
    "BIH": ("Bosnia and Herz.",),
    "CYP": ("Cyprus", "N. Cyprus"),
    "DNK": ("Denmark", "Faeroe Is.", "Greenland"),
    "FIN": ("Finland", "Åland"),
    "GBR": ("United Kingdom", "Isle of Man"),
    "MKD": ("Macedonia",),
    "TUR": ("Turkey",),
}
"""Natural Earth's own names, where they differ or where several areas are one state's."""

CONTEXT = (
    "Andorra",
    "Liechtenstein",
    "Morocco",
    "Algeria",
    "Tunisia",
    "Libya",
    "Egypt",
    "Israel",
    "Palestine",
    "Lebanon",
    "Syria",
    "Jordan",
    "Iraq",
    "Iran",
    "Turkmenistan",
    "Uzbekistan",
)
"""Land that the map names nothing on, drawn as one quiet shape."""

LABELS = {
    "DEU": (357.0, 466.0, 86.0),
    "HRV": (447.0, 583.0, 40.0),
    "NOR": (380.0, 242.0, 60.0),
    "RUS": (855.0, 128.0, 200.0),
}
"""Where a label goes, and how wide it may be, where the widest place isn't the best one."""

EAST_GERMAN_LAENDER = (
    "Mecklenburg-Vorpommern",
    "Brandenburg",
    "Berlin",
    "Sachsen-Anhalt",
    "Thüringen",
    "Sachsen",
)

INSET = {
    "Greenland": "DNK",
    "United States of America": "USA",
    "Canada": "CAN",
    "Kyrgyzstan": "KGZ",
    "Tajikistan": "TJK",
    "Uzbekistan": "UZB",
    "Turkmenistan": "TKM",
    "N. Cyprus": "CYP",
    "Bosnia and Herz.": "BIH",
    "Macedonia": "MKD",
    "Turkey": "TUR",
} | {name: iso3 for iso3, name in COUNTRIES.items()}
"""Countries the small map tells apart; all others are one shape."""

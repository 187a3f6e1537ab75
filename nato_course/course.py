"""What the engine has to know of this course: its names, its sections, the words of its dispute."""

from coursebook.course import Course
from nato_course import __version__

NATO = "#1f7fd1"
RUSSIA = "#b8750f"
UKRAINE = "#35853d"
UNITED_STATES = "#9c5d95"

COURSE = Course(
    package="nato_course",
    slug="nato-course",
    mark="nato",
    command="nato-course",
    title="Putin and NATO: Weighing the Evidence",
    short="Putin and NATO",
    version=__version__,
    authors="The course's authors",
    year=2026,
    about="A popular article, tested claim by claim",
    text="the article",
    code="IR 204",
    sought=("one inch", "H10"),
    chapters={
        "01_complex_relationship": "A complex relationship",
        "02_historical_context": "The historical context",
        "03_putins_stance": "Putin's stance",
        "04_natos_perspective": "NATO's perspective",
        "05_weighing_the_evidence": "Weighing the evidence",
    },
    sections={
        "introduction": ("I", "Introduction"),
        "history": ("H", "The historical context"),
        "putin": ("P", "Putin's stance"),
        "nato": ("N", "NATO's perspective"),
    },
    views={
        "russian-view": "how Russian leaders or officials put it",
        "nato-view": "how NATO, its members or the EU put it",
    },
    classes={
        "russian-official": "Soviet or Russian leaders and officials, in office or after it",
        "nato-western-official": "NATO, its members, the EU, and their leaders and officials",
        "ukrainian": "Ukrainian leaders and officials",
        "un-court": "United Nations bodies and international courts",
        "treaty": "texts agreed between states, or by NATO and Russia, binding or not",
        "scholarship": "research, editions of documents, reports by think tanks and libraries",
        "data-poll": "data, polls and press reports",
    },
    class_names={
        "russian-official": "Russian official",
        "nato-western-official": "NATO or Western official",
        "ukrainian": "Ukrainian official",
        "un-court": "UN or court",
        "treaty": "agreed text",
        "scholarship": "scholarship",
        "data-poll": "data or press",
    },
    voices=(
        (frozenset({"russian-official"}), "Russian official"),
        (frozenset({"nato-western-official", "treaty"}), "NATO, Western official or treaty"),
        (frozenset({"scholarship"}), "scholarly"),
    ),
    languages={
        "de": "German",
        "en": "English",
        "fr": "French",
        "pl": "Polish",
        "ru": "Russian",
        "uk": "Ukrainian",
    },
    leans={
        "R": "if it flatters a pro-Russian story",
        "W": "a pro-Western one",
        "N": "neither",
    },
    owners={
        "NATO": NATO,
        "Joins NATO": NATO,
        "Other allies": NATO,
        "allies without the United States": NATO,
        "Russia": RUSSIA,
        "Moscow": RUSSIA,
        "St Petersburg": RUSSIA,
        "Ukraine": UKRAINE,
        "United States": UNITED_STATES,
    },
    common_words=frozenset({"nato", "putin", "russia"}),
    kept=("dilemma",),
    tried={"play": "security_dilemma", "draw": "draw_it", "promise": "weigh"},
    used_in={
        "burden": ("04_natos_perspective", "The burden"),
        "dynamics": ("02_historical_context", "A race without a plan"),
        "play": ("02_historical_context", "Action and reaction"),
        "defence": ("04_natos_perspective", "The treaty, read closely"),
        "documents": ("02_historical_context", "Two scholars, one sentence"),
        "timeline": ("01_complex_relationship", "A relationship with dates"),
    },
    minutes={
        "enlargement_map": 2.0,
        "timeline": 3.0,
        "article_six": 8.0,
        "security_dilemma": 10.0,
    },
)

"""Which standards the course can serve. Codes are given where we are sure of them.

Wording is ours; the frameworks' own documents decide. AP and IB are described in general terms,
since their course descriptions are revised every few years.
"""

from dataclasses import dataclass


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


FRAMEWORKS = (
    Framework(
        "C3 Framework for Social Studies State Standards, grades 9 to 12",
        "Codes as in the framework of the National Council for the Social Studies, 2013.",
        (
            Standard(
                "D2.His.4.9-12",
                "Analyse what shaped people's perspectives in different eras.",
                "Views with their owners: Russian, NATO, member states', scholars'.",
            ),
            Standard(
                "D2.His.11.9-12",
                "Criticise how useful a source is by its maker, date, place, audience and purpose.",
                "Document exercises.",
            ),
            Standard(
                "D2.His.14.9-12",
                "Analyse several causes and effects of past events.",
                "Causal claims in the ledger; models that say what they cannot show.",
            ),
            Standard(
                "D2.His.16.9-12",
                "Build an argument about the past from several sources and interpretations.",
                "Written questions with rubrics; the discussion.",
            ),
            Standard(
                "D3.1.9-12",
                "Gather information from sources of many views, weighing origin and authority.",
                "Evidence by position for each claim; the bibliography's classes of works.",
            ),
            Standard(
                "D3.3.9-12",
                "Use evidence from several sources to find inconsistencies and revise claims.",
                "Judging claims, then comparing with the ledger's verdict.",
            ),
            Standard(
                "D4.1.9-12",
                "Argue with precise claims and evidence, granting counterclaims and weaknesses.",
                "Written questions; the discussion's closing statement.",
            ),
        ),
    ),
    Framework(
        "Common Core: reading and writing in history, grades 11 and 12",
        "Codes as in the English Language Arts standards, 2010.",
        (
            Standard(
                "RH.11-12.1",
                "Cite specific evidence from primary and secondary sources.",
                "Document exercises; written questions ask for documents.",
            ),
            Standard(
                "RH.11-12.3",
                "Weigh explanations; say where the evidence leaves matters uncertain.",
                "Verdicts such as 'contested among scholars', each with its reasons.",
            ),
            Standard(
                "RH.11-12.6",
                "Compare authors' points of view by their claims, reasoning and evidence.",
                "Questions that match views with their holders.",
            ),
            Standard(
                "RH.11-12.7",
                "Use sources in words, numbers and pictures together.",
                "Figures, maps and tables beside documents.",
            ),
            Standard(
                "RH.11-12.8",
                "Test an author's premises and claims against other information.",
                "The whole course: an article tested claim by claim.",
            ),
            Standard(
                "WHST.11-12.1",
                "Write arguments about content of the subject.",
                "Written questions with rubrics.",
            ),
        ),
    ),
    Framework(
        "Advanced Placement",
        "No codes are given. Check the current course and exam description.",
        (
            Standard(
                "History courses (World, European, United States)",
                "Sourcing and situation; claims and evidence in sources; contextualisation; "
                "argumentation; reasoning by causation, comparison, continuity and change.",
                "Documents, ledger, written questions. The subject is the late Cold War and after.",
            ),
            Standard(
                "Comparative Government and Politics",
                "Russia is one of the course countries.",
                "How Russian leaders and officials put their position, as background.",
            ),
        ),
    ),
    Framework(
        "International Baccalaureate Diploma",
        "No codes are given. Check the current subject guide.",
        (
            Standard(
                "History",
                "Value and limits of sources; causation, consequence, significance, perspectives.",
                "Documents and ledger.",
            ),
            Standard(
                "Global Politics",
                "Power, sovereignty, legitimacy, interdependence; several levels and views.",
                "Claims on security, sovereignty and alliances.",
            ),
            Standard(
                "Theory of Knowledge",
                "How historical claims are supported, and how disputes among experts are weighed.",
                "The ledger's verdicts and what would change them.",
            ),
        ),
    ),
)

"""Why a finding speaks plainly for or against a claim; findings that speak both ways are not here.

A finding such as "no concern had been voiced, but military moves would be studied" can be taken
for either side, and one that bears on half of a claim only can be taken for none.
"""

WHY = {
    "I5": {
        "kremlin_nsc2000": "A concept of January 2000 is early, and it counts this as a threat.",
        "zeit_june2000": "The warning came in June 2000, which is early.",
        "latimes_berlin2000": "June 2000 is early, and a country that feels threatened is meant.",
        "putin_frost2000": "It plays the threat down, though who might join may mind growth.",
        "putin2002june": "It takes an entry next door for no threat.",
    },
    "I17": {
        "jervis1978": "Here conflict comes from how each reads the other, and not from its aims.",
        "ziegler2020": "It finds that mechanism in parts of the case.",
        "sushentsov_wohlforth2020": "It puts clashing aims in the place of readings.",
    },
    "H20": {
        "jervis1976": "It describes just such a chain of moves and readings.",
        "nonbloc2014": "The answer to one move was itself taken for a hostile move.",
        "cbos2018": "It shows an answer to the other side's move.",
        "person_mcfaul2022": "It puts another cause in the place of move and answer.",
    },
    "H23": {
        "putin_unity2021": "It draws from a story of the past what Ukraine may be.",
        "gotz_staun2022": "It makes narratives a condition of the attack.",
        "person_mcfaul2022": "It puts a ruler's fear in the place of history.",
        "mearsheimer2014": "It puts the politics of great powers in the place of history.",
    },
    "P2": {
        "putin_munich2007": "He made both points of the claim.",
        "putin_crimea2014": "The complaint of a broken word is made again.",
        "putin_24feb2022": "The complaint about security is made again.",
        "latimes_berlin2000": "The complaint about security was made early.",
        "putin2002nov": "In these words he names no broken assurance and no danger: not all along.",
    },
    "P20": {
        "mearsheimer2014": "It makes enlargement the main root.",
        "graham_doris2022": "It gives NATO's growth an important role.",
        "window2022": "It gives a way in which a coming alliance can bring on an attack.",
        "person_mcfaul2022": "It puts democracy in the place of NATO.",
        "popova_shevel2023": "It puts clashing goals in the place of NATO.",
    },
}
"""By claim and source: why the finding bears on the claim as the ledger says."""

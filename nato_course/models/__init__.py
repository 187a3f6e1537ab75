"""Models of action and reaction: pure functions, the field's nouns, no data and no drawing.

`richardson` is an arms race between two sides (richardson1960); `spiral` is a spiral of fear
through misperception (jervis1976). Neither says who is right, and neither is fitted to any state.
`security_dilemma` is a game of ten rounds against a hidden aim, `tournament` repeated play between
strategies, `trust` the trust that reassurance needs (kydd2005); `games` holds their payoffs.

`belief` is Bayes's rule in odds, for judgements that a reader makes; `hypotheses` compares
explanations by what speaks against each (heuer1999). Both only add up what they are given.

`missile_defence` is the exact distribution of warheads that get through, `deterrence` what an
attack on an ally would cost, `article6` the area of the treaty as a decision tree. Where numbers
are assumptions they say so.

`rally` is the change of approval around an event, beside dates without one (mueller1970);
`drawn_line` judges how far a reader's line is from the data.
"""

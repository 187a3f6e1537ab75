"""Models of action and reaction: pure functions, the field's nouns, no data and no drawing.

`richardson` is an arms race between two sides (richardson1960); `spiral` is a spiral of fear
through misperception (jervis1976). Neither says who is right, and neither is fitted to any state.

`belief` is Bayes's rule in odds, for judgements that a reader makes; `hypotheses` compares
explanations by what speaks against each (heuer1999). Both only add up what they are given.
"""

"""Models of action and reaction: pure functions, the field's nouns, no data and no drawing.

`richardson` is an arms race between two sides (richardson1960); `spiral` is a spiral of fear
through misperception (jervis1976). Neither says who is right, and neither is fitted to any state.

`missile_defence` is the exact distribution of warheads that get through, `deterrence` what an
attack on an ally would cost, `article6` the area of the treaty as a decision tree. Where numbers
are assumptions they say so.
"""

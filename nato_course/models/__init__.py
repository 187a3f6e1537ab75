"""Models of action and reaction: pure functions, the field's nouns, no data and no drawing.

`richardson` is an arms race between two sides (richardson1960); `spiral` is a spiral of fear
through misperception (jervis1976). Neither says who is right, and neither is fitted to any state.
`security_dilemma` is a game of ten rounds against a hidden aim, `tournament` repeated play between
strategies, `trust` the trust that reassurance needs (kydd2005); `games` holds their payoffs.
"""

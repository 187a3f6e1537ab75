"""Models of action and reaction: pure functions, the field's nouns, no data and no drawing.

`richardson` is an arms race between two sides (richardson1960); `spiral` is a spiral of fear
through misperception (jervis1976). Neither says who is right, and neither is fitted to any state.
`rally` is the change of approval around an event, beside dates without one (mueller1970);
`drawn_line` judges how far a reader's line is from the data.
"""

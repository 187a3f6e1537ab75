"""An engine for course books that test what is said: readers judge claims against evidence.

It knows no course; `coursebook.course` says which one a process serves. Layers import leftwards
only: course < sources, datasets < claims < questions, labs < figures < widgets < publish < teach.
"""

__version__ = "0.1.0"

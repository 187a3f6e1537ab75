"""Putin and NATO: Weighing the Evidence, the course package.

Layers import leftwards only: errors < sources, datasets < claims < models < questions < charts
< widgets < publish < teach < cli.
"""

__version__ = "0.1.0"

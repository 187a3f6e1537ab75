"""Cases with their results, which Python and the browser must both give.

`python -m tests.goldens` writes all files of this folder anew.
"""

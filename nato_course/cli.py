"""The command `nato-course`: the engine's commands for this course."""

from coursebook.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    main()

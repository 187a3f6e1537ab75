"""Print how many templates and instances each chapter has."""

from coursebook.teach import templates
from coursebook.words import counted


def main() -> None:
    """Print a line a chapter."""
    for chapter in templates.chapters():
        counts = [len(templates.instances(each)) for each in templates.of(chapter)]
        print(
            f"{chapter}: {counted(len(counts), 'template')}, {counted(sum(counts), 'instance')}, "
            f"{min(counts)} or more of each"
        )


if __name__ == "__main__":
    main()

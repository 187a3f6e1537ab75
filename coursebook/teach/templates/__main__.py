"""Print how many templates and instances each chapter has."""

from coursebook.teach import templates


def main() -> None:
    """Print a line a chapter."""
    for chapter in templates.chapters():
        counts = [len(templates.instances(each)) for each in templates.of(chapter)]
        print(
            f"{chapter}: {len(counts)} templates, {sum(counts)} instances, "
            f"{min(counts)} or more of each"
        )


if __name__ == "__main__":
    main()

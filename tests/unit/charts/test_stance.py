"""The figures behind Russia's stance say what the datasets say."""

from coursebook.figures._figure import rows
from nato_course import charts, datasets


def test_groups_came_eighteen_years_after_the_first_entry_and_never_before_2017() -> None:
    shown = rows(charts.presence_in_the_east().to_dict())
    poland = next(row for row in shown if row["host"] == "Poland")
    assert (poland["joined"], poland["battlegroup"], poland["site"]) == (1999, 2017, 2024)
    assert min(row["battlegroup"] for row in shown) == 2017
    assert len(shown) == len(datasets.load("forward_presence"))


def test_the_first_missile_site_is_older_than_the_first_group() -> None:
    shown = rows(charts.presence_in_the_east().to_dict())
    assert {row["host"]: row["site"] for row in shown if row["site"]} == {
        "Romania": 2016,
        "Poland": 2024,
    }


def test_every_sign_of_the_figure_lies_inside_its_span() -> None:
    spec = charts.presence_in_the_east().to_dict()
    signs = [row for data in spec["layer"] for row in data["data"]["values"] if "kind" in row]
    low, high = spec["layer"][1]["encoding"]["x"]["scale"]["domain"]
    assert signs and all(low < row["year"] < high for row in signs)


def test_warheads_and_cells_are_the_latest_of_the_datasets() -> None:
    shown = rows(charts.warheads_and_interceptors().to_dict())
    assert [row["number"] for row in shown] == [4309, 1718, 1474, 48]
    assert [row["whose"] for row in shown] == ["Russia"] * 3 + ["NATO"]


def test_the_months_that_chapter_three_compares_are_as_it_says() -> None:
    approved = {row.month.isoformat(): row.approve_pct for row in datasets.load("levada_approval")}
    georgia = [approved[f"2008-{month}-01"] for month in ("07", "08", "09", "10")]
    crimea = [approved[f"2014-{month}-01"] for month in ("02", "03", "10")]
    invasion = [approved[month] for month in ("2021-11-01", "2022-02-01", "2022-03-01")]
    mobilisation = [approved[f"2022-{month}-01"] for month in ("08", "09")]
    assert georgia == [80, 83, 88, 83]
    assert crimea == [69, 80, 88]
    assert invasion == [63, 71, 83]
    assert mobilisation == [83, 77]

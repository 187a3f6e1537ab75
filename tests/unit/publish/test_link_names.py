"""A name finds one widget of a page; a second widget of that name is a fault."""

from coursebook.publish.link_names import LinkNames

EXPLORE = {"name": "race", "_enhance": False, "_anywidget_id": "nato_course.widgets.Explore"}
WEIGH = {**EXPLORE, "_anywidget_id": "nato_course.widgets.Weigh"}


def test_two_widgets_of_one_name_are_both_named() -> None:
    names = LinkNames()
    assert names.fault(EXPLORE, "a", "a.ipynb, cell 2") is None
    fault = names.fault(WEIGH, "b", "a.ipynb, cell 5")
    assert fault and fault.startswith(
        "Weigh has the name 'race', as the Explore of a.ipynb, cell 2 has"
    )


def test_one_widget_may_be_shown_twice_and_others_may_have_other_names() -> None:
    names = LinkNames()
    assert names.fault(EXPLORE, "a", "a.ipynb, cell 2") is None
    assert names.fault(EXPLORE, "a", "a.ipynb, cell 3") is None
    assert names.fault({**EXPLORE, "name": "duel"}, "b", "a.ipynb, cell 4") is None
    assert LinkNames().fault(EXPLORE, "c", "b.ipynb, cell 1") is None, "another page"


def test_a_widget_of_another_package_may_mean_something_else_by_a_name() -> None:
    names = LinkNames()
    column = {"name": "price", "_anywidget_id": "table.Column"}
    assert names.fault(column, "a", "a.ipynb, cell 1") is None
    assert names.fault(column, "b", "a.ipynb, cell 2") is None
    assert names.fault({**EXPLORE, "name": ""}, "c", "a.ipynb, cell 3") is None

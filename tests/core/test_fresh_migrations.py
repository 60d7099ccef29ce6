"""Migrating an empty database: what is added is drawn alone, what others point at is drawn with all of them."""

from django.db import models
from django.db.migrations import AddField, AlterField, CreateModel
from django.db.migrations.state import ProjectState

from apps.core.fresh_migrations import drawing_little


def drawn_states() -> ProjectState:
    state = ProjectState()
    key = ("id", models.AutoField(primary_key=True))
    for operation in (
        CreateModel("Tree", [key]),
        CreateModel("Leaf", [key, ("tree", models.ForeignKey("core.Tree", models.CASCADE))]),
    ):
        operation.state_forwards("core", state)
    return state


def test_a_field_that_is_added_leaves_other_models_as_they_were_drawn() -> None:
    with drawing_little():
        state = drawn_states()
        tree, leaf = state.apps.get_model("core", "Tree"), state.apps.get_model("core", "Leaf")
        AddField("tree", "height", models.IntegerField(default=0)).state_forwards("core", state)
        assert state.apps.get_model("core", "Tree") is not tree
        assert state.apps.get_model("core", "Leaf") is leaf
        assert state.apps.get_model("core", "Tree")._meta.get_field("height").get_default() == 0


def test_a_key_that_changes_is_known_to_who_points_at_it() -> None:
    with drawing_little():
        state = drawn_states()
        assert state.apps.get_model("core", "Leaf")
        AlterField("tree", "id", models.CharField(primary_key=True, max_length=9)).state_forwards("core", state)
        pointed = state.apps.get_model("core", "Leaf")._meta.get_field("tree")
        assert pointed.target_field.max_length == 9


def test_outside_django_draws_as_it_always_does() -> None:
    with drawing_little():
        pass
    state = drawn_states()
    leaf = state.apps.get_model("core", "Leaf")
    AddField("tree", "height", models.IntegerField(default=0)).state_forwards("core", state)
    assert state.apps.get_model("core", "Leaf") is not leaf

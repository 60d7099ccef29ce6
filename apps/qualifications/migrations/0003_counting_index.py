"""What counts on a day is read from an index of just that: neither state nor verification is compared row by row."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("qualifications", "0002_standards")]

    operations = [
        migrations.AddIndex(
            model_name="qualification",
            index=models.Index(
                fields=["cadre", "level", "counts_from"],
                name="qualification_counting",
                condition=Q(("state", "held"), ~Q(("verification", "refused"))),
            ),
        ),
        migrations.RemoveIndex(model_name="qualification", name="qualification_highest"),
    ]

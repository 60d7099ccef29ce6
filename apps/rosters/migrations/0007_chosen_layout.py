from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("rosters", "0006_choose_person")]

    operations = [
        migrations.AddField("upload", "is_layout_chosen", models.BooleanField(default=False, db_default=False)),
    ]

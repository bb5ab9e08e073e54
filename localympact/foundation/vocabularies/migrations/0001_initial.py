import django.db.models.deletion
import localympact.foundation.core.rows
import localympact.foundation.languages.translated
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('workspaces', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Term',
            fields=[
                ('id', models.UUIDField(default=localympact.foundation.core.rows.new_id, editable=False, primary_key=True, serialize=False)),
                ('vocabulary', models.CharField(max_length=40)),
                ('code', models.CharField(max_length=60)),
                ('name', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict)),
                ('note', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict)),
                ('parent', models.CharField(blank=True, max_length=60)),
                ('country', models.CharField(blank=True, max_length=2)),
                ('aliases', models.JSONField(blank=True, default=list)),
                ('source', models.CharField(blank=True, max_length=300)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workspaces.workspace')),
            ],
            options={
                'ordering': ['vocabulary', 'position'],
                'constraints': [models.UniqueConstraint(fields=('vocabulary', 'code', 'owner'), name='term_once'), models.UniqueConstraint(condition=models.Q(('owner', None)), fields=('vocabulary', 'code'), name='term_once_shipped')],
            },
        ),
    ]

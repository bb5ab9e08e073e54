import django.db.models.deletion
import localympact.foundation.core.rows
import localympact.foundation.languages.translated
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('mapping', '0001_initial'),
        ('workspaces', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Sample',
            fields=[
                ('id', models.UUIDField(default=localympact.foundation.core.rows.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=40)),
                ('number', models.PositiveSmallIntegerField(default=1, verbose_name='version')),
                ('country', models.CharField(blank=True, max_length=2)),
                ('title', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict)),
                ('lead', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict)),
                ('body', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict)),
                ('places', models.JSONField(default=list)),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workspaces.workspace')),
            ],
            options={
                'ordering': ['code', '-number'],
            },
        ),
        migrations.CreateModel(
            name='FilledSample',
            fields=[
                ('id', models.UUIDField(default=localympact.foundation.core.rows.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('language', models.CharField(max_length=2)),
                ('values', models.JSONField(default=dict)),
                ('made_by_id', models.UUIDField(blank=True, null=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('municipality', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='mapping.organisation')),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='mapping.organisation')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workspaces.workspace')),
                ('sample', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='toolbox.sample')),
            ],
            options={
                'ordering': ['-created_at'],
            },
        ),
        migrations.CreateModel(
            name='Tool',
            fields=[
                ('id', models.UUIDField(default=localympact.foundation.core.rows.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=40)),
                ('kind', models.CharField(choices=[('step', 'step'), ('deepening', 'deepening card'), ('guide', 'guide')], max_length=12)),
                ('number', models.PositiveSmallIntegerField(default=0)),
                ('title', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict)),
                ('lead', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict)),
                ('body', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict)),
                ('source', models.CharField(blank=True, max_length=300)),
                ('answers_needs', models.JSONField(blank=True, default=list)),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workspaces.workspace')),
            ],
            options={
                'ordering': ['kind', 'number'],
            },
        ),
        migrations.AddConstraint(
            model_name='sample',
            constraint=models.UniqueConstraint(fields=('code', 'number', 'country', 'owner'), name='sample_once'),
        ),
        migrations.AddConstraint(
            model_name='sample',
            constraint=models.UniqueConstraint(condition=models.Q(('owner', None)), fields=('code', 'number', 'country'), name='sample_once_shipped'),
        ),
        migrations.AddConstraint(
            model_name='tool',
            constraint=models.UniqueConstraint(fields=('code', 'owner'), name='tool_once'),
        ),
        migrations.AddConstraint(
            model_name='tool',
            constraint=models.UniqueConstraint(condition=models.Q(('owner', None)), fields=('code',), name='tool_once_shipped'),
        ),
    ]

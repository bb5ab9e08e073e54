import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Line',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('verb', models.CharField(max_length=60)),
                ('change', models.CharField(max_length=80)),
                ('workspace_id', models.UUIDField(null=True)),
                ('actor_kind', models.CharField(max_length=12)),
                ('actor_id', models.UUIDField(null=True)),
                ('actor_name', models.CharField(max_length=200)),
                ('side', models.CharField(blank=True, max_length=16)),
                ('thing_kind', models.CharField(max_length=60)),
                ('thing_id', models.UUIDField(null=True)),
                ('thing_title', models.CharField(max_length=200)),
                ('source', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'ordering': ['-id'],
                'indexes': [models.Index(fields=['workspace_id', '-id'], name='history_of_workspace'), models.Index(fields=['thing_id', '-id'], name='history_of_thing')],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('kind', models.CharField(max_length=60)),
                ('thing_id', models.UUIDField()),
                ('thing_title', models.CharField(max_length=200)),
                ('workspace_id', models.UUIDField(null=True)),
                ('part_of', models.UUIDField(null=True)),
                ('field', models.CharField(blank=True, max_length=60)),
                ('before', models.JSONField(null=True)),
                ('after', models.JSONField(null=True)),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='history.line')),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(fields=['thing_id', 'id'], name='history_entries_of_thing'), models.Index(fields=['part_of', 'id'], name='history_entries_of_parts')],
            },
        ),
    ]

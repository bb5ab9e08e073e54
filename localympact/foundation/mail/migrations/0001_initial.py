import django.utils.timezone
import localympact.foundation.core.rows
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.UUIDField(default=localympact.foundation.core.rows.new_id, editable=False, primary_key=True, serialize=False)),
                ('to', models.EmailField(blank=True, max_length=254)),
                ('language', models.CharField(max_length=2)),
                ('subject', models.CharField(max_length=300)),
                ('text', models.TextField()),
                ('html', models.TextField(blank=True)),
                ('reason', models.TextField(blank=True)),
                ('key', models.CharField(max_length=200, null=True, unique=True)),
                ('workspace_id', models.UUIDField(null=True)),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('sent', 'sent'), ('kept', 'kept here, not sent'), ('failed', 'failed')], default='waiting', max_length=10)),
                ('error', models.TextField(blank=True)),
                ('created_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ('sent_at', models.DateTimeField(null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
    ]

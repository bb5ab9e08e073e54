import django.db.models.deletion
import localympact.foundation.core.rows
import localympact.foundation.languages.translated
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Participation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
        ),
        migrations.CreateModel(
            name='Workspace',
            fields=[
                ('version', models.PositiveIntegerField(default=1)),
                ('state', models.CharField(choices=[('draft', 'draft'), ('in_review', 'in review'), ('published', 'published'), ('archived', 'archived'), ('withdrawn', 'withdrawn')], default='draft', max_length=12, verbose_name='state')),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('id', models.UUIDField(default=localympact.foundation.core.rows.new_id, editable=False, primary_key=True, serialize=False)),
                ('slug', models.SlugField(max_length=60, unique=True, verbose_name='address')),
                ('kind', models.CharField(choices=[('municipality', 'municipality'), ('region', 'region'), ('parish', 'parish'), ('programme', 'programme')], default='municipality', max_length=16, verbose_name='kind')),
                ('name', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict, verbose_name='name')),
                ('lead', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict, verbose_name='what we work towards')),
                ('model_paragraph', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict, verbose_name='our model in a paragraph')),
                ('country', models.CharField(blank=True, max_length=2, verbose_name='country')),
                ('timezone', models.CharField(default='Europe/Riga', max_length=40, verbose_name='time zone')),
                ('languages', models.JSONField(default=list, verbose_name='languages')),
                ('boundary', models.JSONField(blank=True, null=True, verbose_name='boundary')),
                ('boundary_note', models.CharField(blank=True, max_length=300, verbose_name='source of the boundary')),
                ('lat', models.FloatField(blank=True, null=True)),
                ('lon', models.FloatField(blank=True, null=True)),
                ('residents', models.PositiveIntegerField(blank=True, null=True, verbose_name='residents')),
                ('residents_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='year')),
                ('residents_source', models.CharField(blank=True, max_length=300, verbose_name='source')),
                ('facilitated_by', models.CharField(blank=True, max_length=200, verbose_name='facilitated by')),
                ('facilitator_website', models.URLField(blank=True, verbose_name='website of the partner')),
                ('responsible_name', models.CharField(blank=True, max_length=200, verbose_name='who is responsible for the data')),
                ('responsible_address', models.CharField(blank=True, max_length=300, verbose_name='postal address')),
                ('responsible_email', models.EmailField(blank=True, max_length=254, verbose_name='address for questions about privacy')),
                ('funder_name', models.CharField(blank=True, max_length=200, verbose_name='funder')),
                ('funder_statement', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict, verbose_name="funder's statement")),
                ('aims', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict, verbose_name='aims')),
                ('example', models.BooleanField(default=False, verbose_name='invented example')),
                ('is_beginning', models.BooleanField(default=False, verbose_name='in its first weeks')),
                ('members', models.ManyToManyField(blank=True, related_name='programmes', through='workspaces.Participation', to='workspaces.workspace')),
            ],
            options={
                'ordering': ['slug'],
            },
        ),
        migrations.CreateModel(
            name='Removed',
            fields=[
                ('id', models.UUIDField(default=localympact.foundation.core.rows.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=60)),
                ('thing_id', models.UUIDField()),
                ('title', models.CharField(max_length=200)),
                ('rows', models.JSONField(default=list)),
                ('verb', models.CharField(max_length=60)),
                ('removed_by', models.CharField(blank=True, max_length=120)),
                ('removed_at', models.DateTimeField(auto_now_add=True)),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workspaces.workspace')),
            ],
            options={
                'ordering': ['-removed_at'],
            },
        ),
        migrations.CreateModel(
            name='ProgrammePartner',
            fields=[
                ('id', models.UUIDField(default=localympact.foundation.core.rows.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200)),
                ('country', models.CharField(blank=True, max_length=2)),
                ('website', models.URLField(blank=True)),
                ('source_url', models.URLField(blank=True, max_length=400)),
                ('leads', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='workspaces.workspace')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workspaces.workspace')),
            ],
            options={
                'ordering': ['country', 'name'],
            },
        ),
        migrations.AddField(
            model_name='participation',
            name='member',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='takes_part', to='workspaces.workspace'),
        ),
        migrations.AddField(
            model_name='participation',
            name='programme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='participations', to='workspaces.workspace'),
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.UUIDField(default=localympact.foundation.core.rows.new_id, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('representative', 'representative'), ('contributor', 'contributor'), ('officer', 'officer'), ('facilitator', 'facilitator'), ('coordinator', 'coordinator')], max_length=16, verbose_name='role')),
                ('side', models.CharField(blank=True, choices=[('municipality', 'municipality'), ('organisations', 'organisations')], max_length=16, verbose_name='side')),
                ('organisation_id', models.UUIDField(blank=True, null=True)),
                ('organisation_name', models.CharField(blank=True, max_length=200)),
                ('joined_at', models.DateTimeField(auto_now_add=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workspaces.workspace')),
            ],
            options={
                'ordering': ['joined_at'],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.UUIDField(default=localympact.foundation.core.rows.new_id, editable=False, primary_key=True, serialize=False)),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                ('role', models.CharField(choices=[('representative', 'representative'), ('contributor', 'contributor'), ('officer', 'officer'), ('facilitator', 'facilitator'), ('coordinator', 'coordinator')], max_length=16, verbose_name='role')),
                ('side', models.CharField(blank=True, choices=[('municipality', 'municipality'), ('organisations', 'organisations')], max_length=16, verbose_name='side')),
                ('organisation_id', models.UUIDField(blank=True, null=True)),
                ('organisation_name', models.CharField(blank=True, max_length=200)),
                ('key_hash', models.CharField(max_length=64, unique=True)),
                ('invited_by_name', models.CharField(blank=True, max_length=120)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('expires_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workspaces.workspace')),
            ],
            options={
                'ordering': ['-created_at'],
            },
        ),
        migrations.CreateModel(
            name='ProgrammePhase',
            fields=[
                ('id', models.UUIDField(default=localympact.foundation.core.rows.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('title', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict)),
                ('starts_on', models.DateField(blank=True, null=True)),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workspaces.workspace')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('workspace', 'number'), name='phase_number_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='participation',
            constraint=models.UniqueConstraint(fields=('programme', 'member'), name='takes_part_once'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(fields=('workspace', 'person', 'role', 'organisation_id'), name='one_place_per_role_and_organisation'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(condition=models.Q(('organisation_id', None)), fields=('workspace', 'person', 'role'), name='one_place_per_role'),
        ),
    ]

import django.db.models.deletion
import django.utils.timezone
import localympact.foundation.core.rows
import localympact.foundation.languages.translated
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('mapping', '0001_initial'),
        ('recommendations', '0001_initial'),
        ('toolbox', '0001_initial'),
        ('workspaces', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Action',
            fields=[
                ('id', models.UUIDField(default=localympact.foundation.core.rows.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('state', models.CharField(choices=[('draft', 'draft'), ('in_review', 'in review'), ('published', 'published'), ('archived', 'archived'), ('withdrawn', 'withdrawn')], default='draft', max_length=12, verbose_name='state')),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('number', models.PositiveSmallIntegerField()),
                ('title', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict, verbose_name='what is done')),
                ('text', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict, verbose_name='more about it')),
                ('proposed_by', models.CharField(blank=True, choices=[('municipality', 'municipality'), ('organisations', 'organisations')], max_length=16, verbose_name='proposed by')),
                ('addressed_to', models.CharField(blank=True, choices=[('municipality', 'municipality'), ('organisations', 'organisations')], max_length=16, verbose_name='addressed to')),
                ('starts_on', models.DateField(blank=True, null=True, verbose_name='from')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='until')),
                ('cost', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='cost')),
                ('currency', models.CharField(blank=True, max_length=3, verbose_name='currency')),
                ('money_from', models.CharField(blank=True, max_length=200, verbose_name='source of money')),
                ('form', models.CharField(blank=True, max_length=10, verbose_name='form of cooperation')),
                ('status_municipality', models.CharField(choices=[('not_begun', 'not begun'), ('in_work', 'in work'), ('done', 'done'), ('stopped', 'stopped')], default='not_begun', max_length=12)),
                ('status_municipality_on', models.DateField(blank=True, null=True)),
                ('status_organisations', models.CharField(choices=[('not_begun', 'not begun'), ('in_work', 'in work'), ('done', 'done'), ('stopped', 'stopped')], default='not_begun', max_length=12)),
                ('status_organisations_on', models.DateField(blank=True, null=True)),
                ('no_evidence', models.BooleanField(default=False, verbose_name='no evidence recorded')),
                ('adapted_from', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='adaptations', to='action.action')),
                ('cites_findings', models.ManyToManyField(blank=True, related_name='cited_by_actions', to='mapping.finding', verbose_name='findings it answers')),
                ('cites_notes', models.ManyToManyField(blank=True, related_name='cited_by_actions', to='mapping.eventnote', verbose_name='ideas and commitments it takes up')),
                ('cites_recommendations', models.ManyToManyField(blank=True, related_name='cited_by_actions', to='recommendations.recommendation', verbose_name='recommendations it answers')),
                ('partners', models.ManyToManyField(blank=True, related_name='+', to='mapping.organisation', verbose_name='partners')),
                ('responsible', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='mapping.organisation', verbose_name='responsible')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workspaces.workspace')),
            ],
            options={
                'ordering': ['objective__number', 'number'],
            },
        ),
        migrations.CreateModel(
            name='Checklist',
            fields=[
                ('id', models.UUIDField(default=localympact.foundation.core.rows.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=40)),
                ('number', models.PositiveSmallIntegerField(default=1, verbose_name='version')),
                ('title', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict)),
                ('guidebook', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict)),
                ('steps', models.JSONField(default=list)),
                ('sections', models.JSONField(default=list)),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workspaces.workspace')),
            ],
            options={
                'ordering': ['code', '-number'],
            },
        ),
        migrations.CreateModel(
            name='Checkpoint',
            fields=[
                ('id', models.UUIDField(default=localympact.foundation.core.rows.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=8)),
                ('step', models.PositiveSmallIntegerField()),
                ('position', models.PositiveSmallIntegerField()),
                ('is_handshake', models.BooleanField(default=False)),
                ('proposal_section', models.CharField(blank=True, max_length=40)),
                ('municipality', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict)),
                ('organisation', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict)),
                ('help', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict)),
                ('checklist', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='checkpoints', to='action.checklist')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workspaces.workspace')),
            ],
            options={
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='Indicator',
            fields=[
                ('id', models.UUIDField(default=localympact.foundation.core.rows.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict, verbose_name='indicator')),
                ('unit', models.CharField(blank=True, max_length=40, verbose_name='unit')),
                ('baseline', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='baseline')),
                ('target', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='target value')),
                ('action', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='indicators', to='action.action')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workspaces.workspace')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='IndicatorValue',
            fields=[
                ('id', models.UUIDField(default=localympact.foundation.core.rows.new_id, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField(verbose_name='measured on')),
                ('value', models.DecimalField(decimal_places=2, max_digits=14, verbose_name='value')),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='values', to='action.indicator')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workspaces.workspace')),
            ],
            options={
                'ordering': ['on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Objective',
            fields=[
                ('id', models.UUIDField(default=localympact.foundation.core.rows.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('title', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict, verbose_name='objective')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workspaces.workspace')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.AddField(
            model_name='action',
            name='objective',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='actions', to='action.objective'),
        ),
        migrations.CreateModel(
            name='Partnership',
            fields=[
                ('id', models.UUIDField(default=localympact.foundation.core.rows.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('state', models.CharField(choices=[('draft', 'draft'), ('in_review', 'in review'), ('published', 'published'), ('archived', 'archived'), ('withdrawn', 'withdrawn')], default='draft', max_length=12, verbose_name='state')),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('title', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict, verbose_name='title')),
                ('purpose', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict, verbose_name='purpose')),
                ('shared_result', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict, verbose_name='the result we want together')),
                ('form', models.CharField(blank=True, max_length=10, verbose_name='form of cooperation')),
                ('starts_on', models.DateField(blank=True, null=True, verbose_name='from')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='until')),
                ('review_on', models.DateField(blank=True, null=True, verbose_name='joint review on')),
                ('agreed_on', models.DateField(blank=True, null=True)),
                ('cites_recommendations', models.ManyToManyField(blank=True, related_name='cited_by_partnerships', to='recommendations.recommendation', verbose_name='recommendations it answers')),
                ('tie', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='mapping.tie')),
                ('uses_tools', models.ManyToManyField(blank=True, related_name='+', to='toolbox.tool', verbose_name='tools of the toolbox that helped')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workspaces.workspace')),
            ],
            options={
                'ordering': ['-created_at'],
            },
        ),
        migrations.CreateModel(
            name='Partner',
            fields=[
                ('id', models.UUIDField(default=localympact.foundation.core.rows.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('role', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict, verbose_name='role')),
                ('contribution', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict, verbose_name='what it brings')),
                ('contact', models.CharField(blank=True, max_length=200, verbose_name='contact person')),
                ('agreed_at', models.DateTimeField(blank=True, null=True)),
                ('agreed_by', models.CharField(blank=True, max_length=120)),
                ('may_be_public', models.BooleanField(default=False)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='mapping.organisation')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workspaces.workspace')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='partners', to='action.partnership')),
            ],
            options={
                'ordering': ['organisation__side', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.UUIDField(default=localympact.foundation.core.rows.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('state', models.CharField(choices=[('draft', 'draft'), ('in_review', 'in review'), ('published', 'published'), ('archived', 'archived'), ('withdrawn', 'withdrawn')], default='draft', max_length=12, verbose_name='state')),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('title', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict, verbose_name='title')),
                ('summary', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict, verbose_name='what it is for')),
                ('starts_on', models.DateField(blank=True, null=True, verbose_name='from')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='until')),
                ('adapted_version', models.PositiveIntegerField(blank=True, null=True)),
                ('source_url', models.URLField(blank=True, max_length=500)),
                ('adapted_from', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='adaptations', to='action.plan')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workspaces.workspace')),
            ],
            options={
                'ordering': ['-created_at'],
            },
        ),
        migrations.AddField(
            model_name='objective',
            name='plan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='objectives', to='action.plan'),
        ),
        migrations.AddField(
            model_name='action',
            name='plan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='actions', to='action.plan'),
        ),
        migrations.CreateModel(
            name='ProgressNote',
            fields=[
                ('id', models.UUIDField(default=localympact.foundation.core.rows.new_id, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField()),
                ('side', models.CharField(blank=True, choices=[('municipality', 'municipality'), ('organisations', 'organisations')], max_length=16)),
                ('text', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict, verbose_name='what happened')),
                ('is_recorded', models.BooleanField(default=False)),
                ('recorded_source', models.CharField(blank=True, max_length=400)),
                ('action', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='progress_notes', to='action.action')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workspaces.workspace')),
            ],
            options={
                'ordering': ['-on', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.UUIDField(default=localympact.foundation.core.rows.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField(default=1)),
                ('sections', models.JSONField(default=list)),
                ('made_on', models.DateField(default=django.utils.timezone.localdate)),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workspaces.workspace')),
            ],
            options={
                'ordering': ['-number'],
            },
        ),
        migrations.AddField(
            model_name='partnership',
            name='proposal',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='action.proposal'),
        ),
        migrations.CreateModel(
            name='Result',
            fields=[
                ('id', models.UUIDField(default=localympact.foundation.core.rows.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('state', models.CharField(choices=[('draft', 'draft'), ('in_review', 'in review'), ('published', 'published'), ('archived', 'archived'), ('withdrawn', 'withdrawn')], default='draft', max_length=12, verbose_name='state')),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('kind', models.CharField(choices=[('outcome', 'something changed'), ('new_social_enterprise', 'a new social enterprise'), ('readiness', 'readiness before and after')], default='outcome', max_length=24, verbose_name='kind')),
                ('sentence', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict, verbose_name='what changed, in one sentence')),
                ('story', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict, verbose_name='the story')),
                ('seen_on', models.DateField(verbose_name='seen on')),
                ('cites_actions', models.ManyToManyField(blank=True, related_name='cited_by_results', to='action.action', verbose_name='actions that led to it')),
                ('cites_tallies', models.ManyToManyField(blank=True, related_name='cited_by_results', to='mapping.tally', verbose_name='the same question, asked again')),
                ('indicator_value', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='action.indicatorvalue', verbose_name='measured value')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='mapping.organisation', verbose_name='the new social enterprise')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workspaces.workspace')),
            ],
            options={
                'ordering': ['-seen_on', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Run',
            fields=[
                ('id', models.UUIDField(default=localympact.foundation.core.rows.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('state', models.CharField(choices=[('draft', 'draft'), ('in_review', 'in review'), ('published', 'published'), ('archived', 'archived'), ('withdrawn', 'withdrawn')], default='draft', max_length=12, verbose_name='state')),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('title', models.CharField(max_length=200, verbose_name='what is it about')),
                ('facilitator_id', models.UUIDField(blank=True, null=True)),
                ('checklist', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='action.checklist')),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='mapping.organisation')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='mapping.organisation')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workspaces.workspace')),
            ],
            options={
                'ordering': ['-created_at'],
            },
        ),
        migrations.AddField(
            model_name='proposal',
            name='run',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='proposals', to='action.run'),
        ),
        migrations.CreateModel(
            name='Handshake',
            fields=[
                ('id', models.UUIDField(default=localympact.foundation.core.rows.new_id, editable=False, primary_key=True, serialize=False)),
                ('municipality_at', models.DateTimeField(blank=True, null=True)),
                ('municipality_by', models.CharField(blank=True, max_length=120)),
                ('organisations_at', models.DateTimeField(blank=True, null=True)),
                ('organisations_by', models.CharField(blank=True, max_length=120)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('checkpoint', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='action.checkpoint')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workspaces.workspace')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='handshakes', to='action.run')),
            ],
            options={
                'ordering': ['checkpoint__position'],
            },
        ),
        migrations.CreateModel(
            name='CheckpointAnswer',
            fields=[
                ('id', models.UUIDField(default=localympact.foundation.core.rows.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('side', models.CharField(choices=[('municipality', 'municipality'), ('organisations', 'organisations')], max_length=16)),
                ('state', models.CharField(choices=[('open', 'open'), ('in_work', 'in work'), ('done', 'done'), ('not_relevant', 'not relevant')], default='open', max_length=14)),
                ('text', models.TextField(blank=True)),
                ('written_by', models.CharField(blank=True, max_length=120)),
                ('is_recorded', models.BooleanField(default=False)),
                ('recorded_source', models.CharField(blank=True, max_length=400)),
                ('checkpoint', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='action.checkpoint')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workspaces.workspace')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='action.run')),
            ],
            options={
                'ordering': ['checkpoint__position'],
            },
        ),
        migrations.AddConstraint(
            model_name='checklist',
            constraint=models.UniqueConstraint(fields=('code', 'number', 'owner'), name='checklist_once'),
        ),
        migrations.AddConstraint(
            model_name='checklist',
            constraint=models.UniqueConstraint(condition=models.Q(('owner', None)), fields=('code', 'number'), name='checklist_once_shipped'),
        ),
        migrations.AddConstraint(
            model_name='checkpoint',
            constraint=models.UniqueConstraint(fields=('checklist', 'code'), name='checkpoint_code_once'),
        ),
        migrations.AddConstraint(
            model_name='indicatorvalue',
            constraint=models.UniqueConstraint(fields=('indicator', 'on'), name='one_value_per_day'),
        ),
        migrations.AddConstraint(
            model_name='partner',
            constraint=models.UniqueConstraint(fields=('partnership', 'organisation'), name='partner_once'),
        ),
        migrations.AddConstraint(
            model_name='objective',
            constraint=models.UniqueConstraint(fields=('plan', 'number'), name='objective_number_once'),
        ),
        migrations.AddConstraint(
            model_name='action',
            constraint=models.UniqueConstraint(fields=('objective', 'number'), name='action_number_once'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.UniqueConstraint(fields=('run', 'number'), name='proposal_number_once'),
        ),
        migrations.AddConstraint(
            model_name='handshake',
            constraint=models.UniqueConstraint(fields=('run', 'checkpoint'), name='one_handshake_per_checkpoint'),
        ),
        migrations.AddConstraint(
            model_name='handshake',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', False), ('municipality_at__isnull', False), ('organisations_at__isnull', False)), models.Q(('closed_at', None), ('municipality_at', None)), models.Q(('closed_at', None), ('organisations_at', None)), _connector='OR'), name='a_handshake_is_closed_when_both_agreed_and_only_then'),
        ),
        migrations.AddConstraint(
            model_name='checkpointanswer',
            constraint=models.UniqueConstraint(fields=('run', 'checkpoint', 'side'), name='one_answer_per_side'),
        ),
        migrations.AddConstraint(
            model_name='checkpointanswer',
            constraint=models.CheckConstraint(condition=models.Q(('is_recorded', False), models.Q(('recorded_source', ''), _negated=True), _connector='OR'), name='a_recorded_checkpoint_has_its_source'),
        ),
    ]

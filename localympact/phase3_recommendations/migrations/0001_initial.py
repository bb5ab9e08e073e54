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
            name='Recommendation',
            fields=[
                ('id', models.UUIDField(default=localympact.foundation.core.rows.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('state', models.CharField(choices=[('draft', 'draft'), ('in_review', 'in review'), ('published', 'published'), ('archived', 'archived'), ('withdrawn', 'withdrawn')], default='draft', max_length=12, verbose_name='state')),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('number', models.PositiveSmallIntegerField(default=1)),
                ('sentence', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict, verbose_name='what should change, in one sentence')),
                ('text', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict, verbose_name='why, and for whom')),
                ('in_practice', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict, verbose_name='how it can look in practice')),
                ('addressee_side', models.CharField(choices=[('municipality', 'municipality'), ('organisations', 'organisations')], max_length=16, verbose_name='who should act')),
                ('answer_by', models.DateField(blank=True, null=True, verbose_name='answer wanted by')),
                ('source_url', models.URLField(blank=True, max_length=500)),
                ('addressee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='mapping.organisation', verbose_name='addressed to')),
                ('cites_findings', models.ManyToManyField(blank=True, related_name='cited_by_recommendations', to='mapping.finding', verbose_name='findings it rests on')),
                ('cites_practices', models.ManyToManyField(blank=True, related_name='cited_by_recommendations', to='mapping.practice', verbose_name='cooperation examples')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workspaces.workspace')),
            ],
            options={
                'ordering': ['number', 'created_at'],
            },
        ),
        migrations.CreateModel(
            name='OfficialAnswer',
            fields=[
                ('id', models.UUIDField(default=localympact.foundation.core.rows.new_id, editable=False, primary_key=True, serialize=False)),
                ('answer', models.CharField(choices=[('accepted', 'accepted'), ('partly', 'accepted in part'), ('already_done', 'already done'), ('declined', 'declined')], max_length=16, verbose_name='answer')),
                ('reason', localympact.foundation.languages.translated.TranslatedTextField(blank=True, default=dict, verbose_name='reason')),
                ('given_by_name', models.CharField(blank=True, max_length=200)),
                ('given_on', models.DateField(verbose_name='given on')),
                ('is_recorded', models.BooleanField(default=False)),
                ('recorded_source', models.CharField(blank=True, max_length=400, verbose_name='where it was said')),
                ('given_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='mapping.organisation')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workspaces.workspace')),
                ('recommendation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='recommendations.recommendation')),
            ],
            options={
                'ordering': ['-given_on', '-id'],
            },
        ),
        migrations.AddConstraint(
            model_name='recommendation',
            constraint=models.UniqueConstraint(fields=('workspace', 'number'), name='recommendation_number_once'),
        ),
        migrations.AddConstraint(
            model_name='officialanswer',
            constraint=models.CheckConstraint(condition=models.Q(('is_recorded', False), models.Q(('recorded_source', ''), _negated=True), _connector='OR'), name='a_recorded_answer_has_its_source'),
        ),
    ]

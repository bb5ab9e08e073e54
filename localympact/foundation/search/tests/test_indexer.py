import os
import signal
import subprocess
import sys
import threading
import time
from uuid import UUID

import pytest

from localympact.foundation.search import indexer, reading
from localympact.foundation.search.asking import Question
from localympact.foundation.search.declarations import SOURCES, Findable, Source, declare, follow
from localympact.foundation.search.finding import every, find
from localympact.foundation.search.indexer import Indexer, Position, catch_up, rebuild
from localympact.foundation.search.writing import Writer

KIND = "mapping.organisation"


def names():
    return sorted(row["name"] for row in find(Question(size=100)).shown)


def test_a_changed_row_is_replaced_and_a_withdrawn_one_leaves(town):
    first = town.publish(1, "Centrs")
    town.publish(2, "Skola")
    assert rebuild() == 2
    town.publish(1, "Centrs jauns")
    assert catch_up() == 1
    assert names() == ["Centrs jauns", "Skola"]
    town.withdraw(first)
    assert (catch_up(), catch_up()) == (1, 0)
    assert names() == ["Skola"]


def test_the_first_look_builds_the_index(town):
    town.publish(1, "Centrs")
    assert not reading.is_ready()
    catch_up()
    assert reading.is_ready()
    assert names() == ["Centrs"]


def test_a_limit_takes_portions_until_nothing_is_left(town):
    catch_up()
    for number in range(1, 13):
        town.publish(number, f"Row {number:02}")
    taken = []
    while portion := catch_up(limit=5):
        taken.append(portion)
    assert taken == [5, 5, 2]
    assert len(names()) == 12


@pytest.mark.parametrize("limit", [0, -3])
def test_a_senseless_limit_still_moves_on(town, limit):
    catch_up()
    town.publish(1, "Centrs")
    assert catch_up(limit=limit) == 1


def test_changes_of_other_kinds_are_passed_over(town):
    catch_up()
    town.note(UUID(int=7), kind="surveys.wave")
    town.publish(1, "Centrs")
    assert catch_up() == 2
    assert names() == ["Centrs"]


def test_a_row_is_read_anew_when_what_it_leans_on_changes(town):
    row_id = town.publish(1, "Before")
    SOURCES.clear()
    declare(
        Source(KIND, town.published, lambda row: row, ("side", "field"), {"workspaces.workspace": lambda ids: [row_id]})
    )
    catch_up()
    town.publish(1, "After", noted=False)
    town.note(UUID(int=5), kind="workspaces.workspace")
    catch_up()
    assert names() == ["After"]


def test_one_unreadable_row_does_not_stop_the_others(town, caplog):
    catch_up()
    town.publish(1, "Centrs", side=["x"])
    bad = town.publish(2, "Skola")
    town.rows[bad] = Findable(id=bad, workspace=bad, names=["Skola"], facets={"undeclared": ["x"]})
    assert catch_up() == 2
    assert names() == ["Centrs"]
    assert "could not be put into the search index" in caplog.text


def test_a_failing_portion_leaves_the_place_in_the_history_as_it_was(town):
    catch_up()
    town.publish(1, "Centrs")
    ids = SOURCES.pop(KIND)
    declare(Source(KIND, lambda ids: 1 / 0, lambda row: row, ("side", "field")))
    with pytest.raises(ZeroDivisionError):
        catch_up()
    SOURCES[KIND] = ids
    assert catch_up() == 1
    assert names() == ["Centrs"]


def test_a_second_process_leaves_the_index_to_the_first(town):
    catch_up()
    town.publish(1, "Centrs")
    second = Indexer()
    assert second.catch_up() == 0
    indexer.close()
    assert second.catch_up() == 1
    second.close()


def test_an_index_of_another_shape_is_not_read_but_built_anew(town):
    town.publish(1, "Centrs")
    catch_up()
    indexer.close()
    SOURCES.clear()
    declare(Source(KIND, town.published, lambda row: row, ("side", "field", "theme")))
    assert find(Question()).total == 0
    catch_up()
    assert names() == ["Centrs"]


def test_an_index_ahead_of_a_restored_database_is_built_anew(town):
    for number in range(1, 6):
        town.publish(number, f"Row {number}")
    catch_up()
    catch_up()
    town.rows.clear()
    town.history.clear()
    town.publish(9, "Restored")
    catch_up()
    assert names() == ["Restored"]


class Clock:
    def __init__(self, monkeypatch):
        self.now = 1_000_000.0
        monkeypatch.setattr(indexer.time, "time", lambda: self.now)


@pytest.mark.parametrize("broken", [False, True])
def test_a_change_committed_late_with_an_early_number_is_not_missed_on_postgresql(town, monkeypatch, broken):
    monkeypatch.setattr(indexer, "_out_of_order", lambda: not broken)
    clock = Clock(monkeypatch)
    catch_up()
    late = (3, KIND, town.publish(3, "Late", noted=False))
    town.publish(1, "One")
    town.publish(2, "Two")
    town.history.append((4, KIND, town.publish(4, "Four", noted=False)))
    catch_up()
    clock.now += 50
    town.history.append(late)
    catch_up()
    clock.now += 1
    assert catch_up() == 0
    assert ("Late" in names()) is not broken


@pytest.mark.parametrize("broken", [False, True])
def test_the_overlap_survives_a_restart(town, monkeypatch, broken):
    monkeypatch.setattr(indexer, "_out_of_order", lambda: not broken)
    clock = Clock(monkeypatch)
    catch_up()
    for number in (1, 2, 4):
        town.history.append((number, KIND, town.publish(number, f"Row {number}", noted=False)))
        clock.now += 30
        catch_up()
    indexer.close()
    clock.now += 7_200
    town.history.append((3, KIND, town.publish(3, "Late", noted=False)))
    catch_up()
    assert ("Late" in names()) is not broken


def test_the_overlap_is_given_up_when_it_is_over():
    position = Position()
    for second in range(200):
        position.looked_at = 1_000.0 + second
        position.reach(second, 1_000.0 + second)
    assert position.since(out_of_order=True) == 139
    assert position.since(out_of_order=False) == 199
    assert len(position.marks) < 70
    assert Position.from_json(position.as_json()) == position


def test_the_loop_of_a_node_follows_until_it_is_told_to_stop(town):
    stop = threading.Event()
    loop = threading.Thread(target=indexer.keep_up, args=(stop, 0.02))
    broken = SOURCES.pop(KIND)
    declare(Source(KIND, lambda ids: 1 / 0, lambda row: row, ("side", "field")))
    loop.start()
    town.publish(1, "Centrs")
    time.sleep(0.1)
    SOURCES[KIND] = broken
    until = time.monotonic() + 10
    while names() != ["Centrs"] and time.monotonic() < until:
        time.sleep(0.02)
    stop.set()
    loop.join(10)
    assert (names(), loop.is_alive()) == (["Centrs"], False)


def reading_until(stop, wrong):
    while not stop.is_set():
        try:
            total = find(Question(words="row")).total
        except Exception as failed:
            total = failed
        if total != 30:
            wrong.append(total)


def test_readers_never_fail_while_the_index_is_rebuilt(town):
    for number in range(1, 31):
        town.publish(number, f"Row {number}")
    rebuild()
    wrong, stop = [], threading.Event()
    readers = [threading.Thread(target=reading_until, args=(stop, wrong)) for _ in range(2)]
    for reader in readers:
        reader.start()
    for _ in range(5):
        rebuild()
        catch_up()
    stop.set()
    for reader in readers:
        reader.join()
    assert wrong == []
    assert len([folder for folder in reading.root().iterdir() if folder.is_dir()]) == 1


def test_what_changes_during_a_rebuild_is_caught_up_after_it(town):
    town.publish(1, "Before")

    def rows_while_somebody_writes(ids):
        found = town.published(ids)
        if ids is None:
            town.publish(1, "After")
        return found

    SOURCES.clear()
    declare(Source(KIND, rows_while_somebody_writes, lambda row: row, ("side", "field")))
    rebuild()
    assert names() == ["Before"]
    catch_up()
    assert names() == ["After"]


def test_without_a_newest_number_a_new_index_reads_the_whole_history(town):
    follow(town.changes)
    town.publish(1, "Centrs")
    rebuild()
    assert catch_up() == 1
    assert names() == ["Centrs"]


WRITES_FOR_EVER = """
import sys
from uuid import UUID
from django.conf import settings
settings.configure(LOCALYMPACT_DATA=sys.argv[1], DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}})
from localympact.foundation.search.declarations import Findable, Source, declare, follow
from localympact.foundation.search.indexer import catch_up, rebuild
def rows(ids): return [] if ids is None else ids
def row(i): return Findable(id=i, workspace=UUID(int=1), names=[f"Row {i.int}"], shown={"name": i.int})
declare(Source("mapping.organisation", rows, row, ("side", "field")))
follow(lambda after: [(n, "mapping.organisation", UUID(int=n)) for n in range(after + 1, after + 8)], lambda: 10**9)
import localympact.foundation.search.declarations as d
d.FOLLOWING.newest = None
catch_up(limit=7)
print("started", flush=True)
while True:
    catch_up(limit=7)
"""


@pytest.mark.proof
def test_T94_a_killed_indexer_loses_nothing_and_doubles_nothing(town, tmp_path):
    follow(lambda number: [])
    reached = 0
    for wait in (0.15, 0.4, 0.25):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITES_FOR_EVER, str(tmp_path)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout.readline() == "started\n"
        time.sleep(wait)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        writer = Writer(reading.folder_in_use(), ("field", "side"))
        position = writer.position()["number"]
        del writer
        found = every(Question())
        assert sorted(row_id.int for row_id in found) == list(range(1, position + 1))
        assert position >= reached
        reached = position
    assert reached > 0

"""Where sibling rooms of the foundation meet: search follows history, and is part of being ready."""

from localympact.foundation.history.queries import changes_after, newest_change
from localympact.foundation.jobs.readiness import readiness
from localympact.foundation.search.declarations import follow
from localympact.foundation.search.reading import folder_in_use

follow(changes_after, newest_change)


@readiness("search index")
def index_can_be_read() -> str:
    """Whether this machine has a search index to ask."""
    folder = folder_in_use()
    return "" if folder and folder.is_dir() else "There is no search index yet; run: localympact serve"

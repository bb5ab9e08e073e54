"""Where sibling rooms of the foundation meet: search follows history."""

from localympact.foundation.history.queries import changes_after, newest_change
from localympact.foundation.search.declarations import follow

follow(changes_after, newest_change)

"""What beginning tells the foundation."""

from localympact.across.founding.queries import first_steward_link, has_steward
from localympact.foundation.jobs.welcome import said_at_start


@said_at_start
def how_to_begin() -> str:
    """The address of the first steward, until there is one."""
    if has_steward():
        return ""
    return f"Nobody runs this installation yet. Open this address to begin; it works once:\n{first_steward_link()}"

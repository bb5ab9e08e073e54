#!/usr/bin/env python3
"""Django's commands, run from a checkout."""

from localympact.config.cli import main

if __name__ == "__main__":
    main()

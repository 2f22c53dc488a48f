"""`python -m generator` is the command `evenhand`."""

from generator.cli.main import main

if __name__ == "__main__":
    main()

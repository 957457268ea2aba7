"""`python -m verbale` is the `verbale` command."""

from verbale.cli import main

__all__: list[str] = []

if __name__ == "__main__":
    main(prog_name="verbale")

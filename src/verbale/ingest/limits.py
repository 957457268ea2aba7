"""How much of one input is read."""

from __future__ import annotations

import msgspec

from verbale.errors import TooLarge

__all__ = ["DEFAULT_LIMITS", "Limits"]


class Limits(msgspec.Struct, frozen=True):
    """The largest input that is read.

    `max_characters` is the length spaCy's parser accepts; `max_bytes` leaves room for a saved page around such a text.
    `max_elements` bounds the time of a page: extraction takes about 25 microseconds an element.
    """

    max_bytes: int = 20_000_000
    max_characters: int = 1_000_000
    max_elements: int = 100_000

    def check_bytes(self, size: int, name: str) -> None:
        """Refuse an input of too many bytes.

        Raises:
            TooLarge: with both numbers.
        """
        if size > self.max_bytes:
            raise TooLarge(f"{name} has {size:,} bytes and the limit is {self.max_bytes:,}: split it into its reports.")

    def check_characters(self, size: int, name: str) -> None:
        """Refuse a text of too many characters.

        Raises:
            TooLarge: with both numbers.
        """
        if size > self.max_characters:
            raise TooLarge(
                f"{name} has {size:,} characters and the limit is {self.max_characters:,}: split it into its reports."
            )

    def check_elements(self, size: int, name: str) -> None:
        """Refuse a page of too many elements.

        Raises:
            TooLarge: with both numbers.
        """
        if size > self.max_elements:
            raise TooLarge(
                f"{name} has {size:,} page elements and the limit is {self.max_elements:,}: save only the article."
            )


DEFAULT_LIMITS = Limits()

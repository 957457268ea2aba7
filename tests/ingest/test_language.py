from __future__ import annotations

import pytest

from verbale.errors import LanguageNotRead
from verbale.ingest import from_text

FOREIGN = [
    ("سفیران دو کشور روز سه‌شنبه در شهر بندری درباره حقوق ماهیگیری گفت‌وگو کردند.", "Persian (fa)"),
    ("التقى مبعوثا البلدين يوم الثلاثاء في المدينة الساحلية وتحدثا لمدة ساعتين عن حقوق الصيد.", "Arabic (ar)"),
    ("Die Gesandten beider Länder trafen sich am Dienstag in der Hafenstadt und sprachen über Netze.", "German (de)"),
    ("Les envoyés des deux pays se sont réunis mardi dans le port et ont parlé des filets.", "French (fr)"),
    ("Посланники двух стран встретились во вторник в порту и два часа говорили о рыболовстве.", "Russian (ru)"),
    ("İki ülkenin temsilcileri salı günü liman kentinde bir araya gelerek balıkçılık haklarını görüştü.", "Turkish (tr)"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), FOREIGN)
def test_other_languages_are_refused_by_name(text: str, name: str) -> None:
    with pytest.raises(LanguageNotRead) as caught:
        from_text(f"Title: Envoys talk nets\nNote: saved from the page of the port\n\n{text}")
    assert name in str(caught.value)
    assert "reads English only" in str(caught.value)


def test_short_text_in_another_script_is_refused_by_script() -> None:
    with pytest.raises(LanguageNotRead, match="Arabic script"):
        from_text("سفیر گفت")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The envoys of both ports met for two hours and talked about nets.", "en"),
        ("Hoshyar Zebari met Hassan Kazemi Qomi and Ali al-Dabbagh at the office of the prime minister.", "en"),
        ("The envoy wrote “سلام بر شما” on the wall of the harbour office before he left.", "en"),
        ("Envoys met.", None),
        ("12 34 56", None),
        ("!!!", None),
    ],
)  # fmt: skip
def test_english_and_what_cannot_be_told_are_read(text: str, language: str | None) -> None:
    assert from_text(text).language == language


@pytest.mark.parametrize(
    "text",
    [
        "Envoys met in Northport.",
        "Talks failed, aides said.",
        "Kazemi met Zebari, al-Maliki, Crocker, Rubaie.",
        "Abdollahian, Araghchi, Salehi, Larijani, Mottaki, Velayati, Zarif met Barzani, Talabani, Allawi, Jaafari.",
        "Roe: no deal. Poe: no talks. Coe: no nets. Moe: no harbour.",
    ],
)
def test_names_and_short_sentences_are_never_refused(text: str) -> None:
    assert from_text(text).language in {"en", None}

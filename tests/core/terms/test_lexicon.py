"""Dutch words as terms: one for all forms of a word, and the parts of a compound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissel.core.terms import Lexicon, fold, grams, own_lexicon, tokens


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return own_lexicon()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Één Ploegendienst", ("een", "ploegendienst")),
        ("tele-verkoper (m/v)", ("tele", "verkoper", "m", "v")),
        ("C# en .NET developer", ("c#", "en", ".net", "developer")),
        ("Straße & café", ("strasse", "cafe")),
        ("  ", ()),
        ("名前 🙂", ()),
    ],
)
def test_text_becomes_plain_words_in_order(text: str, words: tuple[str, ...]) -> None:
    assert tokens(text) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("verkoper", "verkoopster"),
        ("kapper", "kapster"),
        ("schoonmaker", "schoonmaakster"),
        ("medewerker", "medewerksters"),
        ("magazijnmedewerker", "magazijnmedewerkster"),
        ("directeur", "directrice"),
        ("leraar", "leraressen"),
        ("telefonist", "telefoniste"),
        ("bedrijf", "bedrijven"),
        ("chauffeur", "Chauffeurs"),
        ("begeleiden", "begeleiding"),
    ],
)
def test_forms_of_one_word_have_one_stem(lexicon: Lexicon, one: str, other: str) -> None:
    assert lexicon.stem(one) == lexicon.stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("begeleiden", "beleid"), ("gezin", "zin"), ("gevel", "vel"), ("register", "regie")],
)
def test_different_words_keep_different_stems(lexicon: Lexicon, one: str, other: str) -> None:
    assert lexicon.stem(one) != lexicon.stem(other)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("magazijnmedewerker", "magazijn medewerker"),
        ("vrachtwagenchauffeur", "vracht wagen chauffeur"),
        ("bedrijfsleider", "bedrijf leider"),
        ("bloemenkwekerijen", "bloemen kwekerij"),
        ("klantenservicemedewerkster", "klanten service medewerker"),
        ("visverwerker", "vis verwerker"),
        ("tomatenkwekerij", "tomaten kwekerij"),
    ],
)
def test_a_compound_falls_into_the_words_it_is_made_of(
    lexicon: Lexicon, word: str, parts: str
) -> None:
    assert lexicon.parts(word) == tuple(map(lexicon.stem, parts.split()))


@pytest.mark.parametrize("word", ["kok", "medewerker", "receptionist", "timmerman", "qxzjvw"])
def test_a_single_word_is_not_taken_apart(lexicon: Lexicon, word: str) -> None:
    assert lexicon.terms(word) == (lexicon.stem(word),)


def test_terms_hold_each_word_whole_and_then_its_parts_with_repeats(lexicon: Lexicon) -> None:
    whole, *parts = lexicon.terms("winkelmedewerker")
    assert (whole, *parts, *parts) == lexicon.terms("winkelmedewerker") + tuple(parts)
    assert parts == list(lexicon.parts("winkelmedewerker"))
    assert lexicon.terms("kok kok") == lexicon.terms("kok") * 2
    assert lexicon.stems("winkelmedewerker kok") == (whole, "kok")


def test_words_that_say_nothing_about_work_are_no_terms(lexicon: Lexicon) -> None:
    assert lexicon.terms("Wij zijn voor de of met aan iets") == ()


def test_words_that_are_used_for_one_another_know_each_other(lexicon: Lexicon) -> None:
    chauffeur, driver = lexicon.stem("chauffeur"), lexicon.stem("bestuurder")
    assert driver in lexicon.alike(chauffeur)
    assert chauffeur in lexicon.alike(driver)
    assert chauffeur not in lexicon.alike(chauffeur)
    assert lexicon.alike("qxzjvw") == ()


def test_words_of_loaded_data_can_be_parts_too_and_leave_the_first_lexicon_alone() -> None:
    plain = Lexicon()
    richer = plain.plus(["quinoa", "brouwerij"])
    assert richer.parts("quinoabrouwerij") == (richer.stem("quinoa"), richer.stem("brouwerij"))
    assert plain.parts("quinoabrouwerij") == (plain.stem("quinoabrouwerij"),)


def test_grams_mark_where_a_word_begins_and_ends() -> None:
    assert grams("kok", 3, 4) == ("_ko", "kok", "ok_", "_kok", "kok_")
    assert grams("a") == ("_a_",)
    assert grams("") == ()


def test_a_very_long_word_is_kept_whole(lexicon: Lexicon) -> None:
    assert len(lexicon.terms("medewerker" * 40)) == 1


@given(st.text(max_size=120))
def test_any_text_gives_terms_that_are_plain_and_the_same_again(text: str) -> None:
    lexicon = own_lexicon()
    terms = lexicon.terms(text)
    assert terms == lexicon.terms(text)
    assert all(term and term == fold(term) for term in terms)
    assert len(lexicon.stems(text)) <= len(tokens(text))
    assert len(lexicon.stems(text)) <= len(terms)


@given(st.lists(st.sampled_from(["kok", "magazijn", "medewerker", "winkel", "bus"]), max_size=8))
def test_terms_of_two_texts_are_the_terms_of_both_in_order(words: list[str]) -> None:
    lexicon = own_lexicon()
    apart = tuple(term for word in words for term in lexicon.terms(word))
    assert lexicon.terms(" ".join(words)) == apart

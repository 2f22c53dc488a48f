"""A language of the theme, and the words that its scripts are sent."""

import functools

from generator.files.theme import read_theme
from generator.rendering.language import language_of
from generator.rendering.script_words import script_words
from tests.parity.cases import CURRENCIES


@functools.cache
def spoken(tag: str):
    language = language_of(tag, read_theme()).value
    return language, script_words(language, CURRENCIES).decode()

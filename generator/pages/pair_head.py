"""The head of a pair's page. Start with `PairHead`."""

from generator.judging.duel import Duel
from generator.judging.verdict import opening
from generator.lazy import lazy
from generator.model.catalogue import Article
from generator.pages.arena import Arena
from generator.pages.views import AnyHead, Link, Text, phrase


class PairHead(AnyHead, frozen=True, dict=True):
    """What an article says of itself, else what follows from the duel."""

    duel: Duel
    arena: Arena
    article: Article | None
    indexed: bool
    card: str

    @lazy
    def title(self) -> Text:
        own = self.article.title if self.article else ""
        return own or phrase("pair-title", **self._names, category=self._apart)

    @lazy
    def description(self) -> Text:
        own = self.article.description if self.article else ""
        return own or phrase("pair-description", **self._names, opening=opening(self.duel), category=self._apart)

    @lazy
    def breadcrumb(self) -> tuple[Link, ...]:
        """Ends with the page itself."""
        here = Link(phrase("pair-heading", **self._names), self.url)
        return self.arena.home, Link(self.arena.name, self.arena.url), here

    @property
    def draft(self) -> bool:
        """True in the preview of a text that is not published."""
        return self.article.draft if self.article else False

    @lazy
    def card_alt(self) -> Text:
        """What the picture shows."""
        return phrase("card-alt", **self._names, opening=opening(self.duel)) if self.card else ""

    @property
    def _names(self) -> dict[str, str]:
        return {"a": self.duel.a.label, "b": self.duel.b.label}

    @property
    def _apart(self) -> str:
        return self.arena.told_apart(self.duel.a, self.duel.b)

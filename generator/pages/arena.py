"""What all pages of a category share: its rubric, specs, workloads, profiles. Start with `arena`."""

from collections.abc import Mapping

from msgspec import Struct

from generator.model.catalogue import Category
from generator.model.product import Product
from generator.model.rubric import Assumptions, Profile, Rubric, SpecField, Workload
from generator.pages.costs import VolumeForms, volume_forms
from generator.pages.parts import Column
from generator.pages.routes import Routes
from generator.pages.views import Link, phrase
from generator.pages.weighing import Weighing, weighing


class Arena(Struct, frozen=True):
    """What all pairs of a category share."""

    id: str
    name: str
    url: str
    rubric: Rubric
    columns: Mapping[str, Column]
    currency: str
    workloads: tuple[Workload, ...]
    volumes: VolumeForms
    """Where readers put in volumes of their own."""
    assumptions: Assumptions
    reckoning: str
    """Address of what scripts reckon costs with."""
    compare: str
    """Address of the page that puts products side by side, with this category chosen."""
    specs: tuple[SpecField, ...]
    profiles: tuple[Profile, ...]
    weighing: Weighing | None
    """Where readers weigh for themselves."""
    home: Link
    method: Link
    shared_labels: tuple[str, ...]
    """Labels that a product of another category has too; titles then name the category."""

    def told_apart(self, *products: Product) -> str:
        """The category's name, if all of these labels occur in another category as well."""
        return self.name if all(p.label in self.shared_labels for p in products) else ""


def arena(category: Category, routes: Routes, shared_labels: tuple[str, ...]) -> Arena:
    return Arena(
        id=category.id,
        name=category.name,
        url=routes.category(category.id),
        rubric=category.rubric,
        columns={d.id: Column.of(d) for d in category.rubric.dimensions},
        currency=category.currency,
        workloads=category.workloads,
        volumes=volume_forms(category),
        assumptions=category.assumptions,
        reckoning=routes.costs(category.id),
        compare=f"{routes.compare()}?category={category.id}",
        specs=category.specs,
        profiles=category.profiles,
        weighing=weighing(category.rubric, category.profiles),
        home=Link(phrase("home"), routes.home()),
        method=Link(phrase("method-title"), routes.method()),
        shared_labels=shared_labels,
    )

"""No false alarm: sites with ties, zeros, unknown scores, one dimension or ten, and up to four products."""

import pytest
from hypothesis import HealthCheck, given, settings

from tests.audit.random_sites import catalogues, lies_of

CHECKS = {"deadline": None, "suppress_health_check": list(HealthCheck)}


@settings(max_examples=40, **CHECKS)
@given(catalogues())
def test_the_audit_is_silent_about_what_is_built(catalogue):
    assert not list(lies_of(catalogue))


@pytest.mark.long
@settings(max_examples=2000, **CHECKS)
@given(catalogues())
def test_the_audit_is_silent_about_two_thousand_sites(catalogue):
    assert not list(lies_of(catalogue))

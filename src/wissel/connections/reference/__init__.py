"""Official downloads of the labour market, read as they come: ESCO, O*NET, ORS and GeoNames.

:func:`load` reads what an operator downloaded (files, folders, zips), puts it together and keeps
it in the data folder; :func:`loaded` gives it back, from memory until something new is loaded.
Nothing is fetched. Every problem says which file, where, and what to do.
"""

from wissel.connections.reference._load import Outcome, load
from wissel.connections.reference._problem import UnreadableSource
from wissel.connections.reference._store import BrokenReference, loaded, manifest

__all__ = ["BrokenReference", "Outcome", "UnreadableSource", "load", "loaded", "manifest"]

"""What begins with an underscore is seen by its own package only."""

from tests.house.tree import WISSEL, files, imports, module, shown


def test_no_module_imports_an_underscore_module_of_another_package() -> None:
    through = {
        f"{shown(path, line)} {name}"
        for path in files(".py", under=WISSEL)
        for name, line in imports(path)
        if name.startswith("wissel.") and not may_see(module(path), name)
    }
    assert not through


def may_see(importer: str, name: str) -> bool:
    """Tell whether the package that holds each hidden part of ``name`` holds the importer too."""
    parts = name.split(".")
    for place, part in enumerate(parts):
        hidden = part.startswith("_") and not part.startswith("__")
        package = ".".join(parts[:place])
        if hidden and importer != package and not importer.startswith(package + "."):
            return False
    return True


def test_a_hidden_module_is_seen_from_its_own_package_only() -> None:
    assert may_see("wissel.core.clock", "wissel.core.clock._terms")
    assert may_see("wissel.core.clock._leave", "wissel.core.clock._terms.add")
    assert not may_see("wissel.core.money", "wissel.core.clock._terms.add")
    assert not may_see("wissel.core.clocks", "wissel.core.clock._terms")

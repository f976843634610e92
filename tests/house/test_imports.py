"""The Python package has an order too: no module needs, by any way, a module that needs it."""

import ast
import unittest
from pathlib import Path

from house import ROOT, files, text

PACKAGE = ROOT / "python"


def name_of(path: Path) -> str:
    """`tieuchi.page` for tieuchi/page/__init__.py."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in files("python/tieuchi/**/*.py")}


def is_for_types(node: ast.stmt) -> bool:
    """`if TYPE_CHECKING:`, which never runs."""
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def imports(tree: ast.AST, *, when_called: bool) -> set[str]:
    """The modules of the package that a module brings in; those of functions where asked."""
    found: set[str] = set()
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.stmt) and is_for_types(node):
            continue
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not when_called:
            continue
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom) and node.module:
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            inside = names & MODULES.keys()
            found |= inside if inside == names else inside | {node.module}
        found |= imports(node, when_called=when_called)
    # the package itself brings in nothing before it is asked for a name
    return found & MODULES.keys() - {"tieuchi"}


def circles(graph: dict[str, set[str]]) -> list[str]:
    """Every way back to a module, once."""
    found: set[str] = set()
    done: set[str] = set()

    def walk(module: str, way: list[str]) -> None:
        if module in way:
            circle = way[way.index(module) :]
            first = circle.index(min(circle))
            found.add(" -> ".join([*circle[first:], *circle[:first], circle[first]]))
            return
        if module in done:
            return
        for other in sorted(graph[module]):
            walk(other, [*way, module])
        done.add(module)

    for module in sorted(graph):
        walk(module, [])
    return sorted(found)


class Imports(unittest.TestCase):
    def graph(self, *, when_called: bool) -> dict[str, set[str]]:
        return {
            name: imports(ast.parse(text(path)), when_called=when_called) - {name}
            for name, path in MODULES.items()
        }

    def test_no_circle_when_modules_are_loaded(self) -> None:
        self.assertEqual(circles(self.graph(when_called=False)), [])

    def test_no_circle_hides_in_a_function(self) -> None:
        self.assertEqual(circles(self.graph(when_called=True)), [])

    def test_circles_are_found(self) -> None:
        graph = {"a": {"b"}, "b": {"c"}, "c": {"a", "d"}, "d": set(), "e": {"d", "e"}}
        self.assertEqual(circles(graph), ["a -> b -> c -> a", "e -> e"])

    def test_the_view_knows_no_result(self) -> None:
        graph = self.graph(when_called=True)
        view = {name: found for name, found in graph.items() if name.startswith("tieuchi._view")}
        allowed = {"tieuchi._words", *view}
        self.assertEqual({n: f - allowed for n, f in view.items() if f - allowed}, {})


if __name__ == "__main__":
    unittest.main()

"""Look at a program as a tree, and write it again with one node changed."""

import libcst as cst

Change = cst.CSTNode | cst.RemovalSentinel | cst.FlattenSentinel[cst.CSTNode]


def nodes(tree: cst.CSTNode) -> list[cst.CSTNode]:
    """Return the nodes of a tree, but none within an import or the name that is set."""
    found = Nodes()
    tree.visit(found)
    return found.found


def with_another(tree: cst.Module, old: cst.CSTNode, new: Change) -> str | None:
    """Return the program with `new` in the place of one node; None where that is no program."""
    try:
        return tree.visit(Replace(old, new)).code
    except (cst.CSTValidationError, TypeError, AttributeError):
        return None


class Nodes(cst.CSTVisitor):
    """Collect nodes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[cst.CSTNode] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        self.found.append(node)
        return not isinstance(node, cst.ImportAlias | cst.AssignTarget)


class Replace(cst.CSTTransformer):
    """Put `new` in the place of one node."""

    def __init__(self, old: cst.CSTNode, new: Change):
        super().__init__()
        self.old = old
        self.new = new

    def on_leave(self, original_node: cst.CSTNode, updated_node: cst.CSTNode) -> object:  # type: ignore[override]
        return self.new if original_node is self.old else updated_node

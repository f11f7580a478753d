"""What a small slip could make of one node of a program: the operators of mutation.

tests/submissions/mutations.toml holds the names and texts that a student could take for others.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import libcst as cst

from authoring import trees
from authoring.bank import BANK
from authoring.trees import Change

MUTATIONS = BANK / "mutations.toml"
OTHER_WAY = {
    cst.Equal: cst.NotEqual,
    cst.NotEqual: cst.Equal,
    cst.Is: cst.IsNot,
    cst.IsNot: cst.Is,
    cst.In: cst.NotIn,
    cst.NotIn: cst.In,
    cst.LessThan: cst.GreaterThanEqual,
    cst.GreaterThan: cst.LessThanEqual,
    cst.And: cst.Or,
    cst.Or: cst.And,
    cst.Add: cst.Subtract,
    cst.AddAssign: cst.SubtractAssign,
    cst.Break: cst.Continue,
    cst.Continue: cst.Break,
}
ERROR_STATUS = range(400, 600)


def of(node: cst.CSTNode) -> Iterator[Change]:
    """Yield what a small slip could make of one node."""
    yield from _without(node)
    yield from _made_sync(node)
    yield from _other_flow(node)
    yield from _less_indented(node)
    yield from _other_words(node)


@cache
def _others(kind: str) -> dict[str, list[str]]:
    """Return the names or the texts that are taken for others, and these."""
    others: dict[str, list[str]] = tomllib.loads(MUTATIONS.read_text("utf-8"))[kind]
    return others


def _without(node: cst.CSTNode) -> Iterator[Change]:
    """Yield nothing in the place of a node, or the node without a part, or twice."""
    match node:
        case cst.SimpleStatementLine(body=[cst.Expr(value=cst.SimpleString())]):
            pass  # a text that stands alone does nothing
        case cst.SimpleStatementLine():
            yield cst.RemoveFromParent()
            if _does_something(node):
                yield cst.FlattenSentinel([node, node])
        case (
            cst.ImportAlias() | cst.Arg() | cst.DictElement() | cst.Decorator()
            | cst.ExceptHandler() | cst.Finally()
        ):  # fmt: skip
            yield cst.RemoveFromParent()
        case cst.Return(value=cst.BaseExpression() as value):
            yield cst.Expr(value)
        case cst.Call(func=cst.Attribute(value=called) as function):
            yield function
            yield called


def _does_something(node: cst.CSTNode) -> bool:
    """Say whether a statement may do something else when it is run again."""
    return any(isinstance(each, cst.Await | cst.AugAssign) for each in trees.nodes(node))


def _made_sync(node: cst.CSTNode) -> Iterator[Change]:
    """Yield the node without `async` or `await`, or with one too many."""
    match node:
        case cst.Await(expression=inner):
            yield inner
        case (
            cst.FunctionDef(asynchronous=cst.Asynchronous())
            | cst.With(asynchronous=cst.Asynchronous())
            | cst.For(asynchronous=cst.Asynchronous())
            | cst.CompFor(asynchronous=cst.Asynchronous())
        ):
            yield node.with_changes(asynchronous=None)
        case cst.Assign(value=cst.Call() as value):
            yield node.with_changes(value=cst.Await(value))


def _other_flow(node: cst.CSTNode) -> Iterator[Change]:
    """Yield the node with a branch or an order that is not the one meant."""
    match node:
        case cst.If(body=cst.IndentedBlock(body=then), orelse=other):
            yield cst.FlattenSentinel(then)
            match other:
                case cst.Else(body=cst.IndentedBlock(body=rest)):
                    yield cst.FlattenSentinel(rest)
                case None:
                    yield cst.RemoveFromParent()
        case cst.Try(body=cst.IndentedBlock(body=tried), finalbody=None):
            yield cst.FlattenSentinel(tried)
        case cst.Try(
            body=cst.IndentedBlock(body=tried),
            finalbody=cst.Finally(body=cst.IndentedBlock(body=last)),
        ):
            yield cst.FlattenSentinel([*tried, *last])
        case cst.ExceptHandler():
            nothing = cst.SimpleStatementLine([cst.Pass()])
            yield node.with_changes(body=cst.IndentedBlock([nothing]))
        case cst.IndentedBlock(body=body):
            for one, two in pairwise(range(len(body))):
                order = [*body[:one], body[two], body[one], *body[two + 1 :]]
                yield node.with_changes(body=order)


def _less_indented(node: cst.CSTNode) -> Iterator[Change]:
    """Yield a block whose last statement stands after it."""
    match node:
        case (
            cst.With(body=cst.IndentedBlock(body=[*most, end]))
            | cst.For(body=cst.IndentedBlock(body=[*most, end]))
            | cst.While(body=cst.IndentedBlock(body=[*most, end]))
            | cst.If(body=cst.IndentedBlock(body=[*most, end]), orelse=None)
        ) if most:
            shorter = node.with_changes(body=node.body.with_changes(body=most))
            yield cst.FlattenSentinel([shorter, end])


def _other_words(node: cst.CSTNode) -> Iterator[Change]:
    """Yield the node with another name, number, text or sign in it."""
    match node:
        case cst.Integer(value=digits) if int(digits) in ERROR_STATUS:
            yield cst.Integer("200")
        case cst.Integer(value=digits):
            yield cst.Integer(str(int(digits) + 1))
            yield cst.Integer(str(max(int(digits) - 1, 0)))
        case cst.SimpleString(value=text):
            yield from (cst.SimpleString(f'"{o}"') for o in _others("texts").get(text[1:-1], []))
        case cst.Name(value=name):
            yield from (cst.Name(other) for other in _others("names").get(name, []))
        case cst.Assign():
            yield node.with_changes(value=cst.Name("None"))
        case cst.AugAssign(target=target, value=value):
            yield cst.Assign([cst.AssignTarget(target)], value)
    if other := OTHER_WAY.get(type(node)):
        yield other()

"""What a GraphQL document costs: GitHub's formula, connections resolved divided by a hundred, at least one point.

https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api
"""

from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
)


def cost_of(document: DocumentNode, variables: dict[str, Any]) -> int:
    """The points of a document."""
    fragments = {
        node.name.value: node.selection_set for node in document.definitions if isinstance(node, FragmentDefinitionNode)
    }

    def requests(selections: SelectionSetNode | None, times: int) -> int:
        """The connections below, when what holds them comes `times` times."""
        total = 0
        for node in selections.selections if selections else ():
            if isinstance(node, FragmentSpreadNode):
                total += requests(fragments.get(node.name.value), times)
            elif isinstance(node, InlineFragmentNode):
                total += requests(node.selection_set, times)
            elif isinstance(node, FieldNode):
                size = _size(node, variables)
                total += (times if size else 0) + requests(node.selection_set, times * (size or 1))
        return total

    operations = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
    return max(1, round(sum(requests(node.selection_set, 1) for node in operations) / 100))


def _size(node: FieldNode, variables: dict[str, Any]) -> int:
    for argument in node.arguments or ():
        if argument.name.value in {"first", "last"}:
            if isinstance(argument.value, IntValueNode):
                return int(argument.value.value)
            if isinstance(argument.value, VariableNode):
                return int(variables.get(argument.value.name.value) or 0)
    return 0

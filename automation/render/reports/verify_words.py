"""What `alur verify` says around the reasons: Indonesian and English."""

from collections.abc import Mapping

from automation.core.policy.process import Text

HEADS: Mapping[str, Text] = {
    "may": Text("{subject}: boleh dikembangkan{place}.", "{subject}: may be developed{place}."),
    "may_not": Text("{subject}: TIDAK boleh dikembangkan{place}.", "{subject}: may NOT be developed{place}."),
    "unknown": Text(
        "{subject}: BELUM DIKETAHUI apakah boleh dikembangkan{place}; anggap tidak boleh.",
        "{subject}: it is UNKNOWN whether it may be developed{place}; take it for no.",
    ),
}
"""The first line about a request, by verdict."""

PULL_HEADS: Mapping[str, Text] = {
    "may_not": Text("Pull request ini TIDAK boleh digabungkan.", "This pull request may NOT be merged."),
    "unknown": Text(
        "BELUM DIKETAHUI apakah boleh dikembangkan; anggap tidak boleh.",
        "It is UNKNOWN whether this may be developed; take it for no.",
    ),
}
"""The first line where no request could be told."""

PARTS: Mapping[str, Text] = {
    "place": Text(" di {repository}", " in {repository}"),
    "line": Text("Baris untuk pull request: {line}", "The line for a pull request: {line}"),
}

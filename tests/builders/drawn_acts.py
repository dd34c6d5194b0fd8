"""Acts of anybody in any order, drawn by chance, for tests of what must hold after each such history."""

from hypothesis import strategies as st

from tests.builders.stories import Story, evidence

LOGINS = ("dina", "budi", "sari", "wati", "joko", "ratna", "lina")
WORDS = ("verb", "draf", "setujui", "mulai", "tolak", "tarik", "kembali", "label", "skip", "gated", "status")
ACTS = st.lists(st.tuples(st.sampled_from(LOGINS), st.sampled_from(WORDS)), max_size=10)


def acts(told: Story, login: str, word: str) -> Story:
    """One act, whether or not it makes sense where the request stands."""
    situation = told.situation
    step = told.process.step(situation.step)
    following = told.process.step(min(step.number + 1, told.process.last))
    match word:
        case "verb":
            return told.says(login, evidence(step) if step.verb else "halo")
        case "draf":
            return told.says(login, evidence(step).replace(f"/{step.verb}", f"/{step.verb} draf", 1))
        case "setujui":
            return told.says(login, f"/setujui {situation.gate.code or '0000-0000-0000'}")
        case "kembali":
            return told.says(login, "/kembali 3 kebutuhan berubah")
        case "label":
            return told.sets(login, following.label)
        case "skip":
            return told.sets(login, told.process.step(min(step.number + 3, told.process.last)).label)
        case "gated":
            return told.sets(login, told.process.step(told.process.approval_step.number + 1).label)
    return told.says(login, f"/{word} karena perlu")

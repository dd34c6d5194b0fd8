"""What must hold in every state that can be reached, by number; where each is checked stands beside it."""

INVARIANTS: dict[str, str] = {
    # of_state.py: one state, and what the desk decides of it
    "I1": "what counts, opens the gate or stays as a development label does so for the second model too",
    # of_step.py: before and after one act
    "I8": "lost, doubled, late and dying runs before an act change nothing of what is decided after it",
    "I10": "work goes on one step at a time, by somebody's act, and past the approval only through an open gate",
    # search.py: the same state with other labels
    "I7": "the labels that a request carries change nothing of what is decided",
    # of_run.py: runs of the desk
    "I9": "after a run an open request has exactly one step label, that of its step, and a closed one none",
    "I11": "a settled request is not written to",
    "I12": "two undisturbed runs settle everything",
    "I13": "what cannot be read opens nothing, and the run or the page says so",
    "I17": "on what cannot be read no label stands that looks like one of development",
    "I14": "a run that dies, or reads what is old, opens nothing that its reading does not allow",
    "I15": "what closes is written before what opens, and what opens after its entry and a second look",
    "I16": "the desk edits no comment but its own, has one status comment, and takes no program's word for anything",
    "I18": "each move, label taken back and turn of the gate has one entry, and the last ones are true",
    "I20": "a request that came from another desk can be read, and begins anew",
    "I25": "the status comment shows the step, the code and the readiness that are decided",
}

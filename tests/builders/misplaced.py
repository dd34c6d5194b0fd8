"""Places in which a command may not stand, each as texts around it."""

from automation.core.text.near_misses import Place

WRAPPED = {
    Place.BLANK: (" {}", "\t{}", "\u00a0{}", "\u200b{}", "\ufeff{}"),
    Place.BELOW: ("\n{}", "\n \r\n{}", "\u200b\n{}", "> Mohon keputusan.\n\n{}", "> a\n> b\n{}"),
    Place.CODE: ("`{}`", "```\n{}\n```", "~~~text\n\n{}\n~~~", " `` {} `` ", "\n```\n{}", "> Mohon.\n\n`{}`"),
    Place.QUOTE: ("> {}", ">{}", "> > {}", "\n> {}\n>\n"),
    Place.MARKS: ("- {}", "1. {}", "**{}**", "# {}", '"{}"', "* *{}*"),
    Place.TALK: ("Baik.\n{}", "Yth. Ibu,\n\n{}\n\nTerima kasih", "@alur mohon\r\n{}"),
}

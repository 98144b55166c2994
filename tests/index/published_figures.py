"""Tables 二, 三 and 四 of three published reports, transcribed by hand from their print.

A line is an indicator and what its cells print, in the form's order of columns;
"." is a blank cell. Table 四 has a line a group.
"""

from __future__ import annotations

from index.forms import applicants

RESULTS = ("upheld", "corrected", "other", "pending", "total")

LISHUI_2019 = """
disclosure2019.rules.made 0
disclosure2019.rules.published 0
disclosure2019.rules.public_total 0
disclosure2019.normative.made 445
disclosure2019.normative.published 445
disclosure2019.normative.public_total 4910
disclosure2019.licence.items_before 439729
disclosure2019.licence.items_change +30104
disclosure2019.licence.decisions 611026
disclosure2019.other_services.items_before 238001
disclosure2019.other_services.items_change +44415
disclosure2019.other_services.decisions 444825
disclosure2019.penalty.items_before 689893
disclosure2019.penalty.items_change +3128
disclosure2019.penalty.decisions 693876
disclosure2019.coercion.items_before 10489
disclosure2019.coercion.items_change +137
disclosure2019.coercion.decisions 14273
disclosure2019.fees.items_before 1165
disclosure2019.fees.items_change -25
disclosure2019.procurement.items 69613
disclosure2019.procurement.amount 299698
requests.new 670 27 2 7 5 1 687
requests.carried_in 10 . . . . . 10
requests.granted 350 27 1 4 3 . 385
requests.partial 104 . 1 . 1 . 106
requests.refused.state_secret 1 . . . . . 1
requests.refused.forbidden_by_law . . . . . . .
requests.refused.security . . . . . . .
requests.refused.third_party 6 . . . . . 6
requests.refused.internal_affairs 7 . . . . . 7
requests.refused.process_information . . . . . . .
requests.refused.enforcement_files 1 . . . . . 1
requests.refused.register_lookup 11 . . . . . 11
requests.unable.not_held 120 . . 3 1 1 125
requests.unable.needs_production 20 . . . . . 20
requests.unable.unclear 3 . . . . . 3
requests.declined.petition . . . . . . .
requests.declined.repeated 3 . . . . . 3
requests.declined.publications . . . . . . .
requests.declined.excessive . . . . . . .
requests.declined.confirmation . . . . . . .
requests.other 20 . . . . . 20
requests.total 646 27 2 7 5 . 688
requests.carried_out 9 . . . . . 9
review 10 8 16 6 40
suit_direct 6 1 2 19 28
suit_after_review 2 . . . 2
"""

HONGZE_2023 = """
disclosure2021.rules.issued 0
disclosure2021.rules.repealed 0
disclosure2021.rules.in_force 0
disclosure2021.normative.issued 0
disclosure2021.normative.repealed 5
disclosure2021.normative.in_force 5
disclosure2021.licence.decisions 550
disclosure2021.penalty.decisions 4119
disclosure2021.coercion.decisions 195
disclosure2021.fees.amount 7730.28
requests.new 21 0 0 0 0 0 21
requests.carried_in 0 0 0 0 0 0 0
requests.granted 0 0 0 0 0 0 0
requests.partial 4 0 0 0 0 0 4
requests.refused.state_secret 1 0 0 0 0 0 1
requests.refused.forbidden_by_law 0 0 0 0 0 0 0
requests.refused.security 0 0 0 0 0 0 0
requests.refused.third_party 0 0 0 0 0 0 0
requests.refused.internal_affairs 0 0 0 0 0 0 0
requests.refused.process_information 1 0 0 0 0 0 1
requests.refused.enforcement_files 1 0 0 0 0 0 1
requests.refused.register_lookup 0 0 0 0 0 0 0
requests.unable.not_held 10 0 0 0 0 0 10
requests.unable.needs_production 3 0 0 0 0 0 3
requests.unable.unclear 0 0 0 0 0 0 0
requests.declined.petition 1 0 0 0 0 0 1
requests.declined.repeated 0 0 0 0 0 0 0
requests.declined.publications 0 0 0 0 0 0 0
requests.declined.excessive 0 0 0 0 0 0 0
requests.declined.confirmation 0 0 0 0 0 0 0
requests.other 0 0 0 0 0 0 0
requests.total 21 0 0 0 0 0 21
requests.carried_out 0 0 0 0 0 0 0
review 10 1 0 0 0
suit_direct 0 0 0 0 0
suit_after_review 5 0 0 0 0
"""

HONGZE_2024 = """
disclosure2021.rules.issued 0
disclosure2021.rules.repealed 0
disclosure2021.rules.in_force 0
disclosure2021.normative.issued 3
disclosure2021.normative.repealed 0
disclosure2021.normative.in_force 8
disclosure2021.licence.decisions 9487
disclosure2021.penalty.decisions 2776
disclosure2021.coercion.decisions 84
disclosure2021.fees.amount 7545
requests.new 95 0 0 0 0 0 95
requests.carried_in 0 0 0 0 0 0 0
requests.granted 50 0 0 0 0 0 50
requests.partial 9 0 0 0 0 0 9
requests.refused.state_secret 0 0 0 0 0 0 0
requests.refused.forbidden_by_law 0 0 0 0 0 0 0
requests.refused.security 1 0 0 0 0 0 1
requests.refused.third_party 0 0 0 0 0 0 0
requests.refused.internal_affairs 0 0 0 0 0 0 0
requests.refused.process_information 1 0 0 0 0 0 1
requests.refused.enforcement_files 1 0 0 0 0 0 1
requests.refused.register_lookup 0 0 0 0 0 0 0
requests.unable.not_held 31 0 0 0 0 0 31
requests.unable.needs_production 1 0 0 0 0 0 1
requests.unable.unclear 0 0 0 0 0 0 0
requests.declined.petition 1 0 0 0 0 0 1
requests.declined.repeated 0 0 0 0 0 0 0
requests.declined.publications 0 0 0 0 0 0 0
requests.declined.excessive 0 0 0 0 0 0 0
requests.declined.confirmation 0 0 0 0 0 0 0
requests.other 0 0 0 0 0 0 0
requests.total 95 0 0 0 0 0 95
requests.carried_out 0 0 0 0 0 0 0
review 1 1 0 0 2
suit_direct 1 0 0 0 1
suit_after_review 2 0 1 0 3
"""


def printed_cells(transcription: str) -> dict[tuple[str, str], str]:
    """What each cell prints, by indicator and applicant; "" for a blank cell."""
    cells: dict[tuple[str, str], str] = {}
    for line in transcription.split("\n"):
        name, *figures = line.split() or [""]
        if name.startswith("requests"):
            keys = [(name, applicant) for applicant in applicants()]
        elif name.startswith("disclosure"):
            keys = [(name, "")]
        else:
            keys = [(f"{name}.{result}", "") for result in RESULTS] if name else []
        cells |= {key: figure.strip(".") for key, figure in zip(keys, figures, strict=True)}
    return cells

"""The dots of a border are joined before a page is interpreted."""

from __future__ import annotations

from index.readers.pdf_dots import joined


def dots(*places: tuple[float, float]) -> bytes:
    return b"0 0 0 rg\n" + b"".join(b"%g %g 1 1 re\nf\n" % place for place in places)


def squares(drawing: bytes) -> list[list[float]]:
    return [[float(word) for word in line.split()[:4]] for line in drawing.splitlines() if b"re" in line]


def test_a_row_of_dots_becomes_one_oblong() -> None:
    assert squares(joined(dots(*((8 + 2 * step, 40) for step in range(50))))) == [[8, 40, 99, 1]]


def test_a_column_of_dots_becomes_one_oblong() -> None:
    assert squares(joined(dots(*((8, 40 - 2 * step) for step in range(50))))) == [[8, -58, 1, 99]]


def test_a_border_turns_at_its_corner() -> None:
    across = [(8.0 + 2 * step, 40.0) for step in range(10)]
    down = [(26.0, 42.0 + 2 * step) for step in range(10)]
    assert squares(joined(dots(*across, *down))) == [[8, 40, 19, 1], [26, 42, 1, 19]]


def test_shaded_cells_stay_apart() -> None:
    drawing = b"q\n" + b"".join(b"%d 40 12 12 re\nf\n" % (8 + 12 * step) for step in range(10))
    assert squares(joined(drawing)) == squares(drawing)


def test_far_dots_stay_apart() -> None:
    drawing = dots((8, 40), (80, 40), (160, 40))
    assert squares(joined(drawing)) == squares(drawing)


def test_other_instructions_are_left_alone() -> None:
    drawing = b"q\n1 0 0 1 5 5 cm\n5 5 100 0.5 re\nf\nBT (1 1 1 1 re f) Tj ET\nQ\n"
    assert joined(drawing) == drawing
    assert joined(b"\n. . . . re\nf\n- - - - re\nf\n") == b"\n. . . . re\nf\n- - - - re\nf\n"

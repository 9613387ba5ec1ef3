"""Matrices of a page's drawing: six numbers, as PDF files write them."""

import math
from collections.abc import Sequence
from typing import TypeAlias

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def times(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that applies ``first``, then ``then``."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return the place to which a matrix moves a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def angle_of(matrix: Matrix) -> int:
    """Return the angle to which a matrix turns a level line, in degrees."""
    return round(math.degrees(math.atan2(matrix[1], matrix[0]))) % 360


def upright(box: Sequence[float], turn: int) -> tuple[Matrix, float, float]:
    """Return the matrix that turns a page upright from its lower left corner, and its width and height."""
    left, bottom, right, top = (
        min(box[0], box[2]),
        min(box[1], box[3]),
        max(box[0], box[2]),
        max(box[1], box[3]),
    )
    width, height = right - left, top - bottom
    if turn % 360 == 90:  # noqa: PLR2004 - degrees
        return (0.0, -1.0, 1.0, 0.0, -bottom, right), height, width
    if turn % 360 == 180:  # noqa: PLR2004 - degrees
        return (-1.0, 0.0, 0.0, -1.0, right, top), width, height
    if turn % 360 == 270:  # noqa: PLR2004 - degrees
        return (0.0, 1.0, -1.0, 0.0, top, -left), height, width
    return (1.0, 0.0, 0.0, 1.0, -left, -bottom), width, height

"""Two small models, fitted with numpy: which of several is right, and how likely something is right."""

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]
Truth = npt.NDArray[np.bool_]


def conditional_logit(groups: list[tuple[Matrix, Truth]], penalty: float = 1.0, steps: int = 400) -> Matrix:
    """Weights under which the softmax over each group's rows puts most on those that are right.

    Adam on the penalised likelihood; groups without a right row say nothing.
    """
    groups = [(rows, right) for rows, right in groups if right.any()]
    rows = np.vstack([rows for rows, _ in groups])
    right = np.concatenate([right for _, right in groups])
    sizes = [len(rows) for rows, _ in groups]
    starts, group = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(sizes)), sizes)
    weights, mean, square = (np.zeros(rows.shape[1]) for _ in range(3))
    for step in range(1, steps + 1):
        values = rows @ weights
        powers = np.exp(values - np.maximum.reduceat(values, starts)[group])
        chances = powers / np.add.reduceat(powers, starts)[group]
        wanted = powers * right / np.add.reduceat(powers * right, starts)[group]
        slope = rows.T @ (wanted - chances) - penalty * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weights = weights + 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def logistic(rows: Matrix, right: Truth, penalty: float = 3.0, steps: int = 30) -> Matrix:
    """Weights of a logistic regression by Newton's method; the last one is the bias."""
    rows = with_bias(rows)
    weights = np.zeros(rows.shape[1])
    ridge = np.eye(len(weights)) * penalty
    ridge[-1, -1] = 0
    for _ in range(steps):
        chances = chance(rows @ weights)
        slope = rows.T @ (right - chances) - ridge @ weights
        curve = (rows.T * (chances * (1 - chances))) @ rows + ridge
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def with_bias(rows: Matrix) -> Matrix:
    return np.c_[rows, np.ones(len(rows))]


def chance(values: Matrix) -> Matrix:
    return 1 / (1 + np.exp(-values))


def folds(groups: list[int], count: int, seed: int = 0) -> list[Truth]:
    """For each fold: which rows are held out; rows of one group stay together."""
    numbers = np.unique(groups)
    np.random.default_rng(seed).shuffle(numbers)
    return [np.isin(groups, numbers[start::count]) for start in range(count)]

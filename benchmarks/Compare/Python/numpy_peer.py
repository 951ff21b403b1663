"""NumPy (and SciPy for the normal distribution), with the gradients derived by hand. usage: numpy_peer.py THREADS"""
import sys

import numpy as np

import inputs
from server import Work, serve

try:
    from scipy.special import ndtr
except ImportError:
    ndtr = None


def logistic(nx, m, example_major):
    data = inputs.Logistic(nx, m)
    x = data.x.reshape(m, nx).T if example_major else data.x.reshape(nx, m)
    y, b, out = data.y, data.b, []

    def run():
        z = data.w @ x + b
        a = 1 / (1 + np.exp(-z))
        cost = -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = (a - y) / np.float32(m)
        out[:] = cost, x @ dz, dz.sum()

    return Work(run, lambda: out)


def options(n):
    if ndtr is None:
        return None
    d, out = inputs.Options(n), []

    def run():
        root = np.sqrt(d.t)
        deviation = d.sigma * root
        d1 = (np.log(d.s / d.k) + (d.r + np.float32(0.5) * d.sigma * d.sigma) * d.t) / deviation
        n1, n2 = ndtr(d1), ndtr(d1 - deviation)
        discount = np.exp(-d.r * d.t)
        strike = d.k * discount * n2
        slope = d.s * np.float32(0.3989422804) * np.exp(np.float32(-0.5) * d1 * d1)
        price = (d.s * n1 - strike).sum()
        out[:] = price, n1, -discount * n2, slope * root, strike * d.t, slope * d.sigma / (2 * root) + d.r * strike

    return Work(run, lambda: out)


def gelu(n):
    x, out = inputs.uniform(n, 1, -4, 8), []
    half, scale, cubic = np.float32(0.5), np.float32(0.7978845608), np.float32(0.044715)

    def run():
        square = x * x
        tanh = np.tanh(scale * (x + cubic * square * x))
        value = (half * x * (1 + tanh)).sum()
        out[:] = value, half * (1 + tanh) + half * x * (1 - tanh * tanh) * scale * (1 + 3 * cubic * square)

    return Work(run, lambda: out)


def softplus(n):
    x, out = inputs.uniform(n, 1, -4, 8), []

    def run():
        value = (np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))).sum()
        out[:] = value, 1 / (1 + np.exp(-x))

    return Work(run, lambda: out)


def train(m):
    data = inputs.Classifier(m)
    x, target, rows, rate = data.x, data.classes, np.arange(m), np.float32(data.learning_rate)
    w1 = b1 = w2 = b2 = cost = None

    def reset():
        nonlocal w1, b1, w2, b2
        w1, b1 = np.ascontiguousarray(data.w1.T), inputs.zeros(data.nh)
        w2, b2 = np.ascontiguousarray(data.w2.T), inputs.zeros(data.nc)

    def run():
        nonlocal w1, b1, w2, b2, cost
        hidden = x @ w1
        hidden += b1
        np.maximum(hidden, 0, out=hidden)
        z = hidden @ w2
        z += b2
        z -= z.max(1, keepdims=True)
        dz = np.exp(z)
        total = dz.sum(1, keepdims=True)
        cost = -(z[rows, target] - np.log(total[:, 0])).mean()
        dz /= total
        dz[rows, target] -= 1
        dz /= np.float32(m)
        d_hidden = dz @ w2.T
        d_hidden *= hidden > 0
        w2 -= rate * (hidden.T @ dz)
        b2 -= rate * dz.sum(0)
        w1 -= rate * (x.T @ d_hidden)
        b1 -= rate * d_hidden.sum(0)

    reset()
    return Work(run, lambda: [cost, data.change(data.w1, w1.T), data.change(0, b1), data.change(data.w2, w2.T), data.change(0, b2)], reset)


def product(m, k, n):
    a, b = inputs.uniform(m * k, 1, -0.5).reshape(m, k), inputs.uniform(k * n, 2, -0.5).reshape(k, n)
    c = np.empty((m, n), np.float32)
    return Work(lambda: np.matmul(a, b, out=c), lambda: [c])


np.seterr(all="ignore")
serve(
    f"NumPy {np.__version__}",
    {
        "logistic-examples": lambda nx, m: logistic(nx, m, True),
        "logistic-features": lambda nx, m: logistic(nx, m, False),
        "options": options, "gelu": gelu, "softplus": softplus, "train": train, "product": product,
    },
    int(sys.argv[1]))

"""The numbers all peers compute with: the same functions of an index and a seed as in Peers/Inputs.cs and Native/inputs.hpp."""
import numpy as np


def hashes(count, seed):
    """32 bits for each index: "lowbias32" (C. Wellons, "Prospecting for Hash Functions", 2018)."""
    x = np.arange(count, dtype=np.uint32)
    x += np.uint32(seed * 0x9E3779B9 & 0xFFFFFFFF)
    x ^= x >> np.uint32(16)
    x *= np.uint32(0x7FEB352D)
    x ^= x >> np.uint32(15)
    x *= np.uint32(0x846CA68B)
    x ^= x >> np.uint32(16)
    return x


def uniform(count, seed, start=0.0, width=1.0):
    """start + width * u, with u uniform in [0, 1)."""
    values = (hashes(count, seed) >> np.uint32(8)).astype(np.float32)
    values *= np.float32(width / (1 << 24))
    values += np.float32(start)
    return values


def classes(count, seed, bound):
    """Integers from 0 up to bound, exclusive."""
    return (hashes(count, seed).astype(np.uint64) * np.uint64(bound) >> np.uint64(32)).astype(np.int64)


def labels(count, seed):
    """0 or 1, evenly."""
    return classes(count, seed, 2).astype(np.float32)


def zeros(count):
    return np.zeros(count, np.float32)


class Logistic:
    """nx features of m examples; the case says which dimension of x is the contiguous one."""

    def __init__(self, nx, m):
        self.x = uniform(nx * m, 1)
        self.w = uniform(nx, 2, -0.005, 0.01)
        self.y = labels(m, 3)
        self.b = np.float32(0.1)


class Options:
    """n European calls."""

    def __init__(self, n):
        self.s = uniform(n, 1, 80, 40)
        self.k = uniform(n, 2, 80, 40)
        self.t = uniform(n, 3, 0.1, 2)
        self.r = uniform(n, 4, 0.01, 0.05)
        self.sigma = uniform(n, 5, 0.1, 0.4)


class Classifier:
    """The network 784-128-10: examples as rows of x, and first weights (nh, nx) and (nc, nh); the biases start at zero."""
    nx, nh, nc = 784, 128, 10
    learning_rate = 0.01

    def __init__(self, m):
        self.x = uniform(m * self.nx, 1).reshape(m, self.nx)
        self.classes = classes(m, 2, self.nc)
        self.w1 = uniform(self.nh * self.nx, 3, -0.05, 0.1).reshape(self.nh, self.nx)
        self.w2 = uniform(self.nc * self.nh, 4, -0.1, 0.2).reshape(self.nc, self.nh)

    def change(self, before, after):
        """What a step did, in steps of the learning rate."""
        return (after - before) / np.float32(self.learning_rate)

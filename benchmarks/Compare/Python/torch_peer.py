"""PyTorch with autograd. usage: torch_peer.py THREADS"""
import os
import sys

import torch
import torch.nn.functional as F

import inputs
from server import Work, serve

threads = int(sys.argv[1])
torch.set_num_threads(threads)


def leaf(values):
    return torch.from_numpy(values).requires_grad_()


def gradient(parts, cost):
    """A work that computes a cost of some leaves and the gradient of each."""
    out = []

    def run():
        for part in parts:
            part.grad = None
        value = cost()
        value.backward()
        out[:] = value.detach(), *(part.grad for part in parts)

    return Work(run, lambda: out)


def logistic(nx, m, example_major):
    data = inputs.Logistic(nx, m)
    x = torch.from_numpy(data.x.reshape(m, nx) if example_major else data.x.reshape(nx, m))
    w, b, y = leaf(data.w), torch.tensor([float(data.b)], requires_grad=True), torch.from_numpy(data.y)
    return gradient([w, b], lambda: F.binary_cross_entropy_with_logits((x @ w if example_major else w @ x) + b, y))


def options(n):
    data = inputs.Options(n)
    s, k, sigma, r, t = map(leaf, (data.s, data.k, data.sigma, data.r, data.t))

    def normal_cdf(x):
        return 0.5 * (1 + torch.erf(x * 0.7071067811865476))

    def price():
        deviation = sigma * torch.sqrt(t)
        d1 = (torch.log(s / k) + (r + 0.5 * sigma * sigma) * t) / deviation
        return (s * normal_cdf(d1) - k * torch.exp(-r * t) * normal_cdf(d1 - deviation)).sum()

    return gradient([s, k, sigma, r, t], price)


def elementwise(n, function):
    x = leaf(inputs.uniform(n, 1, -4, 8))
    return gradient([x], lambda: function(x).sum())


def train(m):
    data = inputs.Classifier(m)
    x, target = torch.from_numpy(data.x), torch.from_numpy(data.classes)
    net = torch.nn.Sequential(torch.nn.Linear(data.nx, data.nh), torch.nn.ReLU(), torch.nn.Linear(data.nh, data.nc))
    descent = torch.optim.SGD(net.parameters(), lr=data.learning_rate)
    first = [data.w1, inputs.zeros(data.nh), data.w2, inputs.zeros(data.nc)]
    cost = None

    def reset():
        with torch.no_grad():
            for part, values in zip(net.parameters(), first):
                part.copy_(torch.from_numpy(values))

    def run():
        nonlocal cost
        descent.zero_grad(set_to_none=True)
        cost = F.cross_entropy(net(x), target)
        cost.backward()
        descent.step()

    def results():
        return [cost.detach(), *(data.change(before, after.detach().numpy()) for before, after in zip(first, net.parameters()))]

    reset()
    return Work(run, results, reset)


def product(m, k, n):
    a, b = (torch.from_numpy(inputs.uniform(r * c, s, -0.5).reshape(r, c)) for r, c, s in ((m, k, 1), (k, n, 2)))
    c = torch.empty(m, n)
    return Work(lambda: torch.mm(a, b, out=c), lambda: [c])


serve(
    f"PyTorch {torch.__version__}, kernels for {os.environ.get('ATEN_CPU_CAPABILITY', 'the default instruction set')}",
    {
        "logistic-examples": lambda nx, m: logistic(nx, m, True),
        "logistic-features": lambda nx, m: logistic(nx, m, False),
        "options": options,
        "gelu": lambda n: elementwise(n, lambda x: F.gelu(x, approximate="tanh")),
        "softplus": lambda n: elementwise(n, F.softplus),
        "train": train, "product": product,
    },
    threads)

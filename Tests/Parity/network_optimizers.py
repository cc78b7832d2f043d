"""Optimizers: traces of 100 steps of a small network; schedules: their values."""
import torch
from torch import nn

from network_cases import case, numbers

STEPS = 100
X, Y = numbers(8, 3), numbers(8, 2, seed=1)
WEIGHTS = [numbers(3, 5, seed=2), numbers(5, seed=3), numbers(5, 2, seed=4), numbers(2, seed=5)]

NET = """
struct Net: Layer {
    var hidden = Dense(5, activation: tanh)
    var output = Dense(2)
    func callAsFunction(_ input: Tensor) -> Tensor { output(hidden(input)) }
}
var net = Net()
net.hidden.weight = w0
net.hidden.bias = w1
net.output.weight = w2
net.output.bias = w3
"""


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.w = nn.ParameterList([nn.Parameter(w.clone()) for w in WEIGHTS])

    def forward(self, x):
        return torch.tanh(x @ self.w[0] + self.w[1]) @ self.w[2] + self.w[3]


class Lion(torch.optim.Optimizer):
    """Algorithm 2 of Chen et al. 2023; PyTorch has no Lion."""

    def __init__(self, parameters, lr, betas=(0.9, 0.99), weight_decay=0.0):
        super().__init__(parameters, {"lr": lr, "betas": betas, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            b1, b2 = group["betas"]
            for p in group["params"]:
                m = self.state[p].setdefault("m", torch.zeros_like(p))
                p.mul_(1 - group["lr"] * group["weight_decay"])
                p.sub_(group["lr"] * torch.sign(b1 * m + (1 - b1) * p.grad))
                m.mul_(b2).add_(p.grad, alpha=1 - b2)


def trace(name, swift, make, schedule=None, clip=None, clipping="", single=1e-4):
    net = Net()
    optimizer = make(net)
    scheduler = schedule(optimizer) if schedule else None
    values = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss = ((net(X) - Y) ** 2).mean()
        loss.backward()
        if clip:
            clip(net.parameters())
        optimizer.step()
        if scheduler:
            scheduler.step()
        values.append(loss.detach())
    program = NET + f"""
var optimizer = {swift}
var losses: [Tensor] = []
for _ in 1...{STEPS} {{
    let (loss, slope) = valueWithGradient(at: net) {{ meanSquaredError($0(x), y) }}
    optimizer.update(&net, along: slope{clipping})
    losses.append(loss)
}}
show(stacked(losses))
show(net.hidden.weight)
show(net.hidden.bias)
show(net.output.weight)
show(net.output.bias)
"""
    inputs = {"x": X, "y": Y} | {f"w{i}": w for i, w in enumerate(WEIGHTS)}
    case(name, program.strip(), inputs, [torch.stack(values), *net.w], single=single)


def optimizers():
    o = torch.optim
    every = lambda make, **options: lambda net: make(net.parameters(), **options)
    trace("SGD", "SGD(for: net, learningRate: 0.1)", every(o.SGD, lr=0.1))
    trace("SGD with momentum and weight decay",
          "SGD(for: net, learningRate: 0.05, momentum: 0.9, weightDecay: 0.01)",
          every(o.SGD, lr=0.05, momentum=0.9, weight_decay=0.01))
    trace("SGD, Nesterov", "SGD(learningRate: 0.05, momentum: 0.9, nesterov: true)",
          every(o.SGD, lr=0.05, momentum=0.9, nesterov=True))
    trace("RMSprop", "RMSprop(for: net, learningRate: 0.003)", every(o.RMSprop, lr=0.003))
    trace("RMSprop with momentum and weight decay",
          "RMSprop(learningRate: 0.001, rho: 0.9, momentum: 0.8, weightDecay: 0.01)",
          every(o.RMSprop, lr=0.001, alpha=0.9, momentum=0.8, weight_decay=0.01))
    trace("Adagrad", "Adagrad(for: net, learningRate: 0.05)", every(o.Adagrad, lr=0.05))
    trace("Adagrad with weight decay", "Adagrad(learningRate: 0.05, weightDecay: 0.01)",
          every(o.Adagrad, lr=0.05, weight_decay=0.01))
    trace("Adam", "Adam(for: net, learningRate: 0.02)", every(o.Adam, lr=0.02))
    trace("Adam with weight decay in the gradient",
          "Adam(learningRate: 0.02, beta1: 0.8, beta2: 0.99, epsilon: 0.000001, weightDecay: 0.05)",
          every(o.Adam, lr=0.02, betas=(0.8, 0.99), eps=1e-6, weight_decay=0.05))
    trace("AdamW", "AdamW(for: net, learningRate: 0.02, weightDecay: 0.1)",
          every(o.AdamW, lr=0.02, weight_decay=0.1))
    # Where the sign of nearly nothing decides, Float32 may go the other way.
    trace("Lion", "Lion(for: net, learningRate: 0.003, weightDecay: 0.1)",
          every(Lion, lr=0.003, weight_decay=0.1), single=2e-2)
    groups()
    clipping()
    schedules()


def groups():
    def split(make, **head):
        def build(net):
            w = list(net.w)
            return make([{"params": w[:1]}, {"params": w[1:2], "weight_decay": 0.0},
                         {"params": w[2:], **head}], lr=0.02, weight_decay=0.1)
        return build

    swift = """{0}(for: net, learningRate: 0.02, {1}groups: [
    ParameterGroup("output", learningRate: 0.005, weightDecay: 0.3), ParameterGroup("bias", weightDecay: 0),
])"""
    head = {"lr": 0.005, "weight_decay": 0.3}
    o = torch.optim
    for name, make in (("AdamW", o.AdamW), ("SGD", o.SGD), ("RMSprop", o.RMSprop), ("Lion", Lion)):
        trace(f"{name} with groups", swift.format(name, "weightDecay: 0.1, "), split(make, **head),
              single=2e-2 if name == "Lion" else 1e-4)
    trace("Adam with a frozen layer",
          'Adam(for: net, learningRate: 0.02, groups: [ParameterGroup("hidden", learningRate: 0)])',
          lambda net: o.Adam([{"params": list(net.w)[:2], "lr": 0.0}, {"params": list(net.w)[2:]}], lr=0.02))


def clipping():
    adam = lambda net: torch.optim.SGD(net.parameters(), lr=0.2)
    trace("Gradients clipped by norm", "SGD(for: net, learningRate: 0.2)", adam,
          clip=lambda p: nn.utils.clip_grad_norm_(p, 0.1), clipping=".clipped(norm: 0.1)")
    trace("Gradients clipped by value", "SGD(for: net, learningRate: 0.2)", adam,
          clip=lambda p: nn.utils.clip_grad_value_(p, 0.02), clipping=".clipped(value: 0.02)")
    trace("An optimizer that clips", "SGD(for: net, learningRate: 0.2).clipping(norm: 0.1)", adam,
          clip=lambda p: nn.utils.clip_grad_norm_(p, 0.1))


def rates(make, count=60):
    optimizer = torch.optim.SGD([nn.Parameter(torch.zeros(1))], lr=1.0)
    return rates_of(optimizer, make(optimizer), count)


def rates_of(optimizer, scheduler, count):
    values = []
    for _ in range(count):
        values.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return torch.tensor(values, dtype=torch.float64)


def schedules():
    s = torch.optim.lr_scheduler
    known = {
        ".constant(1)": lambda o: s.ConstantLR(o, 1.0),
        ".step(1, every: 7, factor: 0.3)": lambda o: s.StepLR(o, 7, 0.3),
        ".exponential(1, factor: 0.9)": lambda o: s.ExponentialLR(o, 0.9),
        ".linear(from: 1, to: 0.2, steps: 20)": lambda o: s.LinearLR(o, 1.0, 0.2, 20),
        ".linearWarmup(1, steps: 10)": lambda o: s.LambdaLR(o, lambda t: min(1, (t + 1) / 10)),
        ".cosine(1, steps: 59, floor: 0.1)": lambda o: s.CosineAnnealingLR(o, 59, 0.1),
        ".oneCycle(2, steps: 60)": lambda o: s.OneCycleLR(o, 2.0, 60),
        ".oneCycle(2, steps: 61, rising: 0.45)": lambda o: s.OneCycleLR(o, 2.0, 61, pct_start=0.45),
    }
    for swift, make in known.items():
        program = f"let schedule: Schedule = {swift}\nshow(schedule.values(60))"
        case(f"Schedule {swift}", program, {}, [rates(make)], single=None)
    warm = torch.cat([torch.arange(1, 11, dtype=torch.float64) / 10, rates(lambda o: s.CosineAnnealingLR(o, 40), 40)])
    case("Schedule .cosine with a warm-up",
         "let schedule: Schedule = .cosine(1, warmup: 10, steps: 50)\nshow(schedule.values(50))", {},
         [warm], single=None)
    for swift, make in (
        (".cosine(0.1, steps: 100)", lambda o: s.CosineAnnealingLR(o, 100)),
        (".step(0.1, every: 30)", lambda o: s.StepLR(o, 30)),
    ):
        trace(f"SGD, learning rate {swift}", f"SGD(for: net, learningRate: {swift})",
              lambda net: torch.optim.SGD(net.parameters(), lr=0.1), schedule=make)
    losses = [1.0, 0.9, 0.95, 0.92, 0.91, 0.8999, 0.7, 0.71, 0.72, 0.73, 0.5, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6]
    optimizer = torch.optim.SGD([nn.Parameter(torch.zeros(1))], lr=1.0)
    plateau = s.ReduceLROnPlateau(optimizer, factor=0.5, patience=2, min_lr=0.2)
    values = []
    for x in losses:
        plateau.step(x)
        values.append(optimizer.param_groups[0]["lr"])
    case("ReduceOnPlateau", f"""
var plateau = ReduceOnPlateau(factor: 0.5, patience: 2, floor: 0.2)
var rate = 1.0
var rates: [Double] = []
for loss in {losses} {{
    rate = plateau.rate(rate, after: loss)
    rates.append(rate)
}}
show(rates)
""".strip(), {}, [torch.tensor(values, dtype=torch.float64)], single=None)

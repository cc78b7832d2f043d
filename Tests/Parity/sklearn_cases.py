"""Writes sklearn.json: what scikit-learn gives for the metrics that Swiftlet must compute alike.

    python Tests/Parity/sklearn_cases.py        (needs scikit-learn)

Cases have the form of `torch_cases.py`, without gradients. Scores are rounded, so that some are tied.
"""
import json
import pathlib

import numpy as np
import sklearn
from sklearn import metrics as m
from scipy.special import softmax

CASES = []
RANDOM = np.random.default_rng(7)


def case(expression, value, *inputs, tolerance=1e-9):
    value = np.atleast_1d(np.asarray(value, dtype=float))
    CASES.append({
        "expression": expression,
        "inputs": [{"shape": list(x.shape), "values": np.asarray(x, float).ravel().tolist()} for x in inputs],
        "dtype": "float64",
        "tolerance": tolerance,
        "shape": list(value.shape),
        "values": [x if np.isfinite(x) else str(x) for x in value.tolist()],
    })


def one(expression):
    return f"Tensor([{expression}], dtype: .float64)"


def many(expression):
    return f"Tensor({expression}, dtype: .float64)"


LABELS = "labels: b.cast(to: .int32)"
AVERAGES = ["micro", "macro", "weighted"]

for count, classes in [(5, 2), (40, 3), (60, 5), (25, 10)]:
    truth = RANDOM.integers(0, classes, count)
    guess = np.where(RANDOM.random(count) < 0.6, truth, RANDOM.integers(0, classes, count))
    known = m.confusion_matrix(truth, guess, labels=range(max(truth.max(), guess.max()) + 1))
    matrix = f"ConfusionMatrix(predicted: a.cast(to: .int32), {LABELS})"
    case(many(f"{matrix}.counts.flatMap {{ $0.map {{ Double($0) }} }}"), known.ravel(), guess, truth)
    case(one(f"{matrix}.accuracy"), m.accuracy_score(truth, guess), guess, truth)
    for average in AVERAGES:
        for name, function in [("precision", m.precision_score), ("recall", m.recall_score), ("f1Score", m.f1_score)]:
            case(one(f"{name}(predicted: a.cast(to: .int32), {LABELS}, average: .{average})"),
                 function(truth, guess, average=average, zero_division=0), guess, truth)
    for name, function in [("precision", m.precision_score), ("recall", m.recall_score), ("f1", m.f1_score)]:
        case(many(f"{matrix}.{name}"),
             function(truth, guess, average=None, labels=range(len(known)), zero_division=0), guess, truth)

for count in [5, 30, 200]:
    truth = RANDOM.integers(0, 2, count)
    truth[:2] = [0, 1]
    score = np.round(RANDOM.random(count) + 0.3 * truth, 1 if count < 100 else 2)
    fpr, tpr, thresholds = m.roc_curve(truth, score, drop_intermediate=False)
    curve = f"rocCurve(scores: a, {LABELS})"
    case(many(f"{curve}.falsePositiveRate"), fpr, score, truth)
    case(many(f"{curve}.truePositiveRate"), tpr, score, truth)
    case(many(f"{curve}.thresholds"), thresholds, score, truth)
    case(one(f"rocAUC(scores: a, {LABELS})"), m.roc_auc_score(truth, score), score, truth)
    precision, recall, thresholds = m.precision_recall_curve(truth, score)
    curve = f"precisionRecallCurve(scores: a, {LABELS})"
    case(many(f"{curve}.precision"), precision, score, truth)
    case(many(f"{curve}.recall"), recall, score, truth)
    case(many(f"{curve}.thresholds"), thresholds, score, truth)
    case(one(f"averagePrecision(scores: a, {LABELS})"), m.average_precision_score(truth, score), score, truth)

for count, classes in [(30, 3), (50, 4)]:
    truth = np.concatenate([np.arange(classes), RANDOM.integers(0, classes, count - classes)])
    logits = np.round(RANDOM.normal(size=(count, classes)) + 1.5 * np.eye(classes)[truth], 2)
    shares = softmax(logits, axis=1)
    for average in ["macro", "weighted"]:
        case(one(f"rocAUC(scores: softmax(a), {LABELS}, average: .{average})"),
             m.roc_auc_score(truth, shares, multi_class="ovr", average=average), logits, truth)
    case(one(f"rocAUC(scores: softmax(a), {LABELS}, average: .micro)"),
         m.roc_auc_score(np.eye(classes)[truth].ravel(), shares.ravel()), logits, truth)
    case(one("Metric.rocAUC(a, b.cast(to: .int32))"),
         m.roc_auc_score(truth, shares, multi_class="ovr"), logits, truth)
    for k in range(1, classes):
        case(one(f"topKAccuracy(logits: a, {LABELS}, k: {k})"),
             m.top_k_accuracy_score(truth, logits, k=k), logits, truth, tolerance=1e-7)
    cross_entropy = m.log_loss(truth, shares)
    case(one(f"perplexity(logits: a, {LABELS})"), np.exp(cross_entropy), logits, truth)
    guess = logits.argmax(axis=1)
    case(one("Metric.accuracy(a, b.cast(to: .int32))"), m.accuracy_score(truth, guess), logits, truth, tolerance=1e-7)
    case(one("Metric.f1(.weighted)(a, b.cast(to: .int32))"),
         m.f1_score(truth, guess, average="weighted"), logits, truth)
    case(one("Metric.perplexity(a, b.cast(to: .int32))"), np.exp(cross_entropy), logits, truth, tolerance=1e-6)

for shape in [(6,), (20, 1), (15, 3)]:
    target = np.round(RANDOM.normal(size=shape), 3)
    guess = np.round(target + 0.5 * RANDOM.normal(size=shape), 3)
    case(one("rSquared(predictions: a, targets: b)"), m.r2_score(target, guess), guess, target)
    case(one("Metric.rSquared(a, b)"), m.r2_score(target, guess), guess, target)
    case(one("Metric.meanSquaredError(a, b)"), m.mean_squared_error(target, guess), guess, target, tolerance=1e-6)
    case(one("Metric.rootMeanSquaredError(a, b)"), np.sqrt(m.mean_squared_error(target, guess)), guess, target, tolerance=1e-6)
    case(one("Metric.meanAbsoluteError(a, b)"), m.mean_absolute_error(target, guess), guess, target, tolerance=1e-6)

if __name__ == "__main__":
    path = pathlib.Path(__file__).with_name("sklearn.json")
    lines = ",\n".join(json.dumps(c) for c in CASES)
    path.write_text(f'{{"by": "scikit-learn {sklearn.__version__}", "cases": [\n{lines}\n]}}\n')
    print(f"{len(CASES)} cases")

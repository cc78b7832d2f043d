"""Convolutions and pooling whose windows differ between height and width."""
import torch.nn.functional as F

from network_cases import numbers
from network_layers import filters, first, last, layer


def windows():
    """Sizes, strides and dilations that differ between height and width."""
    x = numbers(2, 9, 8, 4)
    w, b = numbers(3, 2, 4, 3, seed=1), numbers(3, seed=2)
    layer("Conv2D, a window of (3, 2)", "Conv2D(3, kernelSize: (3, 2), stride: (2, 1), dilation: (1, 3))",
          {"filters": w, "bias": b}, x,
          lambda x, w, b: last(F.conv2d(
              first(x), filters(w), b, stride=(2, 1), dilation=(1, 3))))
    layer("Conv2D, one kernel size and two strides", "Conv2D(3, kernelSize: 3, stride: (1, 2))",
          {"filters": numbers(3, 3, 4, 3, seed=1), "bias": b}, x,
          lambda x, w, b: last(F.conv2d(first(x), filters(w), b, stride=(1, 2))))
    layer("TransposedConv2D, a window of (2, 3)",
          "TransposedConv2D(3, kernelSize: (2, 3), stride: (1, 2))",
          {"filters": numbers(2, 3, 3, 4, seed=4), "bias": b}, numbers(1, 3, 4, 4),
          lambda x, w, b: last(F.conv_transpose2d(
              first(x), w.permute(3, 2, 0, 1), b, stride=(1, 2))))
    layer("TransposedConv2D, an output padding for each axis",
          "TransposedConv2D(3, kernelSize: 3, stride: (3, 2), outputPadding: (2, 0))",
          {"filters": numbers(3, 3, 3, 4, seed=4), "bias": b}, numbers(1, 3, 4, 4),
          lambda x, w, b: last(F.conv_transpose2d(
              first(x), w.permute(3, 2, 0, 1), b, stride=(3, 2), output_padding=(2, 0))))
    layer("TransposedConv3D, an output padding for each axis",
          "TransposedConv3D(2, kernelSize: 2, stride: 2, padding: .explicit([1]), outputPadding: (0, 1, 1))",
          {"filters": numbers(2, 2, 2, 2, 3, seed=4), "bias": numbers(2, seed=2)}, numbers(1, 2, 3, 4, 3),
          lambda x, w, b: last(F.conv_transpose3d(
              first(x), w.permute(4, 3, 0, 1, 2), b, stride=2, padding=1, output_padding=(0, 1, 1))))
    wd = numbers(1, 3, 1, 8, seed=5)
    layer("DepthwiseConv2D, a window of (1, 3)",
          "DepthwiseConv2D(kernelSize: (1, 3), multiplier: 2, stride: (2, 1))",
          {"filters": wd, "bias": numbers(8, seed=2)}, x,
          lambda x, w, b: last(F.conv2d(first(x), filters(w), b, stride=(2, 1), groups=4)))
    layer("SeparableConv2D, a window of (1, 3)",
          "SeparableConv2D(3, kernelSize: (1, 3), multiplier: 2, dilation: (1, 2))",
          {"depthwise.filters": wd, "pointwise.filters": numbers(1, 1, 8, 3, seed=6),
           "pointwise.bias": numbers(3, seed=7)}, x,
          lambda x, d, p, b: last(F.conv2d(
              F.conv2d(first(x), filters(d), dilation=(1, 2), groups=4), filters(p), b)))
    for name, function in [("Max", F.max_pool2d), ("Average", F.avg_pool2d)]:
        layer(f"{name}Pool2D, a window of (3, 2)", f"{name}Pool2D((3, 2))", {}, x,
              lambda x: last(function(first(x), (3, 2))))
        layer(f"{name}Pool2D, a window of (2, 3) and strides",
              f"{name}Pool2D((2, 3), stride: (1, 2))", {}, x,
              lambda x: last(function(first(x), (2, 3), stride=(1, 2))))
    volume = numbers(1, 4, 5, 6, 2)
    layer("Conv3D, a window of (1, 2, 3)", "Conv3D(2, kernelSize: (1, 2, 3), stride: (2, 1, 2))",
          {"filters": numbers(1, 2, 3, 2, 2, seed=1), "bias": numbers(2, seed=2)}, volume,
          lambda x, w, b: last(F.conv3d(first(x), filters(w), b, stride=(2, 1, 2))))
    layer("MaxPool3D, a window of (1, 2, 3)", "MaxPool3D((1, 2, 3))", {}, volume,
          lambda x: last(F.max_pool3d(first(x), (1, 2, 3))))

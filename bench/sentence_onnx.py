"""Makes model.onnx of a BERT sentence model that is published as model.safetensors, in 8 bits where wanted.

    python -m bench.sentence_onnx FOLDER [--int8]

Needs the packages onnx and safetensors, which nothing else here does: run it in an environment of its own.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper, save
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.numpy import load_file


class Graph:
    """Nodes in order; every method names what it computes."""

    def __init__(self) -> None:
        self.nodes: list[object] = []
        self.constants: list[object] = []

    def constant(self, name: str, value: np.ndarray) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, *inputs: str, **attributes: object) -> str:
        name = f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--int8", action="store_true")
    options = parser.parse_args()
    path = options.folder / "model.onnx"
    save(model(options.folder), path)
    if options.int8:
        quantize_dynamic(path, path, weight_type=QuantType.QInt8)


def model(folder: Path) -> object:
    config = json.loads((folder / "config.json").read_text())
    stored = load_file(folder / "model.safetensors")
    graph, weights = Graph(), {name: values.astype(np.float32) for name, values in stored.items()}
    states = encoder(graph, weights, config)
    graph.nodes.append(helper.make_node("Identity", [states], ["last_hidden_state"]))
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "tokens"])
        for name in ("input_ids", "attention_mask")
    ]
    shape = ["texts", "tokens", config["hidden_size"]]
    output = helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, shape)
    made = helper.make_graph(graph.nodes, "bert", inputs, [output], graph.constants)
    found = helper.make_model(made, opset_imports=[helper.make_opsetid("", 17)])
    found.ir_version = 8
    checker.check_model(found)
    return found


def encoder(g: Graph, weights: dict[str, np.ndarray], config: dict[str, int]) -> str:
    width, heads = config["hidden_size"], config["num_attention_heads"]
    split = g.constant("split", np.array([0, 0, heads, width // heads], np.int64))
    merge = g.constant("merge", np.array([0, 0, width], np.int64))
    scale = g.constant("scale", np.array((width // heads) ** -0.5, np.float32))

    def weight(name: str) -> str:
        return g.constant(name, weights[name])

    def linear(x: str, name: str) -> str:
        made = g.node("MatMul", x, g.constant(f"{name}.weight", weights[f"{name}.weight"].T))
        return g.node("Add", made, weight(f"{name}.bias"))

    def normal(x: str, name: str) -> str:
        parts = (weight(f"{name}.weight"), weight(f"{name}.bias"))
        return g.node("LayerNormalization", x, *parts, axis=-1, epsilon=config["layer_norm_eps"])

    def attention(x: str, layer: str) -> str:
        parts = {}
        for name, order in (("query", [0, 2, 1, 3]), ("key", [0, 2, 3, 1]), ("value", [0, 2, 1, 3])):
            cut = g.node("Reshape", linear(x, f"{layer}.attention.self.{name}"), split)
            parts[name] = g.node("Transpose", cut, perm=order)
        scores = g.node("Mul", g.node("MatMul", parts["query"], parts["key"]), scale)
        shares = g.node("Softmax", g.node("Add", scores, blind), axis=-1)
        mixed = g.node("Transpose", g.node("MatMul", shares, parts["value"]), perm=[0, 2, 1, 3])
        return linear(g.node("Reshape", mixed, merge), f"{layer}.attention.output.dense")

    def gelu(x: str) -> str:
        halves = g.node("Erf", g.node("Mul", x, root))
        return g.node("Mul", g.node("Mul", x, half), g.node("Add", halves, one))

    half, one = (g.constant(n, np.array(v, np.float32)) for n, v in (("half", 0.5), ("one", 1.0)))
    root = g.constant("root", np.array(2**-0.5, np.float32))
    axes = g.constant("axes", np.array([1, 2], np.int64))
    seen = g.node("Cast", g.node("Unsqueeze", "attention_mask", axes), to=TensorProto.FLOAT)
    blind = g.node("Mul", g.node("Sub", one, seen), g.constant("much", np.array(-1e9, np.float32)))
    length = g.node(
        "Slice",
        g.node("Shape", "input_ids"),
        *(g.constant(f"slice{i}", np.array([v], np.int64)) for i, v in enumerate((1, 2))),
    )
    zero = g.constant("zero", np.array([0], np.int64))
    places = g.node("Slice", weight("embeddings.position_embeddings.weight"), zero, length)
    kind = g.constant("kind", weights["embeddings.token_type_embeddings.weight"][0])
    words = g.node("Gather", weight("embeddings.word_embeddings.weight"), "input_ids")
    x = normal(g.node("Add", g.node("Add", words, places), kind), "embeddings.LayerNorm")
    for number in range(config["num_hidden_layers"]):
        layer = f"encoder.layer.{number}"
        x = normal(g.node("Add", x, attention(x, layer)), f"{layer}.attention.output.LayerNorm")
        inner = linear(gelu(linear(x, f"{layer}.intermediate.dense")), f"{layer}.output.dense")
        x = normal(g.node("Add", x, inner), f"{layer}.output.LayerNorm")
    return x


if __name__ == "__main__":
    main()

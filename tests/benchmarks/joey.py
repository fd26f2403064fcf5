"""JoeyNMT as one who installs it trains: its command, a configuration like the recipe's, float32.

Its batches are not sorted by length, and one ends when the longer sides of its pairs, padded, reach
the recipe's number of tokens.
"""

import datetime
import json
import os
import re
import signal
import subprocess
import time
import tomllib

import pairs
from measure import NEVER, has_ended, pace, recipe_file, run_child

LINE = re.compile(r"^(\S+ \S+) .*Step: +(\d+),.*Tokens per Sec: +(\d+)", re.MULTILINE)


def is_installed(python):
    return subprocess.run([python, "-c", "import joeynmt"], capture_output=True).returncode == 0


def write_texts(folder, data):
    """All pairs to train on, and one to look at after the clock has stopped."""
    every = pairs.read_pairs(data)
    for name, chosen in (("train", every), ("dev", every[:1])):
        for language, texts in zip(("fr", "en"), zip(*chosen)):
            text = "".join(pairs.tidy(line) + "\n" for line in texts)
            (folder / f"{name}.{language}").write_text(text, encoding="utf-8")


def write_vocabulary(file, model_path):
    import sentencepiece

    model = sentencepiece.SentencePieceProcessor(model_file=str(model_path))
    pieces = (model.id_to_piece(i) for i in range(model.get_piece_size())
              if not (model.is_control(i) or model.is_unknown(i)))
    file.write_text("".join(f"{piece}\n" for piece in pieces), encoding="utf-8")


def recurrent(model):
    shared = {"type": "recurrent", "rnn_type": "gru", "num_layers": 1}
    encoder = shared | {"hidden_size": model["encoder-size"], "bidirectional": True}
    decoder = shared | {"hidden_size": model["decoder-size"], "attention": "bahdanau",
                        "init_hidden": "bridge"}
    return encoder, decoder


def transformer(model):
    shared = {"type": "transformer", "num_heads": model["heads"],
              "hidden_size": model["embedding-size"], "ff_size": model["feed-forward-size"],
              "layer_norm": model["norm"]}
    return (shared | {"num_layers": model["encoder-layers"]},
            shared | {"num_layers": model["decoder-layers"]})


def network(model):
    is_transformer = model["decoder"] == "transformer"
    encoder, decoder = transformer(model) if is_transformer else recurrent(model)
    embeddings = {"embedding_dim": model["embedding-size"], "scale": is_transformer}
    encoder |= {"embeddings": embeddings, "dropout": model["encoder-dropout"]}
    decoder |= {"embeddings": embeddings, "dropout": model["decoder-dropout"]}
    return {"encoder": encoder, "decoder": decoder, "tied_embeddings": True, "tied_softmax": True}


def data(model, folder, model_path):
    text = {"level": "bpe", "max_length": model["max-length"], "tokenizer_type": "sentencepiece",
            "tokenizer_cfg": {"model_file": str(model_path)},
            "voc_file": str(folder / "vocabulary.txt")}
    return {"train": str(folder / "train"), "dev": str(folder / "dev"), "dataset_type": "plain",
            "src": text | {"lang": "fr"}, "trg": text | {"lang": "en"}}


def training(recipe, log_every):
    return {
        "optimizer": recipe["optimizer"], "adam_betas": [0.9, recipe.get("beta2", 0.999)],
        "learning_rate": recipe["learning-rate"], "learning_rate_min": 0,
        "scheduling": "warmupinversesquareroot", "learning_rate_warmup": recipe["warmup-updates"],
        "normalization": "tokens", "clip_grad_norm": recipe["clip-norm"],
        "label_smoothing": recipe["label-smoothing"],
        "batch_type": "token", "batch_size": recipe["batch-tokens"],
        "epochs": int(NEVER), "logging_freq": log_every, "validation_freq": int(NEVER)}


def read_reports(log):
    """With the names that regard uses."""
    return [{"seconds": datetime.datetime.strptime(when, "%Y-%m-%d %H:%M:%S,%f").timestamp(),
             "update": int(step), "tokens_per_second": int(speed)}
            for when, step, speed in LINE.findall(log.read_text(encoding="utf-8"))]


def run_joeynmt(setting, case, threads, seed, regard_run):
    """For so many seconds after its first report."""
    folder = setting.folder / f"joey-{case.recipe}-{threads}-{seed}"
    folder.mkdir()
    log, config = folder / "log", folder / "config.yaml"
    model_path = regard_run / "last" / "vocab.spm"
    write_texts(folder, setting.data)
    write_vocabulary(folder / "vocabulary.txt", model_path)
    recipe = tomllib.loads(recipe_file(case).read_text(encoding="utf-8"))
    config.write_text(json.dumps({  # which is YAML too
        "name": folder.name, "model_dir": str(folder / "run"), "use_cuda": False,
        "random_seed": seed, "data": data(recipe["model"], folder, model_path),
        "model": network(recipe["model"]),
        "training": training(recipe["training"], case.log_every), "testing": {}}))

    def stop_in_time(process):
        while not read_reports(log) and not has_ended(process):
            time.sleep(0.1)
        end = time.monotonic() + setting.seconds
        while time.monotonic() < end and not has_ended(process):
            time.sleep(0.1)
        if not has_ended(process):
            os.kill(process.pid, signal.SIGINT)  # ends it in order

    memory = run_child([setting.joeynmt, "-m", "joeynmt", "train", config, "--skip-test"], log,
                       stop_in_time, os.environ | {"OMP_NUM_THREADS": str(threads)})
    return pace(folder, read_reports(log)) | {"peak_memory_mb": memory}

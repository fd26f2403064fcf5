"""JoeyNMT as one who installs it trains: its command, a configuration like the recipe's, float32.

Its batches are counted in target positions too, but are not sorted by length.
"""

import json
import os
import re
import signal
import statistics
import time
import tomllib

import pairs
from measure import NEVER, BenchmarkError, has_ended, recipe_file, run_child

LINE = re.compile(r"Step: +(\d+),.*Tokens per Sec: +(\d+)")


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
    return ({**shared, "hidden_size": model["encoder-size"], "bidirectional": True},
            {**shared, "hidden_size": model["decoder-size"], "attention": "bahdanau",
             "init_hidden": "bridge"})


def transformer(model):
    shared = {"type": "transformer", "num_heads": model["heads"],
              "hidden_size": model["embedding-size"], "ff_size": model["feed-forward-size"],
              "layer_norm": model["norm"]}
    return ({**shared, "num_layers": model["encoder-layers"]},
            {**shared, "num_layers": model["decoder-layers"]})


def configuration(recipe, folder, model_path, log_every, seed):
    model, training = recipe["model"], recipe["training"]
    is_transformer = model["decoder"] == "transformer"
    embeddings = {"embedding_dim": model["embedding-size"], "scale": is_transformer}
    encoder, decoder = (side | {"embeddings": embeddings, "dropout": model[f"{name}-dropout"]}
                        for name, side in zip(("encoder", "decoder"),
                                              (transformer if is_transformer else recurrent)(model)))
    text = {"level": "bpe", "max_length": model["max-length"], "tokenizer_type": "sentencepiece",
            "tokenizer_cfg": {"model_file": str(model_path)},
            "voc_file": str(folder / "vocabulary.txt")}
    return {
        "name": folder.name, "model_dir": str(folder / "run"), "use_cuda": False,
        "random_seed": seed,
        "data": {"train": str(folder / "train"), "dev": str(folder / "dev"),
                 "dataset_type": "plain", "src": {"lang": "fr", **text},
                 "trg": {"lang": "en", **text}},
        "model": {"encoder": encoder, "decoder": decoder, "tied_embeddings": True,
                  "tied_softmax": True},
        "training": {
            "optimizer": training["optimizer"], "learning_rate": training["learning-rate"],
            "learning_rate_min": 0, "scheduling": "warmupinversesquareroot",
            "learning_rate_warmup": training["warmup-updates"],
            "adam_betas": [0.9, training.get("beta2", 0.999)], "normalization": "tokens",
            "clip_grad_norm": training["clip-norm"], "label_smoothing": training["label-smoothing"],
            "batch_type": "token", "batch_size": training["batch-tokens"], "epochs": int(NEVER),
            "logging_freq": log_every, "validation_freq": int(NEVER)},
        "testing": {},
    }


def lines(log):
    return [(int(step), int(speed)) for step, speed in LINE.findall(log.read_text())]


def run_joeynmt(setting, case, threads, seed, regard_run):
    """In so many seconds after its first line."""
    folder = setting.folder / f"joey-{case.recipe}-{threads}-{seed}"
    folder.mkdir()
    log, model_path = folder / "log", regard_run / "last" / "vocab.spm"
    write_texts(folder, setting.data)
    write_vocabulary(folder / "vocabulary.txt", model_path)
    recipe = tomllib.loads(recipe_file(case).read_text())
    config = folder / "config.yaml"  # of which JSON is a part
    config.write_text(json.dumps(configuration(recipe, folder, model_path, case.log_every, seed)))

    def stop_in_time(process):
        while not lines(log) and not has_ended(process):
            time.sleep(0.1)
        end = time.monotonic() + setting.seconds
        while time.monotonic() < end and not has_ended(process):
            time.sleep(0.1)
        process.send_signal(signal.SIGINT)  # ends it in order

    environment = os.environ | {"OMP_NUM_THREADS": str(threads)}
    memory = run_child([setting.joeynmt, "-m", "joeynmt", "train", config, "--skip-test"], log,
                       stop_in_time, environment)
    reports = lines(log)[1:]
    if not reports:
        raise BenchmarkError(f"{folder.name}: too few reports; raise --seconds")
    # Each line tells of as many updates.
    return {"tokens_per_second": statistics.harmonic_mean([speed for _, speed in reports]),
            "updates": reports[-1][0], "peak_memory_mb": memory}

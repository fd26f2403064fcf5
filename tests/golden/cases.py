"""The networks that are compared, as the options of regard that make them."""

BASE = {
    "encoder": "recurrent",
    "decoder": "luong",
    "attention": "scaled-dot",
    "cell": "gru",
    "embedding-size": 10,
    "encoder-size": 8,
    "encoder-layers": 1,
    "bidirectional": True,
    "decoder-size": 12,
    "decoder-layers": 1,
    "attention-size": 9,
    "heads": 2,
    "feed-forward-size": 14,
    "norm": "pre",
    "deep-output": True,
    "input-feeding": False,
    "bridge": "dense",
    "tie-embeddings": "none",
    "encoder-dropout": 0.0,
    "decoder-dropout": 0.0,
    "max-length": 11,
}
TUTORIAL = {
    "decoder": "tutorial", "attention": "location", "embedding-size": 12, "encoder-size": 12,
    "bidirectional": False, "deep-output": False, "bridge": "copy",
}
SECOND_EDITION = {**TUTORIAL, "decoder": "bahdanau", "attention": "additive"}
BAHDANAU = {"decoder": "bahdanau", "attention": "additive"}
TRANSFORMER = {"encoder": "transformer", "decoder": "transformer", "encoder-layers": 2,
               "decoder-layers": 2}
DEEP = {"encoder-layers": 2, "decoder-layers": 2}


def case(model, sentences=5, unit="token", words=(23, 19)):
    """Training: the tutorial's SGD 0.01 on the sum over each sentence, or Adam 1e-3 on tokens."""
    optimizer = {"optimizer": "sgd", "learning-rate": 0.01} if unit == "sentence" else {
        "optimizer": "adam", "learning-rate": 1e-3}
    return {"model": {**BASE, **model}, "sentences": sentences,
            "vocabulary": {"source": words[0], "target": words[1]},
            "training": {**optimizer, "loss-unit": unit}}


CASES = {
    "tutorial_single": case(TUTORIAL, sentences=1, unit="sentence"),
    "tutorial_batch": case(TUTORIAL, unit="sentence"),
    "tutorial_plain": case({**TUTORIAL, "attention": "none"}, unit="sentence"),
    "second_edition": case(SECOND_EDITION),
    "bahdanau": case(BAHDANAU),
    "bahdanau_single": case(BAHDANAU, sentences=1),
    "bahdanau_deep_tied": case({**BAHDANAU, **DEEP, "tie-embeddings": "target"}),
    "bahdanau_all_tied": case({**BAHDANAU, "tie-embeddings": "all"}, words=(21, 21)),
    "bahdanau_none": case({**BAHDANAU, "attention": "none"}),
    "bahdanau_location": case({**BAHDANAU, "attention": "location", "bridge": "zero"}),
    "bahdanau_general": case({**BAHDANAU, "attention": "general", "decoder-layers": 3}),
    "luong_dot": case({**DEEP, "attention": "dot", "bidirectional": False, "encoder-size": 12,
                       "bridge": "copy"}),
    "luong_general": case({"attention": "general", "bridge": "zero"}),
    "luong_additive": case({"attention": "additive", "decoder-layers": 2}),
    "luong_none": case({"attention": "none"}),
    "luong_scaled_dot": case({}),
    "luong_cosine": case({"attention": "cosine"}),
    "luong_lstm": case({**DEEP, "cell": "lstm"}),
    "luong_lstm_copy": case({"cell": "lstm", "bidirectional": False, "encoder-size": 12,
                             "bridge": "copy"}),
    "luong_fed": case({"attention": "general", "input-feeding": True, "decoder-layers": 2}),
    "bahdanau_lstm": case({**BAHDANAU, "cell": "lstm", "decoder-layers": 2, "bridge": "zero"}),
    "luong_gaussian": case({"attention": "gaussian", "attention-bandwidth": 0.4}),
    "luong_triangular": case({"attention": "triangular", "attention-bandwidth": 2.0}),
    "luong_constant": case({"attention": "constant"}),
    "bahdanau_epanechnikov": case({**BAHDANAU, "attention": "epanechnikov",
                                   "attention-bandwidth": 1.5}),
    "transformer_pre": case(TRANSFORMER),
    "transformer_post": case({**TRANSFORMER, "norm": "post"}),
    "transformer_single": case({**TRANSFORMER, "heads": 5}, sentences=1),
    "transformer_tied": case({**TRANSFORMER, "tie-embeddings": "all", "decoder-layers": 3,
                              "heads": 1}, words=(21, 21)),
    # The proportions of configs/gru.toml.
    "luong_wide": case({"encoder-layers": 2, "encoder-size": 64, "embedding-size": 64,
                        "decoder-size": 128, "attention-size": 64, "max-length": 40,
                        "tie-embeddings": "all"}, sentences=12, words=(300, 300)),
}

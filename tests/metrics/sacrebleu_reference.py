"""Texts and sacreBLEU's answers for them, as JSON, for sacrebleu_test.cpp.

    python sacrebleu_reference.py bleu|chrf|ter|tokenizers --output FILE [--seed N]

All texts come from the seed and from the sentences in data/ and ../shared/data, where these exist.
"""

import argparse
import itertools
import json
import logging
import pathlib
import random
import sys
import unicodedata

import sacrebleu
from sacrebleu.metrics.bleu import _get_tokenizer

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORDS = """the The a cat CAT sat on mat dog's it's don't O'Brien U.S. e.g. l'eau aujourd'hui École école
    garçon naïve Straße ΟΔΟΣ ΑΣ. Σ ΣΑ İstanbul IŞIK ǅ ﬁn 猫 猫が好き カタカナ ひらがな 東京都 «oui» “no” …
    well-known 3-4 -5 1,000.5 1984. 3.14 1.000,50 10% $5 €7 ½ ² Ⅷ ٣٤ x² a_b C++ C# #tag @me a&b &quot; &amp;
    &lt; &gt; &amp;lt; &apos; <skipped> <b> ,, .. ... ,.,. 1,,2 1.-2 -- - . , ! ? : ; ( ) (hi) [x] {y} |
    / \\ ` ~ ^ * + = ' " '' 's boys' 😀 👩‍🚀 é ‘quoted’ Ā ÿ ① ⓐ ★ → 、 。 「は」 ！ ？ ｡ ﷼ ㍿ ㈱ 々 \u200d \ufeff
    \ufffd \U00020000 \U0001f1eb\U0001f1f7""".split()
GAPS = [" "] * 40 + ["", "", "  ", "\t", "\u00a0", "\u3000", "\u2009", "\u202f", "\u2028", "\x85", "\x1f",
                     "\u200b", "\n", "-\n", "\n-", "- "]


def random_line(rng, most=25):
    return "".join(rng.choice(WORDS) + rng.choice(GAPS) for _ in range(rng.randint(0, most)))


def perturbed(rng, line):
    """A translation that shares most of its words with `line`, some of them elsewhere."""
    words = line.split(" ")
    for _ in range(rng.randint(0, 4)):
        at, to = rng.randrange(len(words) + 1), rng.randrange(len(words) + 1)
        change = rng.randrange(5)
        if change == 0:
            words[at : at + 1] = []
        elif change == 1:
            words.insert(at, rng.choice(WORDS))
        elif change == 2:
            words[at : at + 1] = [rng.choice(WORDS)]
        elif change == 3:
            block = words[at : at + 3]
            del words[at : at + 3]
            words[to:to] = block
        else:
            words = [w.swapcase() if rng.random() < 0.2 else w for w in words]
    return " ".join(words)


def corpus(name, hypotheses, *streams):
    return {"name": name, "hypotheses": hypotheses, "references": list(streams)}


def noisy(rng, name, references, extra_streams=0, missing=0.0):
    hypotheses = [perturbed(rng, line) for line in references]
    streams = [references]
    for _ in range(extra_streams):
        streams.append([None if rng.random() < missing else perturbed(rng, line) for line in references])
    return corpus(name, hypotheses, *streams)


def small_corpora(rng, lines):
    """All kinds of input, small enough for every combination of options."""
    text = [random_line(rng) for _ in range(lines)]
    return [
        noisy(rng, "one reference", text),
        noisy(rng, "three references", text, extra_streams=2),
        noisy(rng, "references missing", text, extra_streams=2, missing=0.5),
        corpus("equal", text, text),
        corpus("single words", [rng.choice(WORDS) for _ in text], [rng.choice(WORDS) for _ in text]),
        corpus("nothing in common", ["a b c d e", "f g"], ["1 2 3 4", "5 6 7 8"]),
        corpus("empty hypotheses", ["", " "], ["a b", "c"]),
        corpus("empty references", ["a b", "c"], ["", " "]),
        corpus("all empty", ["", ""], ["", ""]),
        corpus("short", ["the cat"], ["the cat sat"]),
    ]


def long_corpus(rng):
    """Past the limits of TER's search: long lines, few different words, very unlike lengths."""
    vocabulary = [f"w{i}" for i in range(12)]
    line = lambda size, words: " ".join(rng.choice(words) for _ in range(size))
    references = [line(size, vocabulary) for size in (30, 45)]
    hypotheses = [line(size, vocabulary) for size in (35, 40)]
    many = [f"v{i}" for i in range(110)]
    shuffled = many[:70]
    rng.shuffle(shuffled)
    references += [" ".join(many), " ".join(many), "x y", line(150, many), " ".join(many)]
    hypotheses += [" ".join(many[60:] + many[:60]), " ".join(shuffled), line(90, many), "v1 v2", "v5"]
    references += [" ".join(many[:60]), " ".join(many[:30])]
    hypotheses += [" ".join(many[48:60] + many[:48]), " ".join(reversed(many[:30]))]
    for offset in (23, 24, 25, 26, 29):  # paths along the edge of the band
        references += [" ".join(many[:35] + ["x"] * offset), " ".join(["x"] * offset + many[:35])]
        hypotheses += [" ".join(["y"] * offset + many[:35]), " ".join(many[:35] + ["y"] * offset)]
    for distance in (49, 50, 51):  # shifts around the longest
        references.append(" ".join(many[:60]))
        hypotheses.append(" ".join([many[distance]] + many[:distance] + many[distance + 1 : 60]))
    references += [" ".join(many)] * 4  # a wider band for a very short hypothesis
    hypotheses += [f"{word} z" for word in many[:4]]
    return corpus("long", hypotheses, references)


def real_corpora(rng, most):
    shared = ROOT.parent / "shared" / "data"
    sources = [(shared / "multi30k" / "test_2016_flickr.en", 0), (shared / "tatoeba-fra-eng" / "test.tsv", 0),
               (shared / "multi30k" / "test_2016_flickr.fr", 0)]
    sources += [(path, 0) for path in sorted((ROOT / "data").glob("**/*.tsv"))]
    corpora = []
    for path, column in sources:
        if not path.exists():
            print(f"sacrebleu_reference.py: no {path}: compared without these sentences", file=sys.stderr)
            continue
        lines = [line.split("\t")[column] for line in path.read_text(encoding="utf-8").split("\n")[:-1]]
        corpora.append(noisy(rng, path.name, lines[:most], extra_streams=1, missing=0.3))
    return corpora


# Inside these blocks (ideographs, Hangul, Tangut) every character is a letter without case.
UNIFORM = [range(0x3500, 0x4D00), range(0x4F00, 0x9F00), range(0xAD00, 0xD700), range(0x17100, 0x18700),
           range(0x20100, 0xE0000)]


def combinations(**choices):
    return [dict(zip(choices, values)) for values in itertools.product(*choices.values())]


def toggles(**choices):
    """The defaults (each choice's first value), then every other value alone."""
    default = {name: values[0] for name, values in choices.items()}
    return [default] + [{**default, name: v} for name, values in choices.items() for v in values[1:]]


BLEU_CHOICES = dict(tokenize=["13a", "intl", "char", "none"],
                    smoothing=[("exp", None), ("floor", None), ("floor", 0.25), ("add-k", None), ("add-k", 0.5),
                               ("none", None)],
                    lowercase=[False, True], effective_order=[False, True], max_ngram_order=[4, 2, 6])
CHRF_CHOICES = dict(char_order=[6, 3], word_order=[0, 1, 2], beta=[2, 1, 3], lowercase=[False, True],
                    whitespace=[False, True], eps_smoothing=[False, True])
TER_CHOICES = dict(normalized=[False, True], no_punct=[False, True], asian_support=[False, True],
                   case_sensitive=[False, True])


def make_metric(part, options):
    if part == "bleu":
        options = dict(options)
        method, value = options.pop("smoothing")
        return sacrebleu.BLEU(force=True, smooth_method=method, smooth_value=value, **options)
    return {"chrf": sacrebleu.CHRF, "ter": sacrebleu.TER}[part](**options)


def answer(part, index, case, options, sentences):
    metric = make_metric(part, options)
    score = metric.corpus_score(case["hypotheses"], case["references"])
    signature = str(metric.get_signature())
    result = {"corpus": index, "options": options, "score": score.score, "signature": signature,
              "text": score.format(signature=signature), "long_text": score.format(width=9)}
    if part == "bleu":
        result |= {"precisions": score.precisions, "bp": score.bp, "ratio": score.ratio,
                   "sys_len": score.sys_len, "ref_len": score.ref_len}
        if options["smoothing"][0] != "add-k":  # which adds to the counts themselves
            result |= {"counts": score.counts, "totals": score.totals}
    if part == "ter":
        result |= {"edits": score.num_edits, "ref_length": score.ref_length}
    if sentences:
        result["sentences"] = [metric.sentence_score(hypothesis, [r for r in references if r is not None]).score
                               for hypothesis, *references in zip(case["hypotheses"], *case["references"])]
    return result


def metric_cases(part, rng):
    choices = {"bleu": BLEU_CHOICES, "chrf": CHRF_CHOICES, "ter": TER_CHOICES}[part]
    small = small_corpora(rng, 25)
    random_lines = [random_line(rng) for _ in range(400 if part == "ter" else 1500)]
    large = [noisy(rng, "random", random_lines)] + real_corpora(rng, 200 if part == "ter" else 600)
    answers = [answer(part, i, case, options, sentences=True)
               for i, case in enumerate(small) for options in combinations(**choices)]
    answers += [answer(part, i, case, options, sentences=options == toggles(**choices)[0])
                for i, case in enumerate(large, len(small)) for options in toggles(**choices)]
    if part == "ter":
        large.append(long_corpus(rng))
        answers.append(answer(part, len(small + large) - 1, large[-1], {}, sentences=False))
    return {"corpora": small + large, "answers": answers}


def tokenizer_cases(rng):
    """Random lines, then every character that this Python knows, between letters and digits."""
    lines = [random_line(rng, 40) for _ in range(4000)]
    lines += ["".join(rng.choice("a1 .,-'\"&;!x0") for _ in range(rng.randint(0, 15))) for _ in range(4000)]
    known = [chr(c) for c in range(0x110000)
             if unicodedata.category(chr(c)) not in ("Cn", "Cs", "Co") and not any(c in r for r in UNIFORM)]
    for i in range(0, len(known), 40):
        chunk = known[i : i + 40]
        lines += [" ".join(f"A{c}b" for c in chunk), "".join(f"1{c}2x{c}3" for c in chunk), "  ".join(chunk)]
        lines += ["".join(f"AΣ{c} {c}Σ A{c}Σ {c}" for c in chunk)]
    cases = []
    for name in BLEU_CHOICES["tokenize"]:
        tokenize = _get_tokenizer(name)()
        cases += [[name, line, " ".join(tokenize(line.rstrip()).split())] for line in lines]
    lowered = [[line, sacrebleu.CHRF(lowercase=True)._preprocess_segment(line)] for line in lines]
    return {"tokenized": cases, "lowered": lowered}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("part", choices=["bleu", "chrf", "ter", "tokenizers"])
    parser.add_argument("--output", required=True)
    parser.add_argument("--seed", type=int, default=20)
    arguments = parser.parse_args()
    logging.disable(logging.WARNING)
    if sacrebleu.__version__ != "2.6.0":
        sys.exit(f"sacrebleu_reference.py: sacrebleu is {sacrebleu.__version__}: install 2.6.0")
    rng = random.Random(arguments.seed)
    part = arguments.part
    result = tokenizer_cases(rng) if part == "tokenizers" else metric_cases(part, rng)
    pathlib.Path(arguments.output).write_text(json.dumps(result, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()

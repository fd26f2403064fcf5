"""The French-English grammar behind data/*.tsv: see data/README.md and scripts/make-corpus."""

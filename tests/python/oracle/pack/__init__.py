"""An independent evaluator of packs, written from docs/format/pack.md."""

"""Data, no code: what the law and the programmes say, dated, each value with its source."""

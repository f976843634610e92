import tieuchi

programme = tieuchi.read_programme("vi-du-1578")  # a shipped pack, or a folder
rulebook = tieuchi.compile_rules(programme)
facts = tieuchi.read_facts(rulebook)  # the facts of the pack; add CSV files or data frames
known = facts.as_known_on("2026-12-31")
result = tieuchi.assess(rulebook, known, year=2026)
print(result)
print(result.explain("mh-p1", "yeu_cau"))
print(tieuchi.roadmap(rulebook, known, year=2026))
print(tieuchi.duties(rulebook, facts, year=2024, as_of="2025-02-15").filter(status="overdue"))
frame = result.to_pandas(words="vi")  # where pandas is there; to_polars, to_arrow: the same columns

// What says aloud that a program has bodies of its own beside this library.

#include <tieuchi/once.hpp>

// What links the library asks for this name, and so for all of this file.
extern "C" void tieuchi_library_is_linked() {}

TIEUCHI_MARK(core, CORE)
TIEUCHI_MARK(text, TEXT)
TIEUCHI_MARK(table, TABLE)
TIEUCHI_MARK(feel, FEEL)
TIEUCHI_MARK(feel_json, FEEL_JSON)
TIEUCHI_MARK(model, MODEL)
TIEUCHI_MARK(facts, FACTS)
TIEUCHI_MARK(calendar, CALENDAR)
TIEUCHI_MARK(compile, COMPILE)
TIEUCHI_MARK(read, READ)
TIEUCHI_MARK(door, DOOR)
TIEUCHI_MARK(resolve, RESOLVE)
TIEUCHI_MARK(assess, ASSESS)
TIEUCHI_MARK(roadmap, ROADMAP)
TIEUCHI_MARK(explain, EXPLAIN)
TIEUCHI_MARK(report, REPORT)

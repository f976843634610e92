// The bodies, where a file asks for them before it includes tieuchi.hpp, feel/feel.hpp or this header: all of them with
// TIEUCHI_IMPLEMENTATION, those of one folder with its own macro. Each body stands in one file of a program, or in the
// library tieuchi::compiled. Not guarded, so that a file which has the headers already may still ask.

#include <tieuchi/config.hpp>

#if defined(TIEUCHI_IMPLEMENTATION) || defined(TIEUCHI_IMPLEMENT_CORE)
#include <tieuchi/core/bodies.ipp>
#endif

#if defined(TIEUCHI_IMPLEMENTATION) || defined(TIEUCHI_IMPLEMENT_TEXT)
#include <tieuchi/text/bodies.ipp>
#endif

#if defined(TIEUCHI_IMPLEMENTATION) || defined(TIEUCHI_IMPLEMENT_TABLE)
#include <tieuchi/table/bodies.ipp>
#endif

#if defined(TIEUCHI_IMPLEMENTATION) || defined(TIEUCHI_IMPLEMENT_FEEL)
#include <tieuchi/feel/bodies.ipp>
#endif

#if defined(TIEUCHI_IMPLEMENTATION) || defined(TIEUCHI_IMPLEMENT_FEEL_JSON)
#include <tieuchi/feel_json/bodies.ipp>
#endif

#if defined(TIEUCHI_IMPLEMENTATION) || defined(TIEUCHI_IMPLEMENT_MODEL)
#include <tieuchi/model/bodies.ipp>
#endif

#if defined(TIEUCHI_IMPLEMENTATION) || defined(TIEUCHI_IMPLEMENT_FACTS)
#include <tieuchi/facts/bodies.ipp>
#endif

#if defined(TIEUCHI_IMPLEMENTATION) || defined(TIEUCHI_IMPLEMENT_CALENDAR)
#include <tieuchi/calendar/bodies.ipp>
#endif

#if defined(TIEUCHI_IMPLEMENTATION) || defined(TIEUCHI_IMPLEMENT_COMPILE)
#include <tieuchi/compile/bodies.ipp>
#endif

#if defined(TIEUCHI_IMPLEMENTATION) || defined(TIEUCHI_IMPLEMENT_READ)
#include <tieuchi/read/bodies.ipp>
#endif

#if defined(TIEUCHI_IMPLEMENTATION) || defined(TIEUCHI_IMPLEMENT_DOOR)
#include <tieuchi/door/bodies.ipp>
#endif

#if defined(TIEUCHI_IMPLEMENTATION) || defined(TIEUCHI_IMPLEMENT_RESOLVE)
#include <tieuchi/resolve/bodies.ipp>
#endif

#if defined(TIEUCHI_IMPLEMENTATION) || defined(TIEUCHI_IMPLEMENT_ASSESS)
#include <tieuchi/assess/bodies.ipp>
#endif

#if defined(TIEUCHI_IMPLEMENTATION) || defined(TIEUCHI_IMPLEMENT_ROADMAP)
#include <tieuchi/roadmap/bodies.ipp>
#endif

#if defined(TIEUCHI_IMPLEMENTATION) || defined(TIEUCHI_IMPLEMENT_EXPLAIN)
#include <tieuchi/explain/bodies.ipp>
#endif

#if defined(TIEUCHI_IMPLEMENTATION) || defined(TIEUCHI_IMPLEMENT_REPORT)
#include <tieuchi/report/bodies.ipp>
#endif

#pragma once

// All bodies of core/.

#include <tieuchi/once.hpp>

TIEUCHI_ONCE(core, CORE)

#include <tieuchi/core/date.ipp>
#include <tieuchi/core/duration.ipp>
#include <tieuchi/core/hash.ipp>
#include <tieuchi/core/issue.ipp>
#include <tieuchi/core/issue_book.ipp>
#include <tieuchi/core/nearest_day.ipp>
#include <tieuchi/core/nfc.ipp>
#include <tieuchi/core/number.ipp>
#include <tieuchi/core/number_round.ipp>
#include <tieuchi/core/number_text.ipp>
#include <tieuchi/core/outcome.ipp>
#include <tieuchi/core/plain_words.ipp>
#include <tieuchi/core/text_pool.ipp>
#include <tieuchi/core/utf8.ipp>

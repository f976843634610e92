#pragma once

// All bodies of table/.

#include <tieuchi/once.hpp>

TIEUCHI_ONCE(table, TABLE)

#include <tieuchi/table/arrow.ipp>
#include <tieuchi/table/column.ipp>
#include <tieuchi/table/table.ipp>
#include <tieuchi/table/write.ipp>

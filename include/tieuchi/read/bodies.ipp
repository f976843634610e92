#pragma once

// All bodies of read/.

#include <tieuchi/once.hpp>

TIEUCHI_ONCE(read, READ)

#include <tieuchi/read/choices.ipp>
#include <tieuchi/read/json_reader.ipp>
#include <tieuchi/read/json_reader_names.ipp>
#include <tieuchi/read/json_reader_shapes.ipp>
#include <tieuchi/read/pack.ipp>
#include <tieuchi/read/pack_check_events.ipp>
#include <tieuchi/read/pack_check_ids.ipp>
#include <tieuchi/read/pack_check_units.ipp>
#include <tieuchi/read/pack_construals.ipp>
#include <tieuchi/read/pack_data.ipp>
#include <tieuchi/read/pack_files.ipp>
#include <tieuchi/read/pack_hash.ipp>
#include <tieuchi/read/pack_instead.ipp>
#include <tieuchi/read/pack_items.ipp>
#include <tieuchi/read/pack_law.ipp>
#include <tieuchi/read/pack_plan.ipp>
#include <tieuchi/read/pack_programme.ipp>
#include <tieuchi/read/pack_reported.ipp>
#include <tieuchi/read/pack_tables.ipp>
#include <tieuchi/read/packs_dir.ipp>
#include <tieuchi/read/question.ipp>
#include <tieuchi/read/tables.ipp>
#include <tieuchi/read/wording.ipp>

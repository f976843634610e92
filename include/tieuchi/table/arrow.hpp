#pragma once

// A table as Arrow, through the C stream interface that data frames of every language read without a copy of their own
// library. The structures are those of the Arrow specification (C data interface, C stream interface).

#include <tieuchi/table/table.hpp>

#include <cstdint>
#include <memory>

extern "C" {

#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  std::int64_t flags;
  std::int64_t n_children;
  struct ArrowSchema** children;
  struct ArrowSchema* dictionary;
  void (*release)(struct ArrowSchema*);
  void* private_data;
};

struct ArrowArray {
  std::int64_t length;
  std::int64_t null_count;
  std::int64_t offset;
  std::int64_t n_buffers;
  std::int64_t n_children;
  const void** buffers;
  struct ArrowArray** children;
  struct ArrowArray* dictionary;
  void (*release)(struct ArrowArray*);
  void* private_data;
};

#endif

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream*, struct ArrowSchema* out);
  int (*get_next)(struct ArrowArrayStream*, struct ArrowArray* out);
  const char* (*get_last_error)(struct ArrowArrayStream*);
  void (*release)(struct ArrowArrayStream*);
  void* private_data;
};

#endif
}

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// The table as a stream of one batch; what it hands out keeps the table alive. Words are dictionaries of utf8, lists
/// of words lists of such, texts large utf8, flags bool, counts int32, figures float64, days date32; absent cells are
/// null. `out` is released by whoever reads it.
void to_arrow(std::shared_ptr<const table>, ArrowArrayStream* out);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

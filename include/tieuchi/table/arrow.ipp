#pragma once

#include <tieuchi/table/arrow.hpp>
#include <tieuchi/table/column.ipp>

#include <array>
#include <cerrno>
#include <cmath>
#include <exception>
#include <utility>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

// What is handed out owns all it points to: a node of its kind behind private_data, with its children by value.

struct schema_node {
  std::string format, name;
  bool nullable = true;
  std::vector<std::unique_ptr<ArrowSchema>> children;
  std::vector<ArrowSchema*> child_pointers;
  std::unique_ptr<ArrowSchema> dictionary;
};

struct array_node {
  std::shared_ptr<const table> of;
  std::vector<std::vector<std::uint8_t>> bits;  // validity and flags
  std::vector<std::vector<std::int32_t>> narrow_ends;
  std::vector<std::vector<std::int64_t>> wide_ends;
  std::string bytes;
  std::vector<const void*> buffers;
  std::vector<std::unique_ptr<ArrowArray>> children;
  std::vector<ArrowArray*> child_pointers;
  std::unique_ptr<ArrowArray> dictionary;
};

template <class Handed>
void release_parts(Handed& handed) {
  for (std::int64_t i = 0; i < handed.n_children; ++i)
    if (handed.children[i]->release != nullptr) handed.children[i]->release(handed.children[i]);
  if (handed.dictionary != nullptr && handed.dictionary->release != nullptr)
    handed.dictionary->release(handed.dictionary);
}

inline void release_schema(ArrowSchema* schema) {
  release_parts(*schema);
  delete static_cast<schema_node*>(schema->private_data);
  schema->release = nullptr;
}

inline void release_array(ArrowArray* array) {
  release_parts(*array);
  delete static_cast<array_node*>(array->private_data);
  array->release = nullptr;
}

inline ArrowSchema handed_out(std::unique_ptr<schema_node> node) {
  for (const auto& child : node->children) node->child_pointers.push_back(child.get());
  ArrowSchema schema{};
  schema.format = node->format.c_str();
  schema.name = node->name.c_str();
  schema.flags = node->nullable ? ARROW_FLAG_NULLABLE : 0;
  schema.n_children = static_cast<std::int64_t>(node->children.size());
  schema.children = node->child_pointers.data();
  schema.dictionary = node->dictionary.get();
  schema.release = release_schema;
  schema.private_data = node.release();
  return schema;
}

inline ArrowArray handed_out(std::unique_ptr<array_node> node, std::size_t length, std::int64_t nulls) {
  for (const auto& child : node->children) node->child_pointers.push_back(child.get());
  ArrowArray array{};
  array.length = static_cast<std::int64_t>(length);
  array.null_count = nulls;
  array.n_buffers = static_cast<std::int64_t>(node->buffers.size());
  array.buffers = node->buffers.data();
  array.n_children = static_cast<std::int64_t>(node->children.size());
  array.children = node->child_pointers.data();
  array.dictionary = node->dictionary.get();
  array.release = release_array;
  array.private_data = node.release();
  return array;
}

inline ArrowSchema plain_schema(std::string format, std::string name, bool nullable) {
  auto node = std::make_unique<schema_node>();
  node->format = std::move(format);
  node->name = std::move(name);
  node->nullable = nullable;
  return handed_out(std::move(node));
}

inline ArrowSchema word_schema(std::string name, bool nullable) {
  auto node = std::make_unique<schema_node>();
  node->format = "i";
  node->name = std::move(name);
  node->nullable = nullable;
  node->dictionary = std::make_unique<ArrowSchema>(plain_schema("u", "", false));
  return handed_out(std::move(node));
}

struct schema_of {
  std::string name;

  ArrowSchema operator()(const word_cells&) const { return word_schema(name, true); }
  ArrowSchema operator()(const words_cells&) const {
    auto node = std::make_unique<schema_node>();
    node->format = "+l";
    node->name = name;
    node->nullable = false;
    node->children.push_back(std::make_unique<ArrowSchema>(word_schema("item", false)));
    return handed_out(std::move(node));
  }
  ArrowSchema operator()(const text_cells&) const { return plain_schema("U", name, true); }
  ArrowSchema operator()(const flag_cells&) const { return plain_schema("b", name, false); }
  ArrowSchema operator()(const count_cells&) const { return plain_schema("i", name, true); }
  ArrowSchema operator()(const figure_cells&) const { return plain_schema("g", name, true); }
  ArrowSchema operator()(const day_cells&) const { return plain_schema("tdD", name, true); }
};

/// Bits of rows, the first in the lowest place.
template <class Test>
std::vector<std::uint8_t> bits_of(std::size_t rows, const Test& test) {
  std::vector<std::uint8_t> bits((rows + 7) / 8);
  for (std::size_t row = 0; row < rows; ++row)
    if (test(row)) bits[row / 8] = static_cast<std::uint8_t>(bits[row / 8] | (1U << (row % 8)));
  return bits;
}

/// Cells with values side by side; where a test says so they are null.
template <class Value, class Absent>
ArrowArray plain_array(std::shared_ptr<const table> of, const std::vector<Value>& values, const Absent& absent) {
  auto node = std::make_unique<array_node>();
  node->of = std::move(of);
  std::int64_t nulls = 0;
  for (const Value& value : values) nulls += absent(value) ? 1 : 0;
  if (nulls > 0) node->bits.push_back(bits_of(values.size(), [&](std::size_t row) { return !absent(values[row]); }));
  node->buffers = {nulls > 0 ? node->bits.back().data() : nullptr, values.data()};
  return handed_out(std::move(node), values.size(), nulls);
}

/// The words of a book, each once.
inline ArrowArray book_array(std::shared_ptr<const table> of, const word_book& book) {
  auto node = std::make_unique<array_node>();
  node->of = std::move(of);
  std::vector<std::int32_t>& ends = node->narrow_ends.emplace_back(1, 0);
  for (const std::string& word : book.words()) {
    node->bytes += word;
    ends.push_back(end_of<std::int32_t>(node->bytes.size()));
  }
  node->buffers = {nullptr, ends.data(), node->bytes.data()};
  return handed_out(std::move(node), book.words().size(), 0);
}

inline ArrowArray word_array(const std::shared_ptr<const table>& of, const word_book& book,
                             const std::vector<std::int32_t>& codes) {
  auto dictionary = std::make_unique<ArrowArray>(book_array(of, book));
  ArrowArray array = plain_array(of, codes, [](std::int32_t code) { return code == word_cells::absent; });
  auto& node = *static_cast<array_node*>(array.private_data);
  node.dictionary = std::move(dictionary);
  array.dictionary = node.dictionary.get();
  return array;
}

struct array_of {
  const std::shared_ptr<const table>& of;

  ArrowArray operator()(const word_cells& c) const { return word_array(of, c.book, c.codes); }
  ArrowArray operator()(const words_cells& c) const {
    auto node = std::make_unique<array_node>();
    node->of = of;
    std::vector<std::int32_t>& ends = node->narrow_ends.emplace_back(1, 0);
    for (const std::uint32_t end : c.ends) ends.push_back(end_of<std::int32_t>(end));
    node->buffers = {nullptr, ends.data()};
    node->children.push_back(std::make_unique<ArrowArray>(word_array(of, c.book, c.codes)));
    return handed_out(std::move(node), c.ends.size(), 0);
  }
  ArrowArray operator()(const text_cells& c) const {
    auto node = std::make_unique<array_node>();
    node->of = of;
    std::vector<std::int64_t>& ends = node->wide_ends.emplace_back(1, 0);
    std::int64_t nulls = 0;
    for (std::size_t row = 0; row < c.ends.size(); ++row) {
      ends.push_back(end_of<std::int64_t>(c.ends[row]));
      nulls += ends[row] == ends[row + 1] ? 1 : 0;
    }
    if (nulls > 0)
      node->bits.push_back(bits_of(c.ends.size(), [&](std::size_t row) { return ends[row] != ends[row + 1]; }));
    node->buffers = {nulls > 0 ? node->bits.back().data() : nullptr, ends.data(), c.bytes.data()};
    return handed_out(std::move(node), c.ends.size(), nulls);
  }
  ArrowArray operator()(const flag_cells& c) const {
    auto node = std::make_unique<array_node>();
    node->of = of;
    node->bits.push_back(bits_of(c.values.size(), [&](std::size_t row) { return c.values[row] != 0; }));
    node->buffers = {nullptr, node->bits.back().data()};
    return handed_out(std::move(node), c.values.size(), 0);
  }
  ArrowArray operator()(const count_cells& c) const {
    return plain_array(of, c.values, [](std::int32_t n) { return n == count_cells::absent; });
  }
  ArrowArray operator()(const figure_cells& c) const {
    return plain_array(of, c.values, [](double n) { return std::isnan(n); });
  }
  ArrowArray operator()(const day_cells& c) const {
    return plain_array(of, c.values, [](std::int32_t n) { return n == day_cells::absent; });
  }
};

/// Children that are not handed out yet are released with the list.
template <class Handed>
struct handed_list {
  std::vector<std::unique_ptr<Handed>> all;

  handed_list() = default;
  handed_list(const handed_list&) = delete;
  handed_list& operator=(const handed_list&) = delete;
  ~handed_list() {
    for (const auto& one : all)
      if (one) one->release(one.get());
  }
};

inline ArrowSchema whole_schema(const table& t) {
  handed_list<ArrowSchema> columns;
  for (const column& c : t.columns()) {
    columns.all.push_back(nullptr);
    columns.all.back() = std::make_unique<ArrowSchema>(std::visit(schema_of{c.name}, c.cells));
  }
  auto node = std::make_unique<schema_node>();
  node->format = "+s";
  node->nullable = false;
  node->child_pointers.reserve(columns.all.size());
  node->children = std::move(columns.all);
  return handed_out(std::move(node));
}

inline ArrowArray whole_array(const std::shared_ptr<const table>& t) {
  handed_list<ArrowArray> columns;
  for (const column& c : t->columns()) {
    columns.all.push_back(nullptr);
    columns.all.back() = std::make_unique<ArrowArray>(std::visit(array_of{t}, c.cells));
  }
  auto node = std::make_unique<array_node>();
  node->of = t;
  node->buffers = {nullptr};
  node->child_pointers.reserve(columns.all.size());
  node->children = std::move(columns.all);
  return handed_out(std::move(node), t->rows(), 0);
}

struct stream_node {
  std::shared_ptr<const table> of;
  bool done = false;
  std::string error;
};

/// Runs what may fail for want of memory or length; the words of the failure are kept.
template <class Do>
int arrow_status(ArrowArrayStream* stream, const Do& work) noexcept {
  auto& node = *static_cast<stream_node*>(stream->private_data);
  try {
    work(node);
    return 0;
  } catch (const std::exception& e) {
    try {
      node.error = e.what();
    } catch (...) {
      node.error.clear();
    }
    return EIO;
  } catch (...) {
    return EIO;
  }
}

inline int next_schema(ArrowArrayStream* stream, ArrowSchema* out) {
  return arrow_status(stream, [out](stream_node& node) { *out = whole_schema(*node.of); });
}

inline int next_array(ArrowArrayStream* stream, ArrowArray* out) {
  return arrow_status(stream, [out](stream_node& node) {
    *out = ArrowArray{};
    if (node.done) return;
    *out = whole_array(node.of);
    node.done = true;
  });
}

inline const char* stream_error(ArrowArrayStream* stream) {
  const auto& error = static_cast<stream_node*>(stream->private_data)->error;
  return error.empty() ? nullptr : error.c_str();
}

inline void release_stream(ArrowArrayStream* stream) {
  delete static_cast<stream_node*>(stream->private_data);
  stream->release = nullptr;
}

}  // namespace detail

void to_arrow(std::shared_ptr<const table> of, ArrowArrayStream* out) {
  auto node = std::make_unique<detail::stream_node>();
  node->of = std::move(of);
  *out = ArrowArrayStream{detail::next_schema, detail::next_array, detail::stream_error, detail::release_stream,
                          node.release()};
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

#pragma once

// Reads the keys of one JSON object into a struct: every key that is asked for is known, every other one is an issue.

#include <tieuchi/core/issue_book.hpp>
#include <tieuchi/core/nfc.hpp>
#include <tieuchi/core/number.hpp>
#include <tieuchi/core/utf8.hpp>
#include <tieuchi/model/programme.hpp>
#include <tieuchi/text/json_tree.hpp>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <set>
#include <span>

namespace tieuchi {
inline namespace TIEUCHI_ABI {

/// Where reading stands: the files read so far, the one being read, and the issues found.
struct file_reading {
  source_map& files;
  std::vector<issue>& issues;
  std::uint32_t file = 0;
  issue_book* book = nullptr;                     ///< where issues are kept of which only so many are told
  std::size_t said = 0;                           ///< issues since it was last set to 0, those not kept too
  std::string first_code = {}, first_field = {};  ///< of the first of these

  /// Whether one more error is told, so that a nearest spelling is worth its time.
  [[nodiscard]] bool tells() const noexcept { return book == nullptr || book->keeps(severity::error); }

  /// Adds an issue at a spot and gives it for further words.
  issue& say(std::string code, const spot&, words message, words hint = {}, std::string nearest = {});
};

/// Parses a text that is no file, and keeps it so that places can be told.
[[nodiscard]] std::optional<json_document> open_json(std::string_view json, const std::string& name, source_map&,
                                                     std::vector<issue>&, const json_limits& = {},
                                                     const watcher* = nullptr);

/// A value of a JSON file and the pointer that leads to it.
struct json_at {
  const json_node* node = nullptr;
  std::string pointer;

  [[nodiscard]] json_at member(const json_node& child) const;
  [[nodiscard]] json_at element(std::size_t index) const;
};

/// The spot of a value; its pointer is kept by the files.
[[nodiscard]] spot spot_of(file_reading&, const json_at&);

/// The kind of a JSON value in words.
[[nodiscard]] words words_of(json_kind);

/// Forms of a name.
enum class name_form : std::uint8_t { id, of_pack, of_unit, of_clause, ref, code, plain };

/// Whether a text has that form.
[[nodiscard]] bool has_form(std::string_view, name_form) noexcept;

// Each reads one value and says what is wrong with it; false when nothing could be read.
bool read_json(file_reading&, const json_at&, bool&);
bool read_json(file_reading&, const json_at&, number&);
bool read_json(file_reading&, const json_at&, date&);
bool read_json(file_reading&, const json_at&, words&);
bool read_json(file_reading&, const json_at&, ref&);
bool read_json(file_reading&, const json_at&, std::vector<ref>&);
bool read_json(file_reading&, const json_at&, feel_text&);
bool read_json(file_reading&, const json_at&, literal&);
bool read_json(file_reading&, const json_at&, step&);
bool read_json(file_reading&, const json_at&, day_spec&);
bool read_json(file_reading&, const json_at&, value_spec&);
bool read_json(file_reading&, const json_at&, test_spec&);
bool read_json(file_reading&, const json_at&, round_spec&);
bool read_json(file_reading&, const json_at&, carry_spec&);
bool read_json(file_reading&, const json_at&, value_type&);
bool read_json(file_reading&, const json_at&, std::vector<event_kind>&);
bool read_json(file_reading&, const json_at&, std::vector<entry_field>&);
bool read_json(file_reading&, const json_at&, std::vector<order_key>&);
bool read_json(file_reading&, const json_at&, citation&);
bool read_json(file_reading&, const json_at&, lacking_spec&);

/// A FEEL text, or a number or boolean taken as one.
bool read_scalar(file_reading&, const json_at&, feel_text&);
/// A text of a form.
bool read_name(file_reading&, const json_at&, name_form, std::string&);
/// A list of texts of a form, each once.
bool read_names(file_reading&, const json_at&, name_form, std::vector<std::string>&);
/// A list of names of a form, each once, with their places.
bool read_refs(file_reading&, const json_at&, name_form, std::vector<ref>&);
/// One of some words.
bool read_word_of(file_reading&, const json_at&, std::span<const std::string_view> words, std::string&);
/// One of a closed vocabulary; its first where it is none of them.
template <closed_word E>
bool read_word_of(file_reading& in, const json_at& where, E& out) {
  std::string word;
  const bool good = read_word_of(in, where, vocabulary<E>::codes, word);
  out = from_code<E>(word).value_or(E{});
  return good;
}
/// A whole number within bounds.
bool read_integer(file_reading&, const json_at&, int least, int greatest, int&);
/// Says that a list or object is empty where it must not be.
void say_empty(file_reading&, const json_at&);
/// Says that a value has the wrong JSON type.
void say_type(file_reading&, const json_at&, words expected);

class object_reader {
 public:
  /// `what` names the object, such as {"tiêu chí", "a criterion"}.
  object_reader(file_reading&, json_at, words what);

  [[nodiscard]] bool is_object() const noexcept { return object_; }
  [[nodiscard]] file_reading& in() noexcept { return in_; }
  [[nodiscard]] const json_at& here() const noexcept { return here_; }
  [[nodiscard]] spot at() { return spot_of(in_, here_); }
  [[nodiscard]] bool has(std::string_view key) const noexcept { return here_.node->find(key) != nullptr; }

  /// Marks a key as known and gives its value.
  std::optional<json_at> take(std::string_view key);

  template <class T>
  bool get(std::string_view key, T& out) {
    const auto value = take(key);
    return value && read_json(in_, *value, out);
  }
  template <class T>
  bool get(std::string_view key, std::optional<T>& out) {
    const auto value = take(key);
    if (!value) return false;
    T read{};
    if (!read_json(in_, *value, read)) return false;
    out = std::move(read);
    return true;
  }

  bool scalar(std::string_view key, feel_text& out);
  bool name(std::string_view key, name_form, std::string& out);
  bool names(std::string_view key, name_form, std::vector<std::string>& out);
  bool word_of(std::string_view key, std::initializer_list<std::string_view> words, std::string& out);
  /// A word of a closed vocabulary, or of some of its words.
  template <closed_word E>
  bool word_of(std::string_view key, E& out) {
    const auto value = take(key);
    return value && read_word_of(in_, *value, out);
  }
  template <closed_word E>
  bool word_of(std::string_view key, std::optional<E>& out) {
    E read{};
    if (!word_of(key, read)) return false;
    out = read;
    return true;
  }
  template <closed_word E, std::size_t N, class Out>
  bool word_of(std::string_view key, const std::array<E, N>& some, Out& out) {
    std::array<std::string_view, N> codes;
    std::ranges::transform(some, codes.begin(), [](E value) { return code_of(value); });
    std::string word;
    const auto value = take(key);
    if (!value || !read_word_of(in_, *value, codes, word)) return false;
    out = *from_code<E>(word);
    return true;
  }
  bool integer(std::string_view key, int least, int greatest, int& out);
  bool integer(std::string_view key, int least, int greatest, std::optional<int>& out);
  /// Texts by key.
  bool texts(std::string_view key, name_form of_value, std::map<std::string, std::string>& out, std::size_t least = 1);

  /// Calls f(json_at) for each element of a list of at least that many elements.
  template <class F>
  void each(std::string_view key, std::size_t least, F f) {
    const auto list = take(key);
    if (!list || !is_list(*list, least)) return;
    for (std::size_t i = 0; i < list->node->children.size(); ++i) f(list->element(i));
  }
  /// Calls f(object_reader&) for the object under a key, then asks for unknown keys.
  template <class F>
  void object(std::string_view key, words what, F f) {
    const auto value = take(key);
    if (!value) return;
    object_reader inner(in_, *value, std::move(what));
    if (!inner.is_object()) return;
    f(inner);
    inner.finish();
  }
  /// Calls f(key, json_at) for each member of the object under a key, whatever its keys are.
  template <class F>
  void members(std::string_view key, F f) {
    const auto value = take(key);
    if (!value || !is_map(*value)) return;
    for (const json_node& child : value->node->children) f(child.key, value->member(child));
  }

  /// Keys without which there is no such object.
  void require(std::initializer_list<std::string_view> keys);
  /// Exactly one of some keys.
  void exactly_one(std::initializer_list<std::string_view> keys, std::string code = "format.one_of");
  /// Keys that stand only beside something else.
  void only_when(bool condition, std::initializer_list<std::string_view> keys, const words& beside);
  /// Says which keys are unknown, with the nearest known one.
  void finish();

 private:
  bool is_list(const json_at&, std::size_t least);
  bool is_map(const json_at&);

  file_reading& in_;
  json_at here_;
  words what_;
  bool object_ = false;
  std::vector<std::string> known_;
};

/// The keys of every element: id (by the caller), code, label, note, clauses.
void read_element(object_reader&, element&);
/// The id of a version under a key.
void read_version_ref(object_reader&, std::string_view key, std::optional<ref>&);
/// The key not_said: what the text leaves unsaid, in words.
void read_not_said(object_reader&, element&);
/// The key reading: the options under which an element stands.
void read_under(object_reader&, element&);
/// The keys since and until.
void read_versions(object_reader&, element&);

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

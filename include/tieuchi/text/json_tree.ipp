#pragma once

#include <tieuchi/core/issue_book.hpp>
#include <tieuchi/core/nfc.hpp>
#include <tieuchi/core/text_index.hpp>
#include <tieuchi/text/clean_text.hpp>
#include <tieuchi/text/json_tree.hpp>
#include <tieuchi/text/json_tree_syntax.hpp>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <tuple>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

// nlohmann's events carry no places, but between two tokens there is only space, `,` and `:`, so a cursor of our own
// finds each token again.
class json_tree_maker {
 public:
  json_tree_maker(json_document& document, std::string file, const json_limits& limits, std::vector<issue>& issues,
                  const watcher* watched_by)
      : document_(document), file_(std::move(file)), limits_(limits), issues_(issues), watched_(watched_by) {}

  bool null() { return leaf(json_kind::null, {}, 4); }
  bool boolean(bool b) { return leaf(json_kind::boolean, b ? "true" : "false", b ? 4 : 5); }
  bool number_integer(std::int64_t) { return number(); }
  bool number_unsigned(std::uint64_t) { return number(); }
  bool number_float(double, const std::string&) { return number(); }
  bool string(std::string& s) {
    const std::size_t begin = token();
    return leaf(json_kind::string, composed(s), string_end(begin) - begin);
  }
  bool binary(std::vector<std::uint8_t>&) { return false; }
  bool start_object(std::size_t) { return open(json_kind::object); }
  bool start_array(std::size_t) { return open(json_kind::array); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  [[nodiscard]] const untold_issues& untold() const noexcept { return book_.untold(); }

  bool key(std::string& s) {
    const std::size_t begin = token();
    cursor_ = string_end(begin);
    key_ = composed(s);
    after_key_ = true;
    key_offset_ = static_cast<std::uint32_t>(begin);
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& e) {
    const std::size_t at = std::min(position == 0 ? 0 : position - 1, document_.text.size());
    issue found = e.id == 406 ? number_out_of_range() : json_syntax_issue(document_.text, {cursor_, at, after_key_});
    found.place.file = file_;
    found.place.pointer = pointer();
    issues_.push_back(std::move(found));
    return false;
  }

 private:
  std::string composed(const std::string& s) { return to_nfc(s, watched_); }

  std::size_t token() {
    constexpr std::string_view between = " \t\r\n,:";
    const std::size_t found = document_.text.find_first_not_of(between, cursor_);
    return cursor_ = std::min(found, document_.text.size());
  }

  std::size_t string_end(std::size_t begin) const {
    std::size_t i = begin + 1;
    while (i < document_.text.size() && document_.text[i] != '"') i += document_.text[i] == '\\' ? 2 : 1;
    return std::min(i + 1, document_.text.size());
  }

  bool number() {
    const std::size_t begin = token();
    const std::size_t end = std::min(document_.text.find_first_not_of("+-.0123456789eE", begin), document_.text.size());
    return leaf(json_kind::number, document_.text.substr(begin, end - begin), end - begin);
  }

  json_node* add(json_kind kind) {
    if (++nodes_ > limits_.nodes) {
      say_at_last("json.size", cursor_,
                  {"Tệp có quá nhiều giá trị (tối đa " + std::to_string(limits_.nodes) + ")",
                   "The file holds too many values (at most " + std::to_string(limits_.nodes) + ")"});
      return nullptr;
    }
    watched_.step();
    json_node* made = &document_.root;
    if (!stack_.empty()) made = &stack_.back()->children.emplace_back();
    made->kind = kind;
    made->key = std::move(key_);
    made->key_offset = key_offset_;
    made->offset = static_cast<std::uint32_t>(cursor_);
    key_.clear();
    after_key_ = false;
    return made;
  }

  bool leaf(json_kind kind, std::string words, std::size_t length) {
    token();
    json_node* made = add(kind);
    if (made == nullptr) return false;
    made->text = std::move(words);
    made->end = static_cast<std::uint32_t>(cursor_ += length);
    return true;
  }

  bool open(json_kind kind) {
    token();
    if (stack_.size() >= limits_.depth) {
      say_at_last("json.depth", cursor_,
                  {"Lồng nhau quá sâu (tối đa " + std::to_string(limits_.depth) + " tầng)",
                   "Nested too deeply (at most " + std::to_string(limits_.depth) + " levels)"});
      return false;
    }
    json_node* made = add(kind);
    if (made == nullptr) return false;
    stack_.push_back(made);
    ++cursor_;
    return true;
  }

  bool close() {
    token();
    if (stack_.back()->kind == json_kind::object) look_for_twins(*stack_.back());
    stack_.back()->end = static_cast<std::uint32_t>(++cursor_);
    stack_.pop_back();
    return true;
  }

  std::string pointer() const {
    std::string out;
    for (std::size_t i = 1; i < stack_.size(); ++i) out += step(*stack_[i - 1], *stack_[i]);
    return out;
  }

  static std::string step(const json_node& parent, const json_node& child) {
    if (parent.kind == json_kind::object) return "/" + pointer_token(child.key);
    return "/" + std::to_string(parent.children.size() - 1);
  }

  // What ends the reading is told however much was told before it.
  void say_at_last(std::string code, std::size_t offset, words message) {
    issues_.push_back(found_at(std::move(code), offset, std::move(message)));
  }

  issue& say(std::string code, std::size_t offset, words message) {
    return book_.add(issues_, found_at(std::move(code), offset, std::move(message)));
  }

  issue found_at(std::string code, std::size_t offset, words message) {
    issue found;
    found.code = std::move(code);
    found.place.file = file_;
    found.place.pointer = pointer();
    put_place(found.place, offset);
    found.message = std::move(message);
    return found;
  }

  void put_place(place& p, std::size_t offset) {
    if (!index_) index_.emplace(document_.text);
    const text_position at = index_->position(document_.text, offset);
    p.line = at.line, p.column = at.column;
  }

  // Told in the order of the text, each with the first of its kind.
  void look_for_twins(const json_node& object) {
    std::vector<const json_node*> by_key;
    by_key.reserve(object.children.size());
    for (const json_node& child : object.children) by_key.push_back(&child);
    std::ranges::sort(by_key, [](const json_node* a, const json_node* b) {
      return std::tie(a->key, a->key_offset) < std::tie(b->key, b->key_offset);
    });
    std::vector<std::pair<const json_node*, const json_node*>> twins;
    for (std::size_t i = 0; i < by_key.size();) {
      const std::size_t first = i++;
      for (; i < by_key.size() && by_key[i]->key == by_key[first]->key; ++i)
        twins.emplace_back(by_key[i], by_key[first]);
    }
    std::ranges::sort(twins, {}, [](const auto& pair) { return pair.first->key_offset; });
    for (const auto& [second, first] : twins) say_twice(*second, *first);
  }

  void say_twice(const json_node& second, const json_node& first) {
    const std::string& key = second.key;
    place before;
    put_place(before, first.key_offset);
    const std::string line = std::to_string(before.line);
    issue& twice = say("json.duplicate_key", second.key_offset + 1,
                       {"Khóa “" + key + "” viết hai lần trong cùng một đối tượng: lần đầu ở dòng " + line,
                        "The key “" + key + "” stands twice in one object: first on line " + line});
    twice.place.field = key;
    twice.place.pointer += "/" + pointer_token(key);
    twice.hint = {"Hãy bỏ một trong hai.", "Remove one of the two."};
  }

  issue number_out_of_range() const {
    issue found;
    found.code = "json.number";
    std::size_t at = document_.text.find_first_not_of(" \t\r\n,:", cursor_);
    put_line_and_column(found.place, document_.text, at);
    found.message = {"Số quá lớn", "The number is too large"};
    return found;
  }

  json_document& document_;
  std::string file_;
  const json_limits& limits_;
  std::vector<issue>& issues_;
  std::vector<json_node*> stack_;
  std::optional<text_index> index_;
  watching watched_;
  issue_book book_;
  std::string key_;
  std::uint32_t key_offset_ = 0;
  bool after_key_ = false;
  std::size_t cursor_ = 0;
  std::size_t nodes_ = 0;
};

inline issue json_file_issue(std::string code, const std::string& file, words message) {
  issue found;
  found.code = std::move(code);
  found.place.file = file;
  found.message = std::move(message);
  return found;
}

}  // namespace detail

const json_node* json_node::find(std::string_view wanted) const noexcept {
  const auto found = std::ranges::find(children, wanted, &json_node::key);
  return kind == json_kind::object && found != children.end() ? &*found : nullptr;
}

std::string pointer_token(std::string_view key) {
  std::string out;
  for (const char c : key) {
    if (c == '~')
      out += "~0";
    else if (c == '/')
      out += "~1";
    else
      out.push_back(c);
  }
  return out;
}

checked<json_document> parse_json(std::string_view bytes, const std::string& file_name, const json_limits& limits,
                                  const watcher* watched_by) {
  checked<json_document> out;
  if (bytes.size() > limits.bytes) {
    const std::string most = std::to_string(limits.bytes >> 20) + " MiB";
    out.issues.push_back(detail::json_file_issue(
        "json.size", file_name, {"Tệp quá lớn (tối đa " + most + ")", "The file is too large (at most " + most + ")"}));
    return out;
  }
  checked<std::string> cleaned = clean_text(bytes, file_name, codes_of_json_text, watched_by);
  out.issues = std::move(cleaned.issues);
  out.value.text = std::move(cleaned.value);
  if (has_errors(out.issues)) return out;
  if (out.value.text.find_first_not_of(" \t\r\n") == std::string::npos) {
    out.issues.push_back(detail::json_file_issue("json.empty", file_name, {"Tệp JSON rỗng", "The JSON file is empty"}));
    return out;
  }
  detail::json_tree_maker maker(out.value, file_name, limits, out.issues, watched_by);
  nlohmann::json::sax_parse(out.value.text, &maker);
  if (const auto& untold = maker.untold(); !untold.by_code.empty()) out.issues.push_back(more_issues(untold));
  return out;
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

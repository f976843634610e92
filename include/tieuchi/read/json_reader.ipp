#pragma once

#include <tieuchi/read/json_reader.hpp>

#include <algorithm>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline std::string words_joined(std::span<const std::string> words) {
  std::string out;
  for (const std::string& w : words) out += (out.empty() ? "" : ", ") + w;
  return out;
}

inline std::string words_joined(std::initializer_list<std::string_view> words) {
  std::string out;
  for (const std::string_view w : words) (out += out.empty() ? "" : ", ") += w;
  return out;
}

// Elements are called by their id where they have one.
inline void name_object(const json_node& node, words& what) {
  const json_node* id = node.find("id");
  if (id == nullptr || id->kind != json_kind::string || id->text.empty()) return;
  for (const std::string_view article : {"a ", "an "})
    if (what.en.starts_with(article)) what.en = "the " + what.en.substr(article.size());
  const std::string name = " “" + id->text + "”";
  what.vi += name, what.en += name;
}

inline std::string in_quotes(std::string_view word) { return "“" + std::string(word) + "”"; }

}  // namespace detail

std::optional<json_document> open_json(std::string_view json, const std::string& name, source_map& files,
                                       std::vector<issue>& issues, const json_limits& limits,
                                       const watcher* watched_by) {
  auto parsed = parse_json(json, name, limits, watched_by);
  const bool usable = parsed.ok();
  issues.insert(issues.end(), parsed.issues.begin(), parsed.issues.end());
  if (!usable) return std::nullopt;
  files.files.push_back({name, parsed.value.text});
  return std::move(parsed.value);
}

issue& file_reading::say(std::string code, const spot& at, words message, words hint, std::string nearest) {
  issue found;
  found.code = std::move(code);
  found.place = files.place_of(at);
  found.message = std::move(message);
  found.hint = std::move(hint);
  found.nearest = std::move(nearest);
  if (said++ == 0) first_code = found.code, first_field = found.place.field;
  return book != nullptr ? book->add(issues, std::move(found)) : issues.emplace_back(std::move(found));
}

json_at json_at::member(const json_node& child) const { return {&child, pointer + "/" + pointer_token(child.key)}; }

json_at json_at::element(std::size_t at) const { return {&node->children[at], pointer + "/" + std::to_string(at)}; }

spot spot_of(file_reading& in, const json_at& where) {
  if (in.files.pointers.empty()) in.files.pointers.emplace_back();
  spot s{in.file, where.node->offset, 0};
  if (where.pointer.empty()) return s;
  if (in.files.pointers.back() != where.pointer) in.files.pointers.push_back(where.pointer);
  s.pointer = static_cast<std::uint32_t>(in.files.pointers.size() - 1);
  return s;
}

words words_of(json_kind kind) {
  switch (kind) {
    case json_kind::null:
      return {"null", "null"};
    case json_kind::boolean:
      return {"true hoặc false", "true or false"};
    case json_kind::number:
      return {"số", "a number"};
    case json_kind::string:
      return {"chuỗi ký tự", "a text"};
    case json_kind::array:
      return {"danh sách [ ]", "a list [ ]"};
    case json_kind::object:
      return {"đối tượng { }", "an object { }"};
  }
  return {};
}

void say_empty(file_reading& in, const json_at& where) {
  const std::string key = detail::in_quotes(pointer_field(where.pointer));
  in.say("format.value", spot_of(in, where), {key + " để trống", key + " is empty"},
         {"Ghi ít nhất một giá trị, hoặc bỏ khóa này.", "Give at least one value, or leave the key out."});
}

void say_type(file_reading& in, const json_at& where, words expected) {
  const std::string key = detail::in_quotes(pointer_field(where.pointer));
  const words found = words_of(where.node->kind);
  in.say("format.type", spot_of(in, where),
         {key + " phải là " + expected.vi + ", không phải " + found.vi,
          key + " must be " + expected.en + ", not " + found.en});
}

object_reader::object_reader(file_reading& in, json_at here, words what)
    : in_(in), here_(std::move(here)), what_(std::move(what)), object_(here_.node->kind == json_kind::object) {
  if (object_) {
    detail::name_object(*here_.node, what_);
    return;
  }
  const words found = words_of(here_.node->kind);
  in_.say("format.type", spot_of(in_, here_),
          {"Ở đây phải là " + what_.vi + " dạng đối tượng { }, không phải " + found.vi,
           "Here stands " + what_.en + " as an object { }, not " + found.en});
}

std::optional<json_at> object_reader::take(std::string_view key) {
  known_.emplace_back(key);
  const json_node* child = here_.node->find(key);
  if (child == nullptr) return std::nullopt;
  return here_.member(*child);
}

bool object_reader::scalar(std::string_view key, feel_text& out) {
  const auto value = take(key);
  return value && read_scalar(in_, *value, out);
}

bool object_reader::name(std::string_view key, name_form form, std::string& out) {
  const auto value = take(key);
  return value && read_name(in_, *value, form, out);
}

bool object_reader::names(std::string_view key, name_form form, std::vector<std::string>& out) {
  const auto value = take(key);
  if (!value || !read_names(in_, *value, form, out)) return false;
  if (value->node->children.empty()) say_empty(in_, *value);
  return true;
}

bool object_reader::word_of(std::string_view key, std::initializer_list<std::string_view> words, std::string& out) {
  const auto value = take(key);
  return value && read_word_of(in_, *value, {words.begin(), words.size()}, out);
}

bool object_reader::integer(std::string_view key, int least, int greatest, int& out) {
  const auto value = take(key);
  return value && read_integer(in_, *value, least, greatest, out);
}

bool object_reader::integer(std::string_view key, int least, int greatest, std::optional<int>& out) {
  int read = 0;
  if (!integer(key, least, greatest, read)) return false;
  out = read;
  return true;
}

bool object_reader::texts(std::string_view key, name_form of_value, std::map<std::string, std::string>& out,
                          std::size_t least) {
  bool good = true;
  const json_node* given = here_.node->find(key);
  if (given != nullptr) out.clear();  // a key left out leaves what stood there
  if (given != nullptr && given->kind == json_kind::object && given->children.size() < least)
    say_empty(in_, here_.member(*given));
  members(key, [&](const std::string& name, const json_at& value) {
    good = read_name(in_, value, of_value, out[name]) && good;
  });
  return good;
}

void object_reader::require(std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    if (has(key)) continue;
    issue& found = in_.say("format.missing_key", at(),
                           {"Thiếu khóa bắt buộc " + detail::in_quotes(key) + " trong " + what_.vi,
                            "The required key " + detail::in_quotes(key) + " is missing in " + what_.en});
    found.place.field = key;
  }
}

void object_reader::exactly_one(std::initializer_list<std::string_view> keys, std::string code) {
  std::vector<std::string> given;
  for (const std::string_view key : keys)
    if (has(key)) given.emplace_back(key);
  if (given.size() == 1) return;
  const std::string all = detail::words_joined(keys);
  const words found = given.empty()
                          ? words{"không có khóa nào", "there is none"}
                          : words{"có " + detail::words_joined(given), "there are " + detail::words_joined(given)};
  in_.say(std::move(code), at(),
          {"Cần đúng một trong các khóa " + all + " trong " + what_.vi + "; ở đây " + found.vi,
           "Exactly one of the keys " + all + " is needed in " + what_.en + "; here " + found.en});
}

void object_reader::only_when(bool condition, std::initializer_list<std::string_view> keys, const words& beside) {
  if (condition) return;
  for (const std::string_view key : keys) {
    const json_node* child = here_.node->find(key);
    if (child == nullptr) continue;
    in_.say("format.misplaced_key", spot_of(in_, here_.member(*child)),
            {"Khóa " + detail::in_quotes(key) + " chỉ dùng được khi " + beside.vi,
             "The key " + detail::in_quotes(key) + " can be used only " + beside.en});
  }
}

void object_reader::finish() {
  for (const json_node& child : here_.node->children) {
    if (std::ranges::find(known_, child.key) != known_.end()) continue;
    json_at where = here_.member(child);
    spot s = spot_of(in_, where);
    s.offset = child.key_offset;
    in_.say("format.unknown_key", s,
            {"Không có khóa " + detail::in_quotes(child.key) + " trong " + what_.vi,
             "There is no key " + detail::in_quotes(child.key) + " in " + what_.en},
            {"Các khóa dùng được: " + detail::words_joined(known_) + ".",
             "Keys of it: " + detail::words_joined(known_) + "."},
            in_.tells() ? nearest_spelling(child.key, known_) : std::string());
  }
}

bool object_reader::is_list(const json_at& where, std::size_t least) {
  if (where.node->kind != json_kind::array) {
    say_type(in_, where, words_of(json_kind::array));
    return false;
  }
  if (where.node->children.size() >= least) return true;
  const std::string key = detail::in_quotes(where.node->key);
  in_.say("format.value", spot_of(in_, where),
          {key + " phải có ít nhất " + std::to_string(least) + " phần tử",
           key + " needs at least " + std::to_string(least) + (least == 1 ? " element" : " elements")});
  return true;
}

bool object_reader::is_map(const json_at& where) {
  if (where.node->kind == json_kind::object) return true;
  say_type(in_, where, words_of(json_kind::object));
  return false;
}

void read_element(object_reader& o, element& e) {
  e.at = o.at();
  o.name("code", name_form::code, e.code);
  o.get("label", e.label);
  o.get("note", e.note);
  if (const auto list = o.take("clauses")) read_refs(o.in(), *list, name_form::of_clause, e.clauses);
  read_not_said(o, e);
}

void read_not_said(object_reader& o, element& e) {
  o.each("not_said", 1, [&](const json_at& at) {
    tieuchi::words words;
    if (read_json(o.in(), at, words)) e.not_said.push_back(std::move(words));
  });
}

void read_under(object_reader& o, element& e) {
  o.members("reading", [&](const std::string& name, const json_at& at) {
    under_options under{{name, spot_of(o.in(), at)}, {}, at.node->kind == json_kind::object};
    if (under.but) {
      object_reader but(o.in(), at, {"các phương án của cách hiểu", "options of a reading"});
      but.require({"but"});
      but.names("but", name_form::id, under.options);
      but.finish();
    } else if (!read_name(o.in(), at, name_form::id, under.options.emplace_back())) {
      return;
    }
    e.under.push_back(std::move(under));
  });
}

void read_version_ref(object_reader& o, std::string_view key, std::optional<ref>& out) {
  const auto value = o.take(key);
  ref version;
  if (!value || !read_name(o.in(), *value, name_form::id, version.name)) return;
  version.at = spot_of(o.in(), *value);
  out = std::move(version);
}

void read_versions(object_reader& o, element& e) {
  read_version_ref(o, "since", e.since);
  read_version_ref(o, "until", e.until);
}

}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

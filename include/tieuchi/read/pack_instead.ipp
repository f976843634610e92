#pragma once

// An element that says otherwise under an option of a reading: read once for each combination of options it names
// (format page 22).

#include <tieuchi/read/pack_reader.hpp>

#include <map>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

/// What an element has in place of some of its keys, under one option of one reading.
struct instead_entry {
  std::string construal, option;
  const json_node* keys = nullptr;
};

inline json_node plain_node(json_kind kind, std::string key, std::string words, const json_node& where) {
  json_node made;
  made.kind = kind;
  made.key = std::move(key);
  made.text = std::move(words);
  made.key_offset = where.key_offset;
  made.offset = where.offset;
  made.end = where.end;
  return made;
}

inline void put_member(json_node& object, json_node member) {
  const auto there = std::ranges::find(object.children, member.key, &json_node::key);
  if (there != object.children.end())
    *there = std::move(member);
  else
    object.children.push_back(std::move(member));
}

/// Keeps under which options an element is read, beside what it says of itself.
inline void put_under(json_node& element, const std::string& construal, json_node options) {
  options.key = construal;
  auto there = std::ranges::find(element.children, std::string_view("reading"), &json_node::key);
  if (there == element.children.end()) {
    element.children.push_back(plain_node(json_kind::object, "reading", {}, element));
    there = std::prev(element.children.end());
  }
  put_member(*there, std::move(options));
}

inline std::vector<instead_entry> entries_of(file_reading& in, const json_at& list) {
  std::vector<instead_entry> all;
  for (std::size_t i = 0; i < list.node->children.size(); ++i) {
    const json_at at = list.element(i);
    object_reader o(in, at, {"phần thay theo cách hiểu (instead)", "what stands instead"});
    if (!o.is_object()) continue;
    const json_node* reading = at.node->find("reading");
    const bool one = reading != nullptr && reading->kind == json_kind::object && reading->children.size() == 1 &&
                     reading->children.front().kind == json_kind::string;
    if (!one) {
      o.require({"reading"});
      if (reading != nullptr)
        say_json_value(in, at.member(*reading), {"một cách hiểu và một phương án", "one reading and one option"});
      continue;
    }
    if (const json_node* id = at.node->find("id"))
      in.say("format.misplaced_key", spot_of(in, at.member(*id)),
             {"“id” không đổi theo cách hiểu", "“id” does not differ by reading"});
    all.push_back({reading->children.front().key, reading->children.front().text, at.node});
  }
  return all;
}

/// The element as it stands under one more option: that of an entry, or none of those that entries name.
inline json_node under_entry(json_node element, const std::string& construal, const std::string& option,
                             const std::vector<instead_entry>& entries) {
  for (const instead_entry& e : entries)
    if (e.construal == construal && e.option == option)
      for (const json_node& key : e.keys->children)
        if (key.key != "reading" && key.key != "id") put_member(element, key);
  put_under(element, construal, plain_node(json_kind::string, {}, option, element));
  return element;
}

inline json_node under_the_rest(json_node element, const std::string& construal,
                                const std::vector<std::string>& named) {
  json_node but = plain_node(json_kind::array, "but", {}, element);
  for (const std::string& option : named) but.children.push_back(plain_node(json_kind::string, {}, option, element));
  json_node rest = plain_node(json_kind::object, {}, {}, element);
  rest.children.push_back(std::move(but));
  put_under(element, construal, std::move(rest));
  return element;
}

std::vector<json_node> each_instead(file_reading& in, const json_at& where) {
  json_node plain = *where.node;
  const auto at = std::ranges::find(plain.children, std::string_view("instead"), &json_node::key);
  const json_node* list = where.node->find("instead");
  plain.children.erase(at);
  if (list->kind != json_kind::array || list->children.empty())
    return say_json_value(in, where.member(*list), {"danh sách không trống", "a list that is not empty"}),
           std::vector{plain};
  const auto entries = entries_of(in, where.member(*list));
  std::map<std::string, std::vector<std::string>> named;
  for (const instead_entry& e : entries)
    if (auto& options = named[e.construal]; std::ranges::find(options, e.option) == options.end())
      options.push_back(e.option);
  std::vector<json_node> all{std::move(plain)};
  for (const auto& [construal, options] : named) {
    std::vector<json_node> more;
    for (const json_node& element : all) {
      more.push_back(under_the_rest(element, construal, options));
      for (const std::string& option : options) more.push_back(under_entry(element, construal, option, entries));
    }
    all = std::move(more);
  }
  return all;
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

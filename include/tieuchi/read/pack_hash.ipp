#pragma once

// Hashes that say whether two packs hold the same rules or the same units, however their files are laid out.

#include <tieuchi/core/hash.hpp>
#include <tieuchi/read/pack_reader.hpp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace detail {

inline std::string json_quoted(std::string_view s) {
  std::string out = "\"";
  for (const char c : s) {
    if (c == '"' || c == '\\') out.push_back('\\');
    if (static_cast<unsigned char>(c) < 0x20)
      out += "\\" + std::to_string(static_cast<int>(c)) + ";";
    else
      out.push_back(c);
  }
  return out + "\"";
}

std::string canonical_json(const json_node& node, std::string_view left_out) {
  switch (node.kind) {
    case json_kind::null:
      return "null";
    case json_kind::boolean:
      return node.text;
    case json_kind::string:
      return json_quoted(node.text);
    case json_kind::number: {
      const auto n = number::parse(node.text);
      return n ? n->text() : node.text;
    }
    case json_kind::array: {
      std::string out = "[";
      for (const json_node& child : node.children) out += canonical_json(child) + ",";
      return out + "]";
    }
    case json_kind::object:
      break;
  }
  std::map<std::string_view, const json_node*> sorted;
  for (const json_node& child : node.children)
    if (child.key != left_out || left_out.empty()) sorted.emplace(child.key, &child);
  std::string out = "{";
  for (const auto& [key, child] : sorted) out += json_quoted(key) + ":" + canonical_json(*child) + ",";
  return out + "}";
}

void keep_canonical(pack_reading& pack, const std::string& collection, const element& e, const json_node& node,
                    std::string_view left_out, std::string instead) {
  std::string key = collection + "/" + e.id + "/" + (e.since ? e.since->name : std::string());
  for (const under_options& under : e.under) {
    key += "/" + under.construal.name + (under.but ? "!" : "=");
    for (const std::string& option : under.options) key += option + ",";
  }
  pack.canonical[key] = canonical_json(node, left_out) + std::move(instead);
}

inline std::string units_text(const programme& p) {
  const auto day = [](const std::optional<date>& d) { return d ? d->text() : std::string(); };
  std::vector<std::string> lines;
  for (const unit& u : p.units) {
    std::string line = "unit";
    for (const std::string& part :
         {u.id, u.type, u.name, u.code, u.parent, day(u.valid_from), day(u.valid_to), day(u.recorded_on), u.note})
      line += "\x1f" + part;
    auto attributes = u.attributes;
    std::ranges::sort(attributes);
    for (const auto& [name, value] : attributes) line += "\x1f" + name + "=" + value;
    lines.push_back(std::move(line));
  }
  for (const event_edge& e : p.events) {
    std::string line = "event";
    for (const std::string& part : {e.event, std::string(code_of(e.kind)), e.day.text(), e.recorded_on.text(),
                                    e.from_unit, e.to_unit, e.share.text(), e.document, e.note})
      line += "\x1f" + part;
    lines.push_back(std::move(line));
  }
  std::ranges::sort(lines);
  std::string out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

void put_hashes(pack_reading& pack) {
  std::string rules;
  for (const auto& [key, element] : pack.canonical) rules += key + "\x1f" + element + "\n";
  pack.p.rules_hash = sha256_hex(rules);
  pack.p.units_hash = sha256_hex(units_text(pack.p));
}

}  // namespace detail
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

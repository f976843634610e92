#pragma once

#include <tieuchi/feel_json/types.ipp>

namespace tieuchi {
inline namespace TIEUCHI_ABI {
namespace feel {
namespace detail {

inline constexpr std::array<std::string_view, 10> value_forms{
    "boolean", "number", "string", "date", "duration", "rating", "list", "context", "unknown", "partly_known"};

/// Reads typed values into an arena; remembers the first thing that is wrong. In conformance mode there are no static
/// types and no unknown, and numbers reach further.
class json_values {
 public:
  json_values(arena& memory, std::string pointer, mode m, std::size_t list_bound = usual_bound,
              std::size_t inner_bound = usual_inner_bound)
      : memory_(memory),
        pointer_(std::move(pointer)),
        strict_(m == mode::strict),
        list_bound_(list_bound),
        inner_bound_(inner_bound) {}

  value read(const json& j, const type& of) {
    const json* content = only_member(j);
    if (content == nullptr) return fail(j, of, form_hint(j));
    const std::string& form = j.begin().key();
    if (form == "unknown" && strict_) return unknown(*content, of);
    if (form == "partly_known" && strict_) return partly_known(*content, of);
    if (form == "null" && !strict_) return value();
    if (strict_ && !fits(form, of)) return fail(j, of, wrong_form(form));
    if (form == "boolean") return boolean(*content, j, of);
    if (form == "list" && content->is_array()) return list(*content, of);
    if (form == "context" && content->is_object()) return context(*content, of);
    if (form == "range" && content->is_object()) return range(*content, of);
    if (content->is_string()) return plain(form, content->get_ref<const std::string&>(), of, j);
    return fail(j, of,
                content->is_number() ? words{"số viết trong dấu ngoặc kép: {\"number\":\"0.5\"}",
                                             "numbers stand in quotes: {\"number\":\"0.5\"}"}
                                     : words{});
  }

  std::optional<issue> wrong;

 private:
  static bool fits(std::string_view form, const type& of) {
    switch (of.what()) {
      case type::kind::nothing:
        return false;
      case type::kind::rating:
        return form == "rating";
      case type::kind::list:
        return form == "list";
      case type::kind::range:
        return form == "range";
      case type::kind::context:
        return form == "context";
      case type::kind::months_duration:
      case type::kind::time_duration:
        return form == "duration";
      default:
        return form == of.text();
    }
  }

  value fail(const json& j, const type& of, words hint = {}) {
    if (wrong) return value();
    const std::string shown = shown_json(j);
    const words wanted = strict_ && !of.is(type::kind::nothing) ? words_of(of) : words{"một giá trị", "a value"};
    std::string nearest = std::move(nearest_);
    wrong = json_issue("feel.json.value", pointer_,
                       {"cần " + wanted.vi + ", không đọc được " + shown, "not " + wanted.en + ": " + shown},
                       std::move(hint), std::move(nearest));
    return value();
  }

  [[nodiscard]] words form_hint(const json& j) const {
    const std::string word = j.is_number() ? "number" : j.is_boolean() ? "boolean" : j.is_string() ? "string" : "";
    if (!word.empty()) {
      const std::string shown = shown_json(j);
      const std::string tagged = "{\"" + word + "\":" + (j.is_string() ? shown : "\"" + shown + "\"") + "}";
      return {"giá trị viết kèm loại: " + tagged, "a value stands with its kind: " + tagged};
    }
    if (j.is_null()) return no_null();
    return {"giá trị là đối tượng một khóa, như {\"number\":\"0.5\"}",
            "a value is an object of one key, such as {\"number\":\"0.5\"}"};
  }

  [[nodiscard]] words no_null() const {
    if (!strict_) return {"null viết {\"null\":true}", "null is written {\"null\":true}"};
    return {R"(chưa có số liệu thì viết {"unknown":[{"code":"not_reported","fact":"tên"}]})",
            R"(what is not known is written {"unknown":[{"code":"not_reported","fact":"name"}]})"};
  }

  words wrong_form(const std::string& form) {
    if (form == "null") return no_null();
    if (std::ranges::find(value_forms, form) == value_forms.end())
      nearest_ = nearest_spelling(form, {value_forms.begin(), value_forms.end()});
    return {};
  }

  static std::string with_point(std::string s) {
    const auto comma = s.find(',');
    if (comma != std::string::npos) s[comma] = '.';
    return s;
  }

  value boolean(const json& content, const json& whole, const type& of) {
    if (content == true || content == "true") return true;
    if (content == false || content == "false") return false;
    return fail(whole, of, {"viết \"true\" hoặc \"false\"", "write \"true\" or \"false\""});
  }

  value plain(const std::string& form, const std::string& content, const type& of, const json& whole) {
    if (form == "string") return make_string(content, memory_);
    if (form == "number") return number_of(content, of, whole);
    if (form == "date") {
      if (const auto d = date::parse(content)) return *d;
      return fail(whole, of,
                  {"ngày viết năm-tháng-ngày và phải có thật: 2024-02-29",
                   "dates are written year-month-day and must exist: 2024-02-29"});
    }
    if (form == "duration") return duration_of(content, of, whole);
    if (form != "rating" || !of.is(type::kind::rating)) return fail(whole, of, wrong_form(form));
    if (const auto level = of.level(content)) return value::rating(*level);
    nearest_ = nearest_spelling(content, of.levels());
    return fail(whole, of);
  }

  value number_of(const std::string& content, const type& of, const json& whole) {
    const number_limits& limits = strict_ ? strict_limits : conformance_limits;
    if (const auto n = number::parse(content, limits)) return *n;
    if (number::parse(with_point(content), limits)) {
      nearest_ = with_point(content);
      return fail(whole, of, {"dấu thập phân là dấu chấm", "decimals stand behind a point"});
    }
    return fail(whole, of,
                {"số viết như 12, -3, 0.5 hoặc 1.2e3, nhiều nhất 34 chữ số có nghĩa",
                 "numbers look like 12, -3, 0.5 or 1.2e3, with at most 34 significant digits"});
  }

  value duration_of(const std::string& content, const type& of, const json& whole) {
    const auto months = months_duration::parse(content);
    const auto time = time_duration::parse(content);
    if (months && (!strict_ || of.is(type::kind::months_duration))) return *months;
    if (time && (!strict_ || of.is(type::kind::time_duration))) return *time;
    return fail(whole, of,
                {"năm và tháng: P1Y6M; ngày và giờ: P10DT2H; hai loại không trộn lẫn",
                 "years and months: P1Y6M; days and time: P10DT2H; the two kinds do not mix"});
  }

  value unknown(const json& content, const type& of) {
    std::vector<reason> reasons;
    const words hint{R"(lý do viết [{"code":"not_reported","fact":"tên"}])",
                     R"(reasons are written [{"code":"not_reported","fact":"name"}])"};
    if (!content.is_array() || content.empty()) return fail(content, of, hint);
    for (const json& r : content) {
      const bool good = r.is_object() && r.contains("fact") && r.contains("code") && r["fact"].is_string() &&
                        r["code"].is_string() && r["code"] != "";
      if (!good) return fail(r, of, hint);
      reasons.push_back({memory_.copy(r["fact"].get_ref<const std::string&>()), -1,
                         memory_.copy(r["code"].get_ref<const std::string&>())});
    }
    return unknown_because(reasons, memory_);
  }

  /// A day of which the first and the last possible day are known.
  value partly_known(const json& content, const type& of) {
    const auto day = [&](const char* key) -> std::optional<tieuchi::date> {
      const bool text = content.is_object() && content.contains(key) && content[key].is_string();
      return text ? tieuchi::date::parse(content[key].get_ref<const std::string&>()) : std::nullopt;
    };
    const auto from = day("from"), to = day("to");
    if (!of.is(type::kind::date) || !from || !to || *to < *from || !content.contains("unknown"))
      return fail(
          content, of,
          {R"(ngày chưa rõ viết {"from":"2024-03-01","to":"2024-03-31","unknown":[{"code":"partly_known","fact":"tên"}]})",
           R"(such a day is written {"from":"2024-03-01","to":"2024-03-31","unknown":[{"code":"partly_known","fact":"name"}]})"});
    const value why = unknown(content["unknown"], of);
    return why.is_unknown() ? value::partly_known(why.why(), {*from, *to}) : why;
  }

  value within(const std::string& form, const std::string& step, const json& j, const type& of) {
    const std::size_t length = pointer_.size();
    pointer_ += "/" + form + "/" + pointer_token(step);
    const value found = read(j, of);
    pointer_.resize(length);
    return found;
  }

  value list(const json& content, const type& of) {
    const std::size_t bound = lists_open_ == 0 ? list_bound_ : inner_bound_;
    if (strict_ && content.size() > bound) {
      const std::string found = std::to_string(content.size()), most = std::to_string(bound);
      if (!wrong)
        wrong = json_issue("feel.input.bound", pointer_,
                           {"danh sách có " + found + " phần tử, nhiều nhất là " + most,
                            "the list has " + found + " elements, at most " + most + " are allowed"});
      return value();
    }
    const type element = strict_ ? of.element() : type::nothing();
    const auto values = memory_.make<value>(content.size());
    ++lists_open_;
    for (std::size_t i = 0; i < values.size() && !wrong; ++i)
      values[i] = within("list", std::to_string(i), content[i], element);
    --lists_open_;
    return value::list(values);
  }

  value context(const json& content, const type& of) {
    std::vector<field> fields;
    for (const auto& [key, v] : content.items()) {
      const auto declared = strict_ ? of.field(key) : std::optional(type::nothing());
      if (!declared) return stray_key(key, of);
      fields.push_back({memory_.copy(key), within("context", key, v, *declared)});
    }
    if (strict_)
      for (const auto& [key, unused] : of.fields())
        if (!content.contains(key)) return fail(content, of, quoted("thiếu khóa ", "there is no key ", key));
    return make_context(fields, memory_);
  }

  value stray_key(const std::string& key, const type& of) {
    std::vector<std::string> known;
    for (const auto& [name, unused] : of.fields()) known.push_back(name);
    nearest_ = nearest_spelling(key, known);
    return fail(json(key), of, quoted("kiểu này không có khóa ", "the type has no key ", key));
  }

  value range(const json& content, const type& of) {
    const type end = strict_ ? of.element() : type::nothing();
    const auto closed = [&](const char* key) { return !content.contains(key) || content[key] == true; };
    const auto flag = [&](const char* key) { return !content.contains(key) || content[key].is_boolean(); };
    if (!content.contains("from") || !content.contains("to") || !flag("from_in") || !flag("to_in"))
      return fail(content, of,
                  {R"(đoạn viết {"from":…,"from_in":true,"to":…,"to_in":false})",
                   R"(ranges are written {"from":…,"from_in":true,"to":…,"to_in":false})"});
    return make_range({within("range", "from", content["from"], end), within("range", "to", content["to"], end),
                       closed("from_in"), closed("to_in")},
                      memory_);
  }

  arena& memory_;
  std::string pointer_;
  bool strict_;
  std::size_t list_bound_;
  std::size_t inner_bound_;
  std::size_t lists_open_ = 0;
  std::string nearest_;
};

}  // namespace detail

checked<value> read_value(std::string_view text, const type& of, arena& memory, std::size_t list_bound,
                          std::size_t inner_bound) {
  checked<value> out;
  detail::json_values reader(memory, {}, mode::strict, list_bound, inner_bound);
  out.value = reader.read(detail::held_json(text).root(), of);
  if (reader.wrong) out.issues.push_back(*std::move(reader.wrong));
  return out;
}

}  // namespace feel
}  // namespace TIEUCHI_ABI
}  // namespace tieuchi

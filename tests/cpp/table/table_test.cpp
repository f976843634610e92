// Tables of answers: columns of numbers, what stands in a row, and how it is written.

#include <tieuchi/table/arrow.hpp>
#include <tieuchi/table/table.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>
#include <cstring>
#include <stdexcept>
#include <string>

using namespace tieuchi;

namespace {

/// Three rows; in the last all that may be absent is.
table three_rows() {
  word_cells unit;
  words_cells flags;
  text_cells points;
  flag_cells provisional;
  count_cells met;
  figure_cells least;
  day_cells day;
  for (const char* id : {"p1", "p2", ""}) add(unit, id);
  add(flags, {"a|b", "c"});
  add(flags, {"c"});
  add(flags, {});
  for (const char* text : {"1,5", "say \"ten\"", ""}) add(points, text);
  for (const bool yes : {true, false, true}) add(provisional, yes);
  add(met, 3);
  add(met, 0);
  add(met, std::nullopt);
  add(least, 1.5);
  add(least, 1.0 / 3);
  add(least, std::nullopt);
  add(day, date::of(2024, 2, 29));
  add(day, date::of(1969, 12, 31));
  add(day, std::nullopt);
  return table({{"unit", unit},
                {"flags", flags},
                {"points", points},
                {"provisional", provisional},
                {"met", met},
                {"least", least},
                {"day", day}});
}

std::string row_text(const table& t, std::size_t row) {
  std::string all;
  for (const column& c : t.columns()) all += cell_text(c, row) + " / ";
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(a_table)

BOOST_AUTO_TEST_CASE(keeps_each_word_once) {
  word_cells cells;
  for (const char* word : {"met", "not_met", "met", "", "met"}) add(cells, word);
  BOOST_TEST(cells.book.words() == (std::vector<std::string>{"met", "not_met"}), boost::test_tools::per_element());
  BOOST_TEST(cells.codes == (std::vector<std::int32_t>{0, 1, 0, word_cells::absent, 0}),
             boost::test_tools::per_element());
  BOOST_TEST(word_at(cells, 1) == "not_met");
  BOOST_TEST(word_at(cells, 3).empty());
}

BOOST_AUTO_TEST_CASE(tells_what_stands_in_a_row) {
  const table t = three_rows();
  BOOST_TEST(t.rows() == 3u);
  BOOST_TEST(row_text(t, 0) == "p1 / a|b;c / 1,5 / yes / 3 / 1.5 / 2024-02-29 / ");
  BOOST_TEST(row_text(t, 1) == "p2 / c / say \"ten\" / no / 0 / 0.3333333333333333 / 1969-12-31 / ");
  BOOST_TEST(row_text(t, 2) == " /  /  / yes /  /  /  / ");
}

BOOST_AUTO_TEST_CASE(gives_rows_in_the_order_asked) {
  const table t = three_rows();
  const std::array<std::size_t, 4> wanted{2, 0, 0, 1};
  const table some = t.take(wanted);
  BOOST_TEST(some.rows() == 4u);
  for (std::size_t i = 0; i < wanted.size(); ++i) BOOST_TEST(row_text(some, i) == row_text(t, wanted[i]));
  const std::array<std::size_t, 1> beyond{3};
  BOOST_CHECK_THROW(static_cast<void>(t.take(beyond)), std::out_of_range);
  BOOST_TEST(t.take({}).rows() == 0u);
  BOOST_TEST(t.take({}).columns().size() == t.columns().size());
}

BOOST_AUTO_TEST_CASE(refuses_columns_that_do_not_fit_and_names_that_it_does_not_have) {
  count_cells one;
  add(one, 1);
  BOOST_CHECK_THROW(table({{"a", one}, {"b", count_cells()}}), std::logic_error);
  BOOST_CHECK_THROW(table({{"a", one}, {"a", one}}), std::logic_error);
  const table t({{"a", one}});
  BOOST_CHECK_THROW(static_cast<void>(t["b"]), std::out_of_range);
  BOOST_CHECK_THROW(static_cast<void>(t.cells<day_cells>("a")), std::out_of_range);
  BOOST_TEST(t.cells<count_cells>("a").values.front() == 1);
  count_cells cells;
  BOOST_CHECK_THROW(add(cells, std::int64_t{1} << 40), std::out_of_range);
}

BOOST_AUTO_TEST_CASE(is_written_as_csv_and_markdown_without_a_cell_that_leaves_its_place) {
  BOOST_TEST(to_csv(three_rows()) ==
             "unit,flags,points,provisional,met,least,day\n"
             "p1,a|b;c,\"1,5\",yes,3,1.5,2024-02-29\n"
             "p2,c,\"say \"\"ten\"\"\",no,0,0.3333333333333333,1969-12-31\n"
             ",,,yes,,,\n");
  text_cells lines;
  add(lines, "a\nb|c");
  BOOST_TEST(to_markdown(table({{"t", lines}})) == "| t |\n| --- |\n| a b\\|c |\n");
  BOOST_TEST(to_csv(table()).empty());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(a_table_as_arrow)

namespace {

/// What a stream hands out, released at the end.
struct read_stream {
  ArrowArrayStream stream{};
  ArrowSchema schema{};
  ArrowArray batch{};

  explicit read_stream(table t) {
    to_arrow(std::make_shared<const table>(std::move(t)), &stream);
    BOOST_TEST_REQUIRE(stream.get_schema(&stream, &schema) == 0);
    BOOST_TEST_REQUIRE(stream.get_next(&stream, &batch) == 0);
    ArrowArray more{};
    BOOST_TEST(stream.get_next(&stream, &more) == 0);
    BOOST_TEST((more.release == nullptr));
    stream.release(&stream);
    BOOST_TEST((stream.release == nullptr));
  }
  read_stream(const read_stream&) = delete;
  read_stream& operator=(const read_stream&) = delete;
  ~read_stream() {
    batch.release(&batch);
    schema.release(&schema);
  }

  template <class Number>
  const Number* numbers(std::int64_t column, int buffer = 1) const {
    return static_cast<const Number*>(batch.children[column]->buffers[buffer]);
  }
  bool is_null(std::int64_t column, std::int64_t row) const {
    const auto* bits = numbers<std::uint8_t>(column, 0);
    return bits && (bits[row / 8] >> (row % 8) & 1) == 0;
  }
};

}  // namespace

BOOST_AUTO_TEST_CASE(has_a_type_for_each_kind_of_cell) {
  const read_stream read(three_rows());
  BOOST_TEST(std::string(read.schema.format) == "+s");
  const std::array<const char*, 7> formats{"i", "+l", "U", "b", "i", "g", "tdD"};
  BOOST_TEST_REQUIRE(read.schema.n_children == 7);
  for (std::size_t i = 0; i < formats.size(); ++i)
    BOOST_TEST(std::string(read.schema.children[i]->format) == formats[i]);
  BOOST_TEST(std::string(read.schema.children[0]->name) == "unit");
  BOOST_TEST(std::string(read.schema.children[0]->dictionary->format) == "u");
  BOOST_TEST(std::string(read.schema.children[1]->children[0]->dictionary->format) == "u");
}

BOOST_AUTO_TEST_CASE(hands_out_the_same_rows) {
  const read_stream read(three_rows());
  BOOST_TEST(read.batch.length == 3);
  BOOST_TEST(read.numbers<std::int32_t>(0)[1] == 1);
  const ArrowArray& words = *read.batch.children[0]->dictionary;
  const auto* ends = static_cast<const std::int32_t*>(words.buffers[1]);
  BOOST_TEST(std::string(static_cast<const char*>(words.buffers[2]) + ends[1], 2) == "p2");
  BOOST_TEST(read.numbers<std::int32_t>(1)[1] == 2);
  BOOST_TEST(read.numbers<std::int32_t>(1)[3] == 3);
  BOOST_TEST(read.batch.children[1]->children[0]->length == 3);
  BOOST_TEST(read.numbers<std::int64_t>(2)[1] == 3);
  BOOST_TEST(std::string(read.numbers<char>(2, 2), 3) == "1,5");
  BOOST_TEST((read.numbers<std::uint8_t>(3)[0] & 7) == 5);
  BOOST_TEST(read.numbers<std::int32_t>(4)[0] == 3);
  BOOST_TEST(read.numbers<double>(5)[1] == 1.0 / 3);
  BOOST_TEST(read.numbers<std::int32_t>(6)[1] == -1);
  for (const std::int64_t column : {0, 2, 4, 5, 6}) {
    BOOST_TEST(read.batch.children[column]->null_count == 1);
    BOOST_TEST(read.is_null(column, 2));
    BOOST_TEST(!read.is_null(column, 0));
  }
}

BOOST_AUTO_TEST_CASE(outlives_the_stream_and_lets_a_child_be_taken_out) {
  ArrowArray child{};
  {
    const read_stream read(three_rows());
    std::memcpy(&child, read.batch.children[4], sizeof child);
    read.batch.children[4]->release = nullptr;
  }
  BOOST_TEST(static_cast<const std::int32_t*>(child.buffers[1])[0] == 3);
  child.release(&child);
  const read_stream empty(three_rows().take({}));
  BOOST_TEST(empty.batch.length == 0);
}

BOOST_AUTO_TEST_SUITE_END()

#pragma once

#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/limits.hpp"
#include "core/records.hpp"
#include "server/glue/call.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/page_token.hpp"

namespace glueprint {

// The page of a list that a request asks for, as read_page gives it. The call must outlive it.
class Page {
 public:
  // Throws InvalidInputException for a token that this request was not given, or that has expired.
  Page(const Call& call, int default_size);

  // How many rows it has at most: 0 when a fault wants it empty.
  int size() const { return size_; }
  bool is_emptied() const { return size_ == 0; }

  // The place after which it begins; empty at the beginning of the list.
  const std::string& begin() const { return begin_.place; }

  // The token of the page that follows the row at `last`, or, when that is empty since no row is
  // shown, of the rows that this page should have had.
  std::string next(std::string_view last) const;

 private:
  const Call& call_;
  PageBegin begin_;
  int size_;
};

// Reads what the request says of its page: NextToken, and MaxResults, which is `default_size` when
// it is absent.
Page read_page(const Call& call, int default_size);

// A run's place as the text that a token holds, and back.
std::string place_text(const RunPlace& place);
RunPlace read_place(std::string_view text);

// The place after which a page of runs begins. A stale read sees no run that is younger.
std::optional<RunPlace> first_seen(const Call& call, const Page& page);

// Writes the runs of a page, from a cursor that stands where it begins and may reach one run beyond
// it. The page ends at its size or when the answer has grown to page_bytes_max. Returns the token
// of the next page; the last page has none, since clients stop at its absence.
template <typename Cursor, typename WriteRun>
std::optional<std::string> write_run_page(JsonWriter& out, const Page& page, Cursor cursor,
                                          WriteRun write_run) {
  std::optional<RunPlace> last;
  out.begin_array();
  bool has_more = cursor.next();
  for (int runs = 0; has_more && runs < page.size() && out.size() < page_bytes_max; ++runs) {
    write_run(cursor.run());
    last = RunPlace{cursor.run().started_on, cursor.run().ordinal};
    has_more = cursor.next();
  }
  out.end_array();
  if (!has_more && !page.is_emptied()) return std::nullopt;
  return page.next(last ? place_text(*last) : std::string{});
}

// The names on a page, and the token of the next page when there is more.
struct NamePage {
  std::vector<std::string> names;
  std::optional<std::string> next_token;
};

// Both of AWS's lists of names have at most 25 on a page; that an absent MaxResults means 25 is a
// guess.
inline constexpr int names_on_page = 25;

// Reads the page from a cursor over names that stands where it begins.
template <typename Cursor>
NamePage read_names(const Page& page, Cursor cursor) {
  NamePage result;
  auto& names = result.names;
  bool has_more = page.is_emptied();
  while (!has_more && cursor.next()) {
    has_more = std::ssize(names) == page.size();
    if (!has_more) names.emplace_back(cursor.name());
  }
  if (has_more) result.next_token = page.next(names.empty() ? std::string{} : names.back());
  return result;
}

}  // namespace glueprint

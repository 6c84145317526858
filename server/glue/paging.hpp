#pragma once

#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/records.hpp"
#include "server/glue/call.hpp"
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

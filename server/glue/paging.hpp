#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/records.hpp"
#include "server/glue/call.hpp"
#include "storage/name_cursor.hpp"

namespace glueprint {

// How many rows the request wants: MaxResults, else the default of the operation.
int page_size(const Call& call, int default_size);

// The place after which the page begins: the NextToken's, or nothing for the first page. Throws
// InvalidInputException for a token that this request was not given, or that has expired.
std::optional<std::string> page_begin(const Call& call);

// When a fault wants the page empty: the token that leads to its rows. Throws as page_begin.
std::optional<std::string> empty_page_token(const Call& call);

// The token of the page that follows `last_of_page`.
std::string next_token(const Call& call, std::string_view last_of_page);

// A run's place as the text that a token holds, and back.
std::string place_text(const RunPlace& place);
RunPlace read_place(std::string_view text);

// A page of a list of names, and the token of the next page when there is more.
struct NamePage {
  std::vector<std::string> names;
  std::optional<std::string> next_token;
};

// Reads the page that begins at the cursor. `is_listed` tells which names belong to the list. Both
// of AWS's lists of names have at most 25 on a page; that an absent MaxResults means 25 is a guess.
NamePage read_name_page(const Call& call, NameCursor cursor,
                        const std::function<bool(std::string_view)>& is_listed);

}  // namespace glueprint

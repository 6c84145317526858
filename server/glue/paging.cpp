#include "server/glue/paging.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "server/glue/guesses.hpp"
#include "server/glue/page_token.hpp"

namespace glueprint {
namespace {

PageTokens tokens_of(const Call& call) {
  return {call.random.token_key(call.scope.account),
          call.effects.token_lifetime.value_or(call.defaults.token_lifetime)};
}

// A token belongs to the operation, the world and the members of the request for which it was made;
// the size of the page alone may change.
std::string binding_of(const Call& call) {
  auto members = call.input.members();
  members.erase("NextToken");
  members.erase("MaxResults");
  std::string binding{call.operation};
  binding.append("/").append(call.scope.account).append("/").append(call.scope.region);
  return binding.append("/").append(members.dump());
}

constexpr int names_on_page = 25;
constexpr std::size_t number_bytes = 8;
constexpr std::size_t count_bytes = 4;

// Big-endian, the lowest bytes of the number.
void append_number(std::string& text, std::int64_t number, std::size_t bytes = number_bytes) {
  const auto bits = static_cast<std::uint64_t>(number);
  for (auto byte = bytes; byte > 0; --byte) {
    text += static_cast<char>(bits >> (byte - 1) * 8 & 0xff);
  }
}

std::int64_t read_number(std::string_view text) {
  std::uint64_t bits = 0;
  for (const char byte : text) bits = bits << 8 | static_cast<unsigned char>(byte);
  return static_cast<std::int64_t>(bits);
}

// Where a page begins, and how many empty pages have led there since the last row: a token that
// came twice would look to clients as if it led nowhere.
struct PageBegin {
  std::string place;  // empty at the beginning of the list
  std::uint32_t empty_pages = 0;
};

// What is sealed in a token: four bytes for the empty pages, then the place.
std::string seal(const Call& call, const PageBegin& begin) {
  std::string sealed;
  append_number(sealed, begin.empty_pages, count_bytes);
  sealed += begin.place;
  return tokens_of(call).seal(sealed, binding_of(call), call.now);
}

PageBegin read_begin(const Call& call) {
  const auto token = call.input.text_if_given("NextToken");
  if (!token) return {};
  const auto opened = tokens_of(call).open(*token, binding_of(call), call.now);
  if (opened.place) {
    const auto count = read_number(std::string_view{*opened.place}.substr(0, count_bytes));
    return {opened.place->substr(count_bytes), static_cast<std::uint32_t>(count)};
  }
  throw opened.flaw == PageTokens::Flaw::expired ? expired_next_token() : invalid_next_token();
}

}  // namespace

int page_size(const Call& call, int default_size) {
  const auto wanted =
      static_cast<int>(call.input.integer_if_given("MaxResults").value_or(default_size));
  return std::min(wanted, call.effects.page_items_max.value_or(wanted));
}

std::optional<std::string> page_begin(const Call& call) {
  auto begin = read_begin(call);
  if (begin.place.empty()) return std::nullopt;
  return std::move(begin.place);
}

std::optional<std::string> empty_page_token(const Call& call) {
  if (!call.effects.empties_page) return std::nullopt;
  auto begin = read_begin(call);
  ++begin.empty_pages;
  return seal(call, begin);
}

std::string next_token(const Call& call, std::string_view last_of_page) {
  return seal(call, {std::string{last_of_page}});
}

std::string place_text(const RunPlace& place) {
  std::string text;
  append_number(text, place.started_on.time_since_epoch().count());
  append_number(text, place.ordinal);
  return text;
}

RunPlace read_place(std::string_view text) {
  return {Instant{Duration{read_number(text.substr(0, number_bytes))}},
          read_number(text.substr(number_bytes))};
}

NamePage read_name_page(const Call& call, NameCursor cursor,
                        const std::function<bool(std::string_view)>& is_listed) {
  NamePage page;
  page.next_token = empty_page_token(call);
  if (page.next_token) return page;
  const auto names_max = static_cast<std::size_t>(page_size(call, names_on_page));
  while (cursor.next()) {
    if (!is_listed(cursor.name())) continue;
    if (page.names.size() == names_max) {
      page.next_token = next_token(call, page.names.back());
      break;
    }
    page.names.emplace_back(cursor.name());
  }
  return page;
}

}  // namespace glueprint

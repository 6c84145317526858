#include "server/glue/paging.hpp"

#include <algorithm>

#include "core/text/big_endian.hpp"
#include "server/glue/guesses.hpp"
#include "server/glue/json_writer.hpp"
#include "storage/run_end.hpp"

namespace glueprint {
namespace {

constexpr std::size_t number_bytes = 8;

PageTokens tokens_of(const Call& call) {
  return {call.token_seals.of(call.scope.account),
          call.effects.token_lifetime.value_or(call.defaults.token_lifetime)};
}

void write_member(JsonWriter& out, const Input& input, const Member& member) {
  out.key(std::string_view{member.name});
  switch (member.shape->type) {
    case ShapeType::string:
      return out.text(input[member].json->text());
    case ShapeType::list:
      out.begin_array();
      for (const auto& text : input.list(member.name)) out.text(text);
      return out.end_array();
    case ShapeType::map:
      out.begin_object();
      for (const auto& [key, text] : input.map(member.name)) out.member(key, text);
      return out.end_object();
    case ShapeType::boolean:
      return out.boolean(input[member].number != 0);
    default:
      return out.number(input[member].number);
  }
}

// A token belongs to the operation, the world and the members of the request for which it was made;
// the size of the page alone may change.
std::string binding_of(const Call& call) {
  const auto& input = call.input;
  std::string binding{call.operation};
  binding.append("/").append(call.scope.account).append("/").append(call.scope.region);
  binding.append("/");
  {
    JsonWriter out{binding};
    out.begin_object();
    for (const auto& member : input.shape().members) {
      const bool is_bound = member.name != "NextToken" && member.name != "MaxResults";
      if (is_bound && input[member]) write_member(out, input, member);
    }
    out.end_object();
  }
  return binding;
}

PageBegin read_begin(const Call& call) {
  const auto token = call.input.text_if_given("NextToken");
  if (!token) return {};
  auto opened = tokens_of(call).open(*token, binding_of(call), call.now);
  if (opened.begin) return *std::move(opened.begin);
  throw opened.flaw == PageTokens::Flaw::expired ? expired_next_token() : invalid_next_token();
}

int read_size(const Call& call, int default_size) {
  if (call.effects.empties_page) return 0;
  const auto wanted =
      static_cast<int>(call.input.integer_if_given("MaxResults").value_or(default_size));
  return std::min(wanted, call.effects.page_items_max.value_or(wanted));
}

}  // namespace

Page::Page(const Call& call, int default_size)
    : call_{call}, begin_{read_begin(call)}, size_{read_size(call, default_size)} {}

std::string Page::next(std::string_view last) const {
  const auto begin =
      last.empty() ? PageBegin{begin_.place, begin_.empty_pages + 1} : PageBegin{std::string{last}};
  return tokens_of(call_).seal(begin, binding_of(call_), call_.now);
}

Page read_page(const Call& call, int default_size) {
  return {call, default_size};
}

std::string place_text(const RunPlace& place) {
  std::string text;
  const auto started = place.started_on.time_since_epoch().count();
  append_big_endian(text, static_cast<std::uint64_t>(started), number_bytes);
  append_big_endian(text, static_cast<std::uint64_t>(place.ordinal), number_bytes);
  return text;
}

RunPlace read_place(std::string_view text) {
  const auto started = static_cast<std::int64_t>(read_big_endian(text.substr(0, number_bytes)));
  const auto ordinal = static_cast<std::int64_t>(read_big_endian(text.substr(number_bytes)));
  return {Instant{Duration{started}}, ordinal};
}

std::optional<RunPlace> first_seen(const Call& call, const Page& page) {
  auto begin = page.begin().empty() ? std::nullopt : std::optional{read_place(page.begin())};
  if (call.effects.stale_by && (!begin || begin->started_on > call.seen_at())) {
    begin = RunPlace{call.seen_at(), before_all_runs.ordinal};
  }
  return begin;
}

}  // namespace glueprint

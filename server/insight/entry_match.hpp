#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/time/instant.hpp"
#include "server/account/accounts.hpp"

namespace glueprint {

// Which entries of a journal are meant; an empty member matches any. Texts are globs, also those at
// any depth of `input`.
struct EntryMatch {
  std::optional<std::string> operation;
  std::optional<std::string> region;
  std::optional<unsigned> status;  // 0: nothing was answered
  std::optional<std::string> error;
  std::optional<std::string> rule;
  std::optional<Instant> since;  // emulated
  nlohmann::json input = nullptr;
};

// A match that can match nothing, or that cannot be read: the member (`input.Name`), and why.
class WrongMatch : public std::runtime_error {
 public:
  WrongMatch(std::string member, const std::string& why)
      : std::runtime_error{why}, member_{std::move(member)} {}

  const std::string& member() const { return member_; }

 private:
  std::string member_;
};

// Reads a match whose types the schema EntryMatch has checked. Throws WrongMatch also for an
// operation, an error, a rule or a member of inputs that there is not.
EntryMatch read_entry_match(const nlohmann::json& value, const Account& account);

bool matches(const EntryMatch& match, const JournalEntry& entry);

// A member in which an entry is not as it was wanted.
struct Mismatch {
  std::string member;
  nlohmann::json wanted;
  nlohmann::json got;
};

// Every member in which the entry is not as wanted; none when it matches.
std::vector<Mismatch> mismatches(const EntryMatch& match, const JournalEntry& entry);

// The match in words: `GetBlueprint* with status 400 and input.Name "orders"`.
std::string in_words(const EntryMatch& match);

}  // namespace glueprint

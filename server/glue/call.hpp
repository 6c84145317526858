#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "core/lifecycle.hpp"
#include "core/parameter_checks.hpp"
#include "core/random.hpp"
#include "core/remark.hpp"
#include "core/scope.hpp"
#include "core/time/instant.hpp"
#include "server/account/accounts.hpp"
#include "server/exchange/effects.hpp"
#include "server/glue/page_token.hpp"
#include "server/model/input.hpp"
#include "storage/store.hpp"

namespace glueprint {

class LayoutOrders;

// The defaults of an operation, when neither the request nor the data says otherwise. Its timelines
// lie in the book of the server, so that they follow what is put there.
struct Defaults {
  const Timeline& timeline;
  const Timeline& blueprint_timeline;
  const Timeline& workflow_timeline;
  int page_size = 0;
  Duration token_lifetime{};
  std::optional<std::filesystem::path> s3_root;
  bool reads_specs_anew = false;  // of archives, when a run starts
  ParameterChecks parameter_checks = ParameterChecks::full;
  LayoutOrders* layouts = nullptr;  // nobody runs layouts without it
  std::optional<std::int64_t> blueprints_max;
  std::optional<std::int64_t> running_max;
};

// Everything that an operation may see of the world.
struct Call {
  std::string_view operation;
  const Scope& scope;
  const Input& input;
  Account& account;
  Instant now;
  const Effects& effects;
  Store& store;
  const Random& random;
  TokenSeals& token_seals;
  const Defaults& defaults;
  Remark& remark;  // it is not sent

  // The instant as of which a read sees states: now, or earlier for a stale read.
  Instant seen_at() const { return now - effects.stale_by.value_or(Duration::zero()); }

  // Whether a read sees a row that was created at that instant.
  bool sees(Instant made_on) const { return !effects.stale_by || made_on <= seen_at(); }
};

}  // namespace glueprint

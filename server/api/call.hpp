#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

#include "server/accounts.hpp"
#include "server/api/input.hpp"
#include "server/instant.hpp"
#include "server/lifecycle.hpp"
#include "server/random.hpp"
#include "server/scope.hpp"
#include "storage/store.hpp"

namespace glueprint {

// What an operation falls back on when neither the request nor the data says otherwise.
struct Defaults {
  Timeline timeline;
  Timeline blueprint_timeline;
  int page_size = 100;
  Duration token_lifetime{};
  std::optional<std::filesystem::path> s3_root;
  std::optional<std::int64_t> blueprints_max;
  std::optional<std::int64_t> running_max;
};

// All that an operation may see of the world.
struct Call {
  std::string_view operation;
  const Scope& scope;
  const Input& input;
  Account& account;
  Instant now;
  Store& store;
  const Random& random;
  const Defaults& defaults;
};

}  // namespace glueprint

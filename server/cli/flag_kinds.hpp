#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/text/decimal_number.hpp"
#include "core/text/whole_number.hpp"
#include "core/text/words.hpp"
#include "core/time/duration_text.hpp"
#include "server/cli/flag_values.hpp"
#include "server/cli/flags.hpp"

// The kinds of flags. Each makes a flag for a member of Options or Limits, with the member's
// default.
namespace glueprint {

using TextPredicate = bool (*)(std::string_view);

// A word of a choice, and the value that it stands for.
template <typename T>
using Choice = std::pair<std::string_view, T>;

// Which member of Options or of Limits a flag sets.
template <typename T>
using OptionsMember = T Options::*;
template <typename T>
using LimitsMember = T Limits::*;

template <typename T>
T& member_of(Options& options, OptionsMember<T> member) {
  return options.*member;
}

template <typename T>
T& member_of(Options& options, LimitsMember<T> member) {
  return options.limits.*member;
}

// The default of a member.
template <typename Member>
auto default_of(Member member) {
  Options defaults;
  return member_of(defaults, member);
}

template <typename Member>
Flag number_flag(FlagText text, Member member, std::uint64_t min, std::uint64_t max) {
  Flag flag;
  flag.text = std::move(text);
  flag.kind = Flag::Kind::number;
  flag.default_text = fmt::to_string(default_of(member));
  flag.expected = fmt::format("a whole number from {} to {}, without leading zeros", min, max);
  flag.set = [member, min, max](Options& options, std::string_view value) {
    const auto number = read_whole_number(value);
    if (!number || *number < min || *number > max) return false;
    auto& target = member_of(options, member);
    target = static_cast<std::remove_reference_t<decltype(target)>>(*number);
    return true;
  };
  return flag;
}

// A number that is absent unless the flag is given.
inline Flag quota_flag(FlagText text, OptionsMember<std::optional<std::int64_t>> member) {
  constexpr std::uint64_t max = 1'000'000'000;
  Flag flag;
  flag.text = std::move(text);
  flag.kind = Flag::Kind::number;
  flag.default_text = "none";
  flag.expected = fmt::format("a whole number from 0 to {}, without leading zeros", max);
  flag.set = [member](Options& options, std::string_view value) {
    const auto number = read_whole_number(value);
    if (!number || *number > max) return false;
    options.*member = static_cast<std::int64_t>(*number);
    return true;
  };
  return flag;
}

// What PUT clock takes: an instant, or `real`, which is no instant.
inline Flag clock_flag(FlagText text, OptionsMember<std::optional<Instant>> member,
                       std::string default_text) {
  Flag flag;
  flag.text = std::move(text);
  flag.default_text = std::move(default_text);
  flag.expected =
      "an instant from 1970 to 9999 such as 2026-01-01T00:00:00Z, "
      "epoch seconds such as 1767225600, or real";
  flag.set = [member](Options& options, std::string_view value) {
    options.*member = read_clock_instant(value);
    return value == "real" || (options.*member).has_value();
  };
  return flag;
}

inline Flag decimal_flag(FlagText text, OptionsMember<double> member, double max) {
  Flag flag;
  flag.text = std::move(text);
  flag.kind = Flag::Kind::decimal;
  flag.default_text = fmt::to_string(default_of(member));
  flag.expected = fmt::format("a number from 0 to {:.0f}, such as 0.5 or 60", max);
  flag.set = [member, max](Options& options, std::string_view value) {
    const auto number = read_decimal(value);
    if (!number || *number > max) return false;
    options.*member = *number;
    return true;
  };
  return flag;
}

// A flag that needs no value on the command line; elsewhere it is true or false.
inline Flag switch_flag(FlagText text, OptionsMember<bool> member) {
  Flag flag;
  flag.text = std::move(text);
  flag.kind = Flag::Kind::boolean;
  flag.default_text = default_of(member) ? "true" : "false";
  flag.expected = "true or false";
  flag.set = [member](Options& options, std::string_view value) {
    if (value != "true" && value != "false") return false;
    options.*member = value == "true";
    return true;
  };
  return flag;
}

template <typename Member>
Flag duration_flag(FlagText text, Member member, Duration min, Duration max) {
  Flag flag;
  flag.text = std::move(text);
  flag.default_text = write_duration(default_of(member));
  flag.expected = fmt::format("a duration from {} to {}, such as 250ms, 3s, 1h30m or 2d",
                              write_duration(min), write_duration(max));
  flag.set = [member, min, max](Options& options, std::string_view value) {
    const auto duration = read_duration(value);
    if (!duration || *duration < min || *duration > max) return false;
    member_of(options, member) = *duration;
    return true;
  };
  flag.advice = [min, max](std::string_view value) -> std::string {
    const auto duration = read_duration(value);
    if (!duration) return duration_advice(value);
    if (*duration > max) return "; it is too long";
    return *duration < min ? "; it is too short" : "";
  };
  return flag;
}

inline Flag text_flag(FlagText text, OptionsMember<std::string> member, TextPredicate fits,
                      std::string expected) {
  Flag flag;
  flag.text = std::move(text);
  flag.default_text = default_of(member);
  flag.expected = std::move(expected);
  flag.set = [member, fits](Options& options, std::string_view value) {
    if (!fits(value)) return false;
    options.*member = value;
    return true;
  };
  return flag;
}

// A flag that may be given several times: each adds to the list.
template <typename T>
Flag list_flag(FlagText text, OptionsMember<std::vector<T>> member, TextPredicate fits,
               std::string expected) {
  Flag flag;
  flag.text = std::move(text);
  flag.is_repeatable = true;
  flag.expected = std::move(expected);
  flag.set = [member, fits](Options& options, std::string_view value) {
    if (!fits(value)) return false;
    (options.*member).emplace_back(value);
    return true;
  };
  return flag;
}

inline Flag path_flag(FlagText text, OptionsMember<std::optional<std::filesystem::path>> member,
                      std::string default_text) {
  Flag flag;
  flag.text = std::move(text);
  flag.default_text = std::move(default_text);
  flag.expected = "the name of a file";
  flag.set = [member](Options& options, std::string_view value) {
    if (!is_path(value)) return false;
    options.*member = value;
    return true;
  };
  return flag;
}

// A directory that must exist.
inline Flag directory_flag(FlagText text,
                           OptionsMember<std::optional<std::filesystem::path>> member,
                           std::string default_text) {
  auto flag = path_flag(std::move(text), member, std::move(default_text));
  flag.expected = "the name of a directory that is there";
  flag.set = [member](Options& options, std::string_view value) {
    std::error_code error;
    if (!is_path(value) || !std::filesystem::is_directory(value, error)) return false;
    options.*member = value;
    return true;
  };
  return flag;
}

// A command with its arguments, in words as a shell splits them.
inline Flag command_flag(FlagText text, OptionsMember<std::vector<std::string>> member) {
  Flag flag;
  flag.text = std::move(text);
  flag.default_text = "none";
  flag.expected = "a command such as \"python3 layout_runner.py\", with each quote closed";
  flag.set = [member](Options& options, std::string_view value) {
    auto words = split_words(value);
    if (!words || words->empty() || value.find('\0') != std::string_view::npos) return false;
    options.*member = *std::move(words);
    return true;
  };
  return flag;
}

template <typename T>
Flag choice_flag(FlagText text, OptionsMember<T> member, std::span<const Choice<T>> choices) {
  Flag flag;
  flag.text = std::move(text);
  std::vector<std::string_view> words;
  for (const auto& [word, meaning] : choices) {
    words.push_back(word);
    if (meaning == default_of(member)) flag.default_text = word;
  }
  flag.expected = fmt::format("one of {}", fmt::join(words, ", "));
  flag.set = [member, choices](Options& options, std::string_view value) {
    for (const auto& [word, meaning] : choices) {
      if (word != value) continue;
      options.*member = meaning;
      return true;
    }
    return false;
  };
  return flag;
}

}  // namespace glueprint

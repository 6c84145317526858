#include "server/http/body_decoder.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "server/exchange/refusal.hpp"

using namespace glueprint;

namespace {

constexpr Framing chunked{.body = Framing::Body::chunked};

// What became of a body: its content and how many bytes it took, or the status of the refusal.
struct Outcome {
  unsigned status = 0;
  bool is_complete = false;
  std::size_t taken = 0;
  std::string content;

  bool operator==(const Outcome&) const = default;
};

// Decodes the parts one after the other, as they would come from a socket.
Outcome decode(const std::vector<std::string_view>& parts, const Framing& framing,
               const Limits& limits) {
  BodyDecoder decoder{limits};
  Outcome outcome;
  try {
    decoder.begin(framing);
    for (const auto part : parts) outcome.taken += decoder.decode(part, outcome.content);
  } catch (const RequestRefused& refused) {
    return {refused.refusal().status, false, 0, ""};
  }
  outcome.is_complete = decoder.is_complete();
  return outcome;
}

Outcome decode(std::string_view bytes, const Framing& framing = chunked,
               const Limits& limits = Limits{}) {
  return decode(std::vector<std::string_view>{bytes}, framing, limits);
}

void check_that_splits_make_no_difference(std::string_view bytes, const Framing& framing,
                                          const Limits& limits) {
  CAPTURE(bytes);
  const auto whole = decode(bytes, framing, limits);
  std::vector<std::string_view> single_bytes;
  for (std::size_t i = 0; i < bytes.size(); ++i) single_bytes.push_back(bytes.substr(i, 1));
  CHECK(decode(single_bytes, framing, limits) == whole);
  for (std::size_t i = 0; i <= bytes.size(); ++i) {
    for (std::size_t j = i; j <= bytes.size(); ++j) {
      const std::vector<std::string_view> parts{bytes.substr(0, i), bytes.substr(i, j - i),
                                                bytes.substr(j)};
      if (decode(parts, framing, limits) != whole) FAIL_CHECK("split at ", i, " and ", j);
    }
  }
}

const std::vector<std::string_view> sound_bodies = {
    "0\r\n\r\n",
    "5\r\nhello\r\n0\r\n\r\n",
    "5\r\nhello\r\n6\r\n world\r\n000\r\n\r\nGET /",
    "A\r\n0123456789\r\n0\r\nVary: *\r\nX: \r\n\r\nrest",
    "5;a;b=c;d=\"e \\\" ;\"\r\nhello\r\n0;x\r\n\r\n",
    "5; a = b ;c\r\nhello\r\n0\r\n\r\n",
};

const std::vector<std::string_view> unfinished_bodies = {
    "", "5", "5\r", "5\r\nhell", "5\r\nhello", "5\r\nhello\r", "0\r\n", "0\r\nX: y\r\n", "0\r\n\r",
};

const std::vector<std::string_view> malformed_bodies = {
    "5;\r\nhello\r\n0\r\n\r\n",
    "5;a[=x\r\nhello\r\n0\r\n\r\n",
    "5;a=\"b\r\nhello\r\n0\r\n\r\n",
    "5;a=\"\x01\"\r\nhello\r\n0\r\n\r\n",
    "5;a=\"\\\x01\"\r\nhello\r\n0\r\n\r\n",
    "5;a b\r\nhello\r\n0\r\n\r\n",
    "5;a\rX\r\nhello\r\n0\r\n\r\n",
    "5;\nhello\r\n0\r\n\r\n",
    "5 \r\nhello\r\n0\r\n\r\n",
    "5 ;a\r\nhello\r\n0\r\n\r\n",
    " 5\r\nhello\r\n0\r\n\r\n",
    "+5\r\nhello\r\n0\r\n\r\n",
    "-1\r\nhello\r\n0\r\n\r\n",
    "0x5\r\nhello\r\n0\r\n\r\n",
    "1_0\r\nhello world!!!!!\r\n0\r\n\r\n",
    "\r\n",
    "x\r\n",
    "5\rhello\r\n0\r\n\r\n",
    "5\nhello\r\n0\r\n\r\n",
    "5\r\nhello\n0\r\n\r\n",
    "5\r\nhello\r0\r\n\r\n",
    "5\r\nhello0\r\n\r\n",
    "5\r\nhello!!\r\n0\r\n\r\n",
    "0\r\n\n",
    "0\r\nX: y\n\r\n",
    "0\r\nX: \x01\r\n\r\n",
    "0\r\nX y\r\n\r\n",
    "0\r\n folded\r\n\r\n",
    "0\r\nX : y\r\n\r\n",
    "10000000000000000\r\nx",
    "00000000000000001\r\nx\r\n0\r\n\r\n",
};

}  // namespace

TEST_CASE("a sized body takes its bytes and no more") {
  const Framing framing{.body = Framing::Body::sized, .content_length = 5};
  CHECK(decode("helloGET", framing) == Outcome{0, true, 5, "hello"});
  CHECK(decode("hell", framing) == Outcome{0, false, 4, "hell"});
  CHECK(decode("GET", Framing{}) == Outcome{0, true, 0, ""});
}

TEST_CASE("a chunked body is put together, its extensions and trailers dropped") {
  CHECK(decode("0\r\n\r\nGET") == Outcome{0, true, 5, ""});
  CHECK(decode("5\r\nhello\r\n6\r\n world\r\n000\r\n\r\n").content == "hello world");
  CHECK(decode("a\r\n0123456789\r\n0\r\nVary: *\r\nX:\r\n\r\n").content == "0123456789");
}

TEST_CASE("a chunked body is complete with its last line, and no sooner") {
  for (const auto body : sound_bodies) {
    CAPTURE(body);
    CHECK(decode(body).is_complete);
  }
  for (const auto body : unfinished_bodies) {
    CAPTURE(body);
    const auto outcome = decode(body);
    CHECK(outcome.status == 0);
    CHECK(outcome.taken == body.size());
    CHECK_FALSE(outcome.is_complete);
  }
}

TEST_CASE("a chunked body that is malformed is refused") {
  for (const auto body : malformed_bodies) {
    CAPTURE(body);
    CHECK(decode(body).status == 400);
  }
  CHECK(decode(std::string_view{"5;\0ext\r\nhello\r\n0\r\n\r\n", 22}).status == 400);
}

TEST_CASE("splitting a body anywhere gives the same result") {
  Limits limits;
  limits.request_bytes_max = 16;
  const Framing sized{.body = Framing::Body::sized, .content_length = 5};
  check_that_splits_make_no_difference("hello, world", sized, limits);
  check_that_splits_make_no_difference("hell", sized, limits);
  for (const auto& bodies : {sound_bodies, unfinished_bodies, malformed_bodies}) {
    for (const auto body : bodies) check_that_splits_make_no_difference(body, chunked, limits);
  }
}

TEST_CASE("a body larger than request_bytes_max is 413, as soon as that is known") {
  Limits limits;
  limits.request_bytes_max = 10;
  const Framing fits{.body = Framing::Body::sized, .content_length = 10};
  const Framing over{.body = Framing::Body::sized, .content_length = 11};
  CHECK(decode("0123456789", fits, limits).is_complete);
  CHECK(decode("", over, limits).status == 413);
  CHECK(decode("A\r\n0123456789\r\n0\r\n\r\n", chunked, limits).is_complete);
  CHECK(decode("B\r\n", chunked, limits).status == 413);
  CHECK(decode("A\r\n0123456789\r\n1\r\n", chunked, limits).status == 413);
  CHECK(decode("ffffffffffffffff\r\n", chunked, limits).status == 413);
}

TEST_CASE("trailers and chunk extensions are bounded together") {
  Limits limits;
  limits.trailer_bytes_max = 100;
  const std::string value(2000, 'x');
  CHECK(decode("0\r\nX: " + value, chunked, limits).status == 431);
  CHECK(decode("5;" + value, chunked, limits).status == 431);
  std::string many_extensions;
  for (int i = 0; i < 20; ++i) many_extensions += "1;abcdefgh\r\nx\r\n";
  CHECK(decode(many_extensions, chunked, limits).status == 431);
  std::string many_trailers = "0\r\n";
  for (int i = 0; i < 20; ++i) many_trailers += "abcdefgh: x\r\n";
  CHECK(decode(many_trailers, chunked, limits).status == 431);
  CHECK(decode("1;abcdefgh\r\nx\r\n0\r\nX: y\r\n\r\n", chunked, limits).is_complete);
}

TEST_CASE("a decoder is used again for the next body") {
  const Limits limits;
  BodyDecoder decoder{limits};
  std::string content;
  decoder.begin(chunked);
  decoder.decode("5;a\r\nhello\r\n0\r\nX: y\r\n\r\n", content);
  REQUIRE(decoder.is_complete());
  content.clear();
  decoder.begin(chunked);
  CHECK_FALSE(decoder.is_complete());
  decoder.decode("2\r\nhi\r\n0\r\n\r\n", content);
  CHECK(decoder.is_complete());
  CHECK(content == "hi");
}

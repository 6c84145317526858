#pragma once

#include <chrono>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_awaitable.hpp>

// g++ 12 wrongly reports a mismatch between how a coroutine's frame is allocated and freed.
#if defined(__GNUC__) && !defined(__clang__) && __GNUC__ < 13
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
#endif

namespace glueprint {

namespace asio = boost::asio;

// Asio's types on the one executor that there is. They are cheaper than Asio's type-erased ones.
using Executor = asio::io_context::executor_type;
using Timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                         asio::wait_traits<std::chrono::steady_clock>, Executor>;
template <typename Result>
using Task = asio::awaitable<Result, Executor>;

// The completion token of every operation: awaiting one gives its error, and throws nothing.
inline constexpr asio::as_tuple_t<asio::use_awaitable_t<Executor>> awaited{
    asio::use_awaitable_t<Executor>{}};

}  // namespace glueprint

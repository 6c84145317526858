#pragma once

#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>

#include "server/http/transport.hpp"
#include "server/security/certificate.hpp"

namespace glueprint {

using TlsStream = asio::ssl::stream<Socket>;

// The first byte of a TLS connection: a handshake record. No HTTP request begins with it.
inline constexpr unsigned char tls_first_byte = 0x16;

// The settings of TLS connections: versions 1.2 and 1.3, and HTTP/1.1 by ALPN. Throws
// std::invalid_argument for a certificate that OpenSSL does not take.
asio::ssl::context make_tls_context(const Certificate& certificate);

}  // namespace glueprint

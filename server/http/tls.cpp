#include "server/http/tls.hpp"

#include <stdexcept>
#include <string_view>

#include <fmt/format.h>

namespace glueprint {
namespace {

// Chooses the protocol by ALPN (RFC 7301). A client that offers none of ours is accepted all the
// same: it learns so by HTTP.
int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* chosen_bytes,
                    const unsigned char* offered, unsigned offered_bytes, void*) {
  static constexpr unsigned char spoken[] = "\x08http/1.1";
  unsigned char* found = nullptr;
  const auto result = SSL_select_next_proto(&found, chosen_bytes, spoken, sizeof spoken - 1,
                                            offered, offered_bytes);
  *chosen = found;
  return result == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_NOACK;
}

}  // namespace

asio::ssl::context make_tls_context(const Certificate& certificate) {
  asio::ssl::context context{asio::ssl::context::tls_server};
  auto* native = context.native_handle();
  SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
  SSL_CTX_set_options(native, SSL_OP_NO_RENEGOTIATION);
  SSL_CTX_set_alpn_select_cb(native, choose_protocol, nullptr);
  try {
    context.use_certificate_chain(asio::buffer(certificate.chain));
    context.use_private_key(asio::buffer(certificate.key), asio::ssl::context::pem);
  } catch (const boost::system::system_error& error) {
    throw std::invalid_argument{
        fmt::format("the certificate cannot be used for TLS: {}", error.code().message())};
  }
  return context;
}

}  // namespace glueprint

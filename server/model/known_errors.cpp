#include "server/model/known_errors.hpp"

#include <algorithm>
#include <array>

namespace glueprint {
namespace {

constexpr std::string_view no_message;

// The texts of modelled errors come from AWS's model: a guess, since AWS words most errors by their
// cause. The others are observed at Glue, or at services with the same front end.
constexpr std::array table{
    KnownError{"AlreadyExistsException", 400, "A resource to be created or added already exists."},
    KnownError{"ConcurrentModificationException", 400,
               "Two processes are trying to modify a resource simultaneously."},
    KnownError{"ConcurrentRunsExceededException", 400, "Too many jobs are being run concurrently."},
    KnownError{"CrawlerRunningException", 400,
               "The operation cannot be performed because the crawler is already running."},
    KnownError{"EntityNotFoundException", 400, "A specified entity does not exist"},
    KnownError{"IllegalBlueprintStateException", 400,
               "The blueprint is in an invalid state to perform a requested operation."},
    KnownError{"IllegalWorkflowStateException", 400,
               "The workflow is in an invalid state to perform a requested operation."},
    KnownError{"InternalServiceException", 500, "An internal service error occurred."},
    KnownError{"InvalidInputException", 400, "The input provided was not valid."},
    KnownError{"OperationTimeoutException", 400, "The operation timed out."},
    KnownError{"ResourceNumberLimitExceededException", 400,
               "A resource numerical limit was exceeded."},
    KnownError{"SchedulerTransitioningException", 400, "The specified scheduler is transitioning."},

    KnownError{"AccessDeniedException", 400,
               "User: arn:{partition}:iam::{account}:user/glueprint is not authorized to perform: "
               "glue:{operation} on resource: arn:{partition}:glue:{region}:{account}:* because no "
               "identity-based policy allows the glue:{operation} action"},
    KnownError{"ExpiredTokenException", 400,
               "The security token included in the request is expired"},
    KnownError{"IncompleteSignatureException", 400,
               "Authorization header requires 'Credential' parameter. Authorization header "
               "requires 'Signature' parameter. Authorization header requires 'SignedHeaders' "
               "parameter."},
    KnownError{"InternalFailure", 500, no_message},
    KnownError{"InvalidSignatureException", 400,
               "The request signature we calculated does not match the signature you provided. "
               "Check your AWS Secret Access Key and signing method. Consult the service "
               "documentation for details."},
    KnownError{"LimitExceededException", 400, "Rate exceeded"},
    KnownError{"MissingAuthenticationTokenException", 400, "Missing Authentication Token"},
    KnownError{"ProvisionedThroughputExceededException", 400, "Rate exceeded"},
    KnownError{"OptInRequired", 403, no_message},
    KnownError{"RequestExpired", 400, no_message},
    KnownError{"RequestTimeoutException", 400, no_message},
    KnownError{"SerializationException", 400, no_message},
    KnownError{"ServiceUnavailable", 503, no_message},
    KnownError{"ThrottlingException", 400, "Rate exceeded"},
    KnownError{"TooManyRequestsException", 400, "Rate exceeded"},
    KnownError{"UnknownOperationException", 400, no_message},
    KnownError{"UnrecognizedClientException", 400,
               "The security token included in the request is invalid."},
    KnownError{"ValidationException", 400,
               "1 validation error detected: Value null at 'name' failed to satisfy constraint: "
               "Member must not be null"},
};

}  // namespace

std::span<const KnownError> known_errors() {
  return table;
}

const KnownError* find_known_error(std::string_view code) {
  const auto* found = std::find_if(table.begin(), table.end(),
                                   [code](const KnownError& error) { return error.code == code; });
  return found == table.end() ? nullptr : found;
}

}  // namespace glueprint

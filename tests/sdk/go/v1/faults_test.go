package v1

import (
	"testing"

	"github.com/aws/aws-sdk-go/aws/awserr"
	"github.com/aws/aws-sdk-go/aws/request"
	"github.com/aws/aws-sdk-go/service/glue"
)

// Starts a run under a fault, which is gone afterwards: the code of the error that came of it, how
// many attempts there were, and how many runs they made.
func startUnder(t *testing.T, fault JSON) (failure awserr.Error, attempts, runs int) {
	t.Helper()
	world, client := newWorld(t)
	world.PutFault(fault)
	_, err := start(client)
	world.DeleteFaults()
	made, _, listError := allRuns(client, 1000)
	succeeds(t, listError)
	return as[awserr.Error](t, err), world.Attempts("StartBlueprintRun"), len(made)
}

func TestTheErrorsThatAreRetriedAndThoseThatAreNot(t *testing.T) {
	for code, wanted := range map[string]int{
		"InternalServiceException": attemptsMax, "ServiceUnavailable": attemptsMax,
		"ExpiredTokenException": attemptsMax, "RequestExpired": attemptsMax,
		"RequestTimeoutException": attemptsMax, "ThrottlingException": attemptsMax,
		"TooManyRequestsException": attemptsMax, "LimitExceededException": 1,
		"AccessDeniedException": 1, "EntityNotFoundException": 1, "InvalidInputException": 1,
		"OperationTimeoutException": 1, "ResourceNumberLimitExceededException": 1,
		"ValidationException": 1,
	} {
		fault := JSON{"kind": "error", "code": code, "message": "No."}
		failure, attempts, runs := startUnder(t, fault)
		equal(t, code, failure.Code(), code)
		equal(t, code, failure.Message(), "No.")
		equal(t, code+": attempts", attempts, wanted)
		equal(t, code+": runs", runs, 0)
	}
}

func TestAThrottleThatEndsIsNotNoticed(t *testing.T) {
	world, client := newWorld(t)
	world.PutFault(JSON{"kind": "throttle", "rate": 0, "burst": 1}, JSON{"times": 2})
	for i := 0; i < 2; i++ {
		mustStart(t, client)
	}
	equal(t, "attempts", world.Attempts("StartBlueprintRun"), 4)
}

func TestALostResponseIsAResetThatIsNotRetried(t *testing.T) {
	failure, attempts, runs := startUnder(t, JSON{"kind": "lost_response"})
	equal(t, "code", failure.Code(), request.ErrCodeRequestError)
	equal(t, "attempts", attempts, 1)
	equal(t, "runs", runs, 1)
}

func TestAnEmptyResponseIsRetried(t *testing.T) {
	failure, attempts, runs := startUnder(t, JSON{"kind": "empty_response"})
	equal(t, "code", failure.Code(), request.ErrCodeRequestError)
	equal(t, "attempts", attempts, attemptsMax)
	equal(t, "runs", runs, 0)
}

func TestAGatewaysErrorIsRetried(t *testing.T) {
	for _, status := range []int{502, 503, 504} {
		failure, attempts, runs := startUnder(t, JSON{"kind": "gateway_error", "status": status})
		equal(t, "code", failure.Code(), request.ErrCodeSerialization)
		equal(t, "status", as[awserr.RequestFailure](t, failure).StatusCode(), status)
		equal(t, "attempts", attempts, attemptsMax)
		equal(t, "runs", runs, 0)
	}
}

func TestABodyThatDoesNotParseIsTriedAgainAndMakesMoreRuns(t *testing.T) {
	for _, fault := range []JSON{
		{"kind": "truncated_body"},
		{"kind": "corrupt_body", "how": "garbage"},
		{"kind": "corrupt_body", "how": "cut_json"},
		{"kind": "corrupt_body", "how": "wrong_types"},
	} {
		failure, attempts, runs := startUnder(t, fault)
		equal(t, "code", failure.Code(), request.ErrCodeSerialization)
		equal(t, "attempts", attempts, attemptsMax)
		equal(t, "runs", runs, attemptsMax)
	}
}

func TestOddPagesLoseNothing(t *testing.T) {
	world, client := newWorld(t)
	for i := 0; i < 10; i++ {
		mustStart(t, client)
	}
	world.PutFault(JSON{"kind": "small_pages", "items": 2})
	world.PutFault(JSON{"kind": "empty_page"}, JSON{"every": 2})
	found, _, err := allRuns(client, 3)
	succeeds(t, err)
	equal(t, "runs", len(found), 10)
	world.PutFault(JSON{"kind": "expire_tokens"}, JSON{"times": 1})
	_, _, err = allRuns(client, 3)
	as[*glue.InvalidInputException](t, err)
}

package v2

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"syscall"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws/middleware"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/service/glue"
	"github.com/aws/aws-sdk-go-v2/service/glue/types"
	"github.com/aws/smithy-go"
	"glueprint/emulator"
)

type JSON = emulator.JSON

// What the client makes of each kind of fault, in a world of its own.
var faults = map[string]func(*testing.T, *emulator.World, *glue.Client){
	"bare_status":      bareStatus,
	"clock_skew":       clockSkew,
	"corrupt_body":     corruptBody,
	"empty_page":       emptyPage,
	"empty_response":   emptyResponse,
	"error":            errorCodes,
	"expire_tokens":    expireTokens,
	"gateway_error":    gatewayError,
	"hang":             hang,
	"latency":          latency,
	"lost_response":    lostResponse,
	"odd_token":        oddToken,
	"reset_connection": resetConnection,
	"slow_body":        slowBody,
	"small_pages":      smallPages,
	"stale_read":       staleRead,
	"throttle":         throttle,
	"truncated_body":   truncatedBody,
}

func TestEveryKindOfFaultIsMet(t *testing.T) {
	kinds := emulator.FaultKinds(t, serverURL)
	equal(t, "kinds", len(kinds), len(faults))
	for _, kind := range kinds {
		meet, isKnown := faults[kind]
		if !isKnown {
			t.Errorf("no test is about %s", kind)
			continue
		}
		t.Run(kind, func(t *testing.T) {
			world, client := newWorld(t)
			meet(t, world, client)
		})
	}
}

// Starts a run under a fault, which is gone afterwards; what came of it, and how many runs the
// attempts made.
func startUnder(t *testing.T, fault JSON) (err error, attempts, runs int) {
	t.Helper()
	world, client := newWorld(t)
	world.PutFault(fault)
	_, err = start(client)
	world.DeleteFaults()
	made, _, listError := allRuns(client, "orders", 0)
	succeeds(t, listError)
	return err, world.Attempts("StartBlueprintRun"), len(made)
}

func clockSkew(t *testing.T, world *emulator.World, client *glue.Client) {
	world.PutFault(JSON{"kind": "clock_skew", "by": "1h"})
	answer, err := list(client)
	succeeds(t, err)
	date, hasDate := middleware.GetServerTime(answer.ResultMetadata)
	equal(t, "has a date", hasDate, true)
	off := time.Until(date) - time.Hour
	equal(t, "is an hour ahead", off.Abs() < time.Minute, true)
	equal(t, "attempts", world.Attempts("ListBlueprints"), 1)
}

func corruptBody(t *testing.T, world *emulator.World, client *glue.Client) {
	mustStart(t, client)
	for _, how := range []string{"garbage", "cut_json", "wrong_types"} {
		before := world.Attempts("GetBlueprintRuns")
		world.PutFault(JSON{"kind": "corrupt_body", "how": how})
		_, _, err := allRuns(client, "orders", 0)
		as[*smithy.DeserializationError](t, err)
		equal(t, how, world.Attempts("GetBlueprintRuns")-before, 1)
	}
}

func emptyResponse(t *testing.T, _ *emulator.World, _ *glue.Client) {
	err, attempts, runs := startUnder(t, JSON{"kind": "empty_response"})
	equal(t, "is an end of file", errors.Is(err, io.EOF), true)
	equal(t, "attempts", attempts, attemptsMax)
	equal(t, "runs", runs, 0)
}

func errorCodes(t *testing.T, _ *emulator.World, _ *glue.Client) {
	for code, wanted := range map[string]int{
		"InternalServiceException": attemptsMax, "LimitExceededException": attemptsMax,
		"ProvisionedThroughputExceededException": attemptsMax,
		"RequestTimeoutException":                attemptsMax, "ServiceUnavailable": attemptsMax,
		"ThrottlingException": attemptsMax, "TooManyRequestsException": attemptsMax,
		"AccessDeniedException": 1, "EntityNotFoundException": 1, "ExpiredTokenException": 1,
		"IllegalBlueprintStateException": 1, "InvalidInputException": 1,
		"InvalidSignatureException": 1, "OperationTimeoutException": 1, "RequestExpired": 1,
		"ResourceNumberLimitExceededException": 1, "UnknownOperationException": 1,
		"UnrecognizedClientException": 1, "ValidationException": 1,
	} {
		err, attempts, runs := startUnder(t, JSON{"kind": "error", "code": code, "message": "No."})
		answered := as[smithy.APIError](t, err)
		equal(t, code, answered.ErrorCode(), code)
		equal(t, code, answered.ErrorMessage(), "No.")
		equal(t, code+": attempts", attempts, wanted)
		equal(t, code+": runs", runs, 0)
	}
}

func gatewayError(t *testing.T, _ *emulator.World, _ *glue.Client) {
	for _, status := range []int{502, 503, 504} {
		err, attempts, runs := startUnder(t, JSON{"kind": "gateway_error", "status": status})
		equal(t, "status", as[*awshttp.ResponseError](t, err).HTTPStatusCode(), status)
		as[*smithy.DeserializationError](t, err)
		equal(t, "attempts", attempts, attemptsMax)
		equal(t, "runs", runs, 0)
	}
}

func bareStatus(t *testing.T, _ *emulator.World, _ *glue.Client) {
	err, attempts, runs := startUnder(t, JSON{"kind": "bare_status", "status": 503})
	equal(t, "status", as[*awshttp.ResponseError](t, err).HTTPStatusCode(), 503)
	equal(t, "attempts", attempts, attemptsMax)
	equal(t, "runs", runs, 0)
}

func hang(t *testing.T, world *emulator.World, client *glue.Client) {
	world.PutFault(JSON{"kind": "hang"})
	soon, cancel := context.WithTimeout(background, 100*time.Millisecond)
	defer cancel()
	_, err := client.ListBlueprints(soon, &glue.ListBlueprintsInput{})
	as[*smithy.CanceledError](t, err)
	equal(t, "attempts", world.Attempts("ListBlueprints"), 1)
	_, err = client.ListWorkflows(background, &glue.ListWorkflowsInput{}, impatient)
	equal(t, "is a time-out", as[net.Error](t, err).Timeout(), true)
	equal(t, "attempts", world.Attempts("ListWorkflows"), attemptsMax)
	world.PutFault(JSON{"kind": "hang", "for": "50ms"})
	_, err = list(client)
	succeeds(t, err)
}

func impatient(options *glue.Options) {
	options.HTTPClient = &http.Client{Timeout: 200 * time.Millisecond}
}

func latency(t *testing.T, world *emulator.World, client *glue.Client) {
	world.PutFault(JSON{"kind": "latency", "fixed": "100ms"})
	began := time.Now()
	mustStart(t, client)
	equal(t, "was late", time.Since(began) >= 100*time.Millisecond, true)
	equal(t, "attempts", world.Attempts("StartBlueprintRun"), 1)
}

func lostResponse(t *testing.T, _ *emulator.World, _ *glue.Client) {
	err, attempts, runs := startUnder(t, JSON{"kind": "lost_response"})
	equal(t, "is a reset", errors.Is(err, syscall.ECONNRESET), true)
	equal(t, "attempts", attempts, attemptsMax)
	equal(t, "runs", runs, attemptsMax)
}

func resetConnection(t *testing.T, _ *emulator.World, _ *glue.Client) {
	for when, wanted := range map[string]int{
		"before": 0, "headers": attemptsMax, "body": attemptsMax,
	} {
		err, attempts, runs := startUnder(t, JSON{"kind": "reset_connection", "when": when})
		equal(t, when, errors.Is(err, syscall.ECONNRESET), true)
		equal(t, when+": attempts", attempts, attemptsMax)
		equal(t, when+": runs", runs, wanted)
	}
}

func slowBody(t *testing.T, world *emulator.World, client *glue.Client) {
	world.PutFault(JSON{"kind": "slow_body", "bytes_per_second": 800})
	began := time.Now()
	equal(t, "characters of the id", len(mustStart(t, client)), 67)
	equal(t, "was slow", time.Since(began) >= 80*time.Millisecond, true)
	equal(t, "attempts", world.Attempts("StartBlueprintRun"), 1)
}

func staleRead(t *testing.T, world *emulator.World, client *glue.Client) {
	world.Advance("1h")
	id := mustStart(t, client)
	world.PutFault(JSON{"kind": "stale_read", "by": "1m"})
	input := &glue.GetBlueprintRunInput{BlueprintName: orders, RunId: &id}
	_, err := client.GetBlueprintRun(background, input)
	as[*types.EntityNotFoundException](t, err)
	world.Advance("1m")
	got, err := client.GetBlueprintRun(background, input)
	succeeds(t, err)
	equal(t, "state", got.BlueprintRun.State, types.BlueprintRunStateRunning)
}

func throttle(t *testing.T, world *emulator.World, client *glue.Client) {
	world.PutFault(JSON{"kind": "throttle", "rate": 0, "burst": 1})
	mustStart(t, client)
	_, err := start(client)
	equal(t, "message", as[smithy.APIError](t, err).ErrorMessage(), "Rate exceeded")
	equal(t, "attempts", world.Attempts("StartBlueprintRun"), 1+attemptsMax)
}

func truncatedBody(t *testing.T, _ *emulator.World, _ *glue.Client) {
	err, attempts, runs := startUnder(t, JSON{"kind": "truncated_body"})
	as[*smithy.DeserializationError](t, err)
	equal(t, "attempts", attempts, 1)
	equal(t, "runs", runs, 1)
}

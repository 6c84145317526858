// Package v1 tests that the first Go SDK reads and writes as it would at AWS.
package v1

import (
	"errors"
	"net/http"
	"os"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/client"
	"github.com/aws/aws-sdk-go/aws/credentials"
	"github.com/aws/aws-sdk-go/aws/request"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/aws/aws-sdk-go/service/glue"
	"glueprint/emulator"
)

const (
	attemptsMax = client.DefaultRetryerMaxNumRetries + 1
	location    = "s3://bucket/orders.zip"
	role        = "arn:aws:iam::123456789012:role/glue"
	waitMax     = 10 * time.Second
)

var (
	serverURL string
	orders    = aws.String("orders")
)

type JSON = emulator.JSON

func TestMain(tests *testing.M) {
	used := func(url string) { serverURL = url }
	os.Exit(emulator.Run(tests, used))
}

// A world in which the blueprint orders is, and its client, which does not pause between attempts.
func newWorld(t *testing.T) (*emulator.World, *glue.Glue) {
	t.Helper()
	world := emulator.NewWorld(t, serverURL)
	settings := &aws.Config{
		Region:      aws.String("us-east-1"),
		Endpoint:    aws.String(world.URL),
		HTTPClient:  &http.Client{Timeout: waitMax},
		Credentials: credentials.NewStaticCredentials(world.Account, "secret", ""),
	}
	request.WithRetryer(settings, client.DefaultRetryer{
		NumMaxRetries: client.DefaultRetryerMaxNumRetries,
		MinRetryDelay: 1, MinThrottleDelay: 1,
	})
	glueClient := glue.New(session.Must(session.NewSession(settings)))
	_, err := glueClient.CreateBlueprint(&glue.CreateBlueprintInput{
		Name: orders, BlueprintLocation: aws.String(location),
		Tags: aws.StringMap(map[string]string{"glueprint:timeline": "succeeds-at-once"})})
	succeeds(t, err)
	return world, glueClient
}

func start(client *glue.Glue) (string, error) {
	answer, err := client.StartBlueprintRun(&glue.StartBlueprintRunInput{
		BlueprintName: orders, RoleArn: aws.String(role)})
	if err != nil {
		return "", err
	}
	return aws.StringValue(answer.RunId), nil
}

func mustStart(t *testing.T, client *glue.Glue) string {
	t.Helper()
	id, err := start(client)
	succeeds(t, err)
	return id
}

func allRuns(client *glue.Glue, pageSize int64) (ids []string, pages int, err error) {
	err = client.GetBlueprintRunsPages(
		&glue.GetBlueprintRunsInput{BlueprintName: orders, MaxResults: &pageSize},
		func(page *glue.GetBlueprintRunsOutput, _ bool) bool {
			pages++
			for _, run := range page.BlueprintRuns {
				ids = append(ids, aws.StringValue(run.RunId))
			}
			return true
		})
	return ids, pages, err
}

func succeeds(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func equal[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %v, not %v", what, got, want)
	}
}

// The error of this type that err is or wraps.
func as[Typed error](t *testing.T, err error) Typed {
	t.Helper()
	var typed Typed
	if !errors.As(err, &typed) {
		t.Fatalf("%T, not %T: %v", err, typed, err)
	}
	return typed
}

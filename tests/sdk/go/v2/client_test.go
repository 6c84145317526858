// Package v2 tests that the second Go SDK reads and writes as it would at AWS.
package v2

import (
	"context"
	"errors"
	"net/http"
	"os"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/aws-sdk-go-v2/service/glue"
	"glueprint/emulator"
)

const (
	attemptsMax = 3
	location    = "s3://bucket/orders.zip"
	role        = "arn:aws:iam::123456789012:role/glue"
	waitMax     = 10 * time.Second
)

var (
	background = context.Background()
	serverURL  string
	orders     = aws.String("orders")
)

func TestMain(tests *testing.M) {
	used := func(url string) { serverURL = url }
	os.Exit(emulator.Run(tests, used))
}

func noPauses(options *retry.StandardOptions) {
	options.Backoff = retry.BackoffDelayerFunc(func(int, error) (time.Duration, error) {
		return 0, nil
	})
}

// A client of the account that does not pause between its attempts.
func connect(world *emulator.World) *glue.Client {
	credentials := aws.Credentials{AccessKeyID: world.Account, SecretAccessKey: "secret"}
	return glue.New(glue.Options{
		Region:           "us-east-1",
		EndpointResolver: glue.EndpointResolverFromURL(world.URL),
		HTTPClient:       &http.Client{Timeout: waitMax},
		Retryer:          retry.NewStandard(noPauses),
		Credentials: aws.CredentialsProviderFunc(
			func(context.Context) (aws.Credentials, error) { return credentials, nil }),
	})
}

// A world in which the blueprint orders is; its runs are RUNNING for ever.
func newWorld(t *testing.T) (*emulator.World, *glue.Client) {
	t.Helper()
	world := emulator.NewWorld(t, serverURL)
	client := connect(world)
	create(t, client, "orders", map[string]string{"glueprint:timeline": "never-ends"})
	return world, client
}

func create(t *testing.T, client *glue.Client, name string, tags map[string]string) {
	t.Helper()
	_, err := client.CreateBlueprint(background, &glue.CreateBlueprintInput{
		Name: &name, BlueprintLocation: aws.String(location), Tags: tags})
	succeeds(t, err)
}

func start(client *glue.Client) (string, error) {
	answer, err := client.StartBlueprintRun(background, &glue.StartBlueprintRunInput{
		BlueprintName: orders, RoleArn: aws.String(role)})
	if err != nil {
		return "", err
	}
	return aws.ToString(answer.RunId), nil
}

func mustStart(t *testing.T, client *glue.Client) string {
	t.Helper()
	id, err := start(client)
	succeeds(t, err)
	return id
}

func list(client *glue.Client) (*glue.ListBlueprintsOutput, error) {
	return client.ListBlueprints(background, &glue.ListBlueprintsInput{})
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

package runs

import (
	"context"
	"reflect"
	"strings"
	"testing"
	"time"

	"glueprint-example/glueprinttest"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/aws-sdk-go-v2/service/glue"
)

type JSON = glueprinttest.JSON

const role = "arn:aws:iam::123456789012:role/glue"

var background = context.Background()

// A client that does not pause before it tries again, and a blueprint whose runs go this way.
func setUp(t *testing.T, timeline string) (*glueprinttest.Glueprint, *glue.Client) {
	t.Helper()
	t.Parallel()
	glueprint := glueprinttest.Start(t)
	glueprint.Freeze()
	credentials := aws.Credentials{AccessKeyID: glueprint.Account, SecretAccessKey: "any"}
	client := glue.New(glue.Options{
		Region:           "us-east-1",
		EndpointResolver: glue.EndpointResolverFromURL(glueprint.URL),
		Retryer: retry.NewStandard(func(options *retry.StandardOptions) {
			options.Backoff = retry.BackoffDelayerFunc(
				func(int, error) (time.Duration, error) { return 0, nil })
		}),
		Credentials: aws.CredentialsProviderFunc(
			func(context.Context) (aws.Credentials, error) { return credentials, nil }),
	})
	_, err := client.CreateBlueprint(background, &glue.CreateBlueprintInput{
		Name:              aws.String("orders"),
		BlueprintLocation: aws.String("s3://bucket/orders.zip"),
		Tags:              map[string]string{"glueprint:timeline": timeline}})
	succeeds(t, err)
	return glueprint, client
}

func start(t *testing.T, client *glue.Client) string {
	t.Helper()
	answer, err := client.StartBlueprintRun(background, &glue.StartBlueprintRunInput{
		BlueprintName: aws.String("orders"), RoleArn: aws.String(role)})
	succeeds(t, err)
	return aws.ToString(answer.RunId)
}

func runIDs(t *testing.T, client *glue.Client) []string {
	t.Helper()
	page, err := client.GetBlueprintRuns(background, &glue.GetBlueprintRunsInput{
		BlueprintName: aws.String("orders")})
	succeeds(t, err)
	var ids []string
	for _, run := range page.BlueprintRuns {
		ids = append(ids, aws.ToString(run.RunId))
	}
	return ids
}

func TestARunOfAMinuteIsPolledEveryTenSeconds(t *testing.T) {
	glueprint, client := setUp(t, "takes-a-minute")
	run, err := Wait(background, client, "orders", start(t, client), glueprint.Advance)
	succeeds(t, err)
	equal(t, "time", run.CompletedOn.Sub(*run.StartedOn), time.Minute)
	glueprint.Verify(JSON{"match": JSON{"operation": "GetBlueprintRun"}, "count": 7})
}

func TestARunThatFailsIsAnErrorThatSaysWhatAWSSays(t *testing.T) {
	glueprint, client := setUp(t, "fails-and-rolls-back")
	_, err := Wait(background, client, "orders", start(t, client), glueprint.Advance)
	if err == nil || !strings.Contains(err.Error(), "layout generator") {
		t.Error("error:", err)
	}
}

func TestThrottlesAreTriedAgain(t *testing.T) {
	glueprint, client := setUp(t, "succeeds-at-once")
	id := start(t, client)
	glueprint.PutFault("GetBlueprintRun", 2, JSON{"kind": "error", "code": "ThrottlingException"})
	_, err := Wait(background, client, "orders", id, glueprint.Advance)
	succeeds(t, err)
	equal(t, "statuses", glueprint.Statuses("GetBlueprintRun"), []int{400, 400, 200})
}

func TestARetryAfterALostReplyStartsASecondRun(t *testing.T) {
	glueprint, client := setUp(t, "succeeds")
	glueprint.PutFault("StartBlueprintRun", 1, JSON{"kind": "lost_response"})
	start(t, client)
	equal(t, "runs", len(runIDs(t, client)), 2)
}

func TestALostReplyIsLookedFor(t *testing.T) {
	glueprint, client := setUp(t, "succeeds")
	glueprint.PutFault("StartBlueprintRun", 1, JSON{"kind": "lost_response"})
	parameters := map[string]string{"WorkflowName": "orders-of-may"}
	id, err := StartOnce(background, client, "orders", role, parameters)
	succeeds(t, err)
	equal(t, "runs", runIDs(t, client), []string{id})
}

func succeeds(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func equal(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: %v, not %v", what, got, want)
	}
}

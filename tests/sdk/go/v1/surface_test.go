package v1

import (
	"fmt"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/service/glue"
)

func TestARunIsStartedAndReadAndMakesAWorkflow(t *testing.T) {
	_, client := newWorld(t)
	id := mustStart(t, client)
	got, err := client.GetBlueprintRun(&glue.GetBlueprintRunInput{
		BlueprintName: orders, RunId: &id})
	succeeds(t, err)
	run := got.BlueprintRun
	equal(t, "state", aws.StringValue(run.State), glue.BlueprintRunStateSucceeded)
	equal(t, "completed before it started", run.CompletedOn.Before(*run.StartedOn), false)
	workflow, err := client.GetWorkflow(&glue.GetWorkflowInput{Name: run.WorkflowName})
	succeeds(t, err)
	equal(t, "run", aws.StringValue(workflow.Workflow.BlueprintDetails.RunId), id)
}

func TestTagsComeAndGo(t *testing.T) {
	world, client := newWorld(t)
	arn := aws.String("arn:aws:glue:us-east-1:" + world.Account + ":blueprint/orders")
	_, err := client.TagResource(&glue.TagResourceInput{
		ResourceArn: arn, TagsToAdd: aws.StringMap(map[string]string{"a": "1", "b": "2"})})
	succeeds(t, err)
	_, err = client.UntagResource(&glue.UntagResourceInput{
		ResourceArn: arn, TagsToRemove: aws.StringSlice([]string{"a", "glueprint:timeline"})})
	succeeds(t, err)
	got, err := client.GetTags(&glue.GetTagsInput{ResourceArn: arn})
	succeeds(t, err)
	equal(t, "tags", fmt.Sprint(aws.StringValueMap(got.Tags)), "map[b:2]")
}

func TestEveryRunIsPagedThroughOnceNewestFirst(t *testing.T) {
	_, client := newWorld(t)
	started := ""
	for i := 0; i < 10; i++ {
		started = " " + mustStart(t, client) + started
	}
	for size, pages := range map[int64]int{1: 10, 3: 4, 10: 1, 1000: 1} {
		found, read, err := allRuns(client, size)
		succeeds(t, err)
		equal(t, "runs", " "+strings.Join(found, " "), started)
		equal(t, "pages", read, pages)
	}
}

func TestErrorsThatTheServerMakesSayWhy(t *testing.T) {
	_, client := newWorld(t)
	_, err := client.GetBlueprint(&glue.GetBlueprintInput{Name: aws.String("ghost")})
	missing := as[*glue.EntityNotFoundException](t, err)
	equal(t, "message", missing.Message(), "Blueprint with name: ghost not found.")
	equal(t, "status", missing.StatusCode(), 400)
	equal(t, "characters of the request id", len(missing.RequestID()), 36)
	_, err = client.CreateBlueprint(&glue.CreateBlueprintInput{
		Name: orders, BlueprintLocation: aws.String(location)})
	as[*glue.AlreadyExistsException](t, err)
	_, err = client.GetBlueprintRuns(&glue.GetBlueprintRunsInput{
		BlueprintName: orders, NextToken: aws.String("forged")})
	as[*glue.InvalidInputException](t, err)
}

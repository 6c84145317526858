package v2

import (
	"reflect"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/glue"
	"github.com/aws/aws-sdk-go-v2/service/glue/types"
	"glueprint/emulator"
)

func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: %v, not %v", what, got, want)
	}
}

func TestABlueprintIsMadeUpdatedFoundAndDeleted(t *testing.T) {
	client := connect(emulator.NewWorld(t, serverURL))
	create(t, client, "orders", map[string]string{"team": "data"})
	updated, err := client.UpdateBlueprint(background, &glue.UpdateBlueprintInput{
		Name: orders, BlueprintLocation: aws.String(location), Description: aws.String("Δ")})
	succeeds(t, err)
	equal(t, "updated", aws.ToString(updated.Name), "orders")
	got, err := client.GetBlueprint(background, &glue.GetBlueprintInput{
		Name: orders, IncludeBlueprint: aws.Bool(true)})
	succeeds(t, err)
	equal(t, "description", aws.ToString(got.Blueprint.Description), "Δ")
	equal(t, "status", got.Blueprint.Status, types.BlueprintStatusActive)
	equal(t, "made before its update", got.Blueprint.CreatedOn.After(
		*got.Blueprint.LastModifiedOn), false)
	batch, err := client.BatchGetBlueprints(background, &glue.BatchGetBlueprintsInput{
		Names: []string{"orders", "none"}})
	succeeds(t, err)
	equal(t, "blueprints", len(batch.Blueprints), 1)
	same(t, "missing", batch.MissingBlueprints, []string{"none"})
	for team, names := range map[string][]string{"data": {"orders"}, "web": {}} {
		listed, err := client.ListBlueprints(background, &glue.ListBlueprintsInput{
			Tags: map[string]string{"team": team}})
		succeeds(t, err)
		same(t, team, listed.Blueprints, names)
	}
	deleted, err := client.DeleteBlueprint(background, &glue.DeleteBlueprintInput{Name: orders})
	succeeds(t, err)
	equal(t, "deleted", aws.ToString(deleted.Name), "orders")
	_, err = client.GetBlueprint(background, &glue.GetBlueprintInput{Name: orders})
	as[*types.EntityNotFoundException](t, err)
}

func TestTagsComeAndGo(t *testing.T) {
	world := emulator.NewWorld(t, serverURL)
	client := connect(world)
	create(t, client, "orders", nil)
	arn := aws.String("arn:aws:glue:us-east-1:" + world.Account + ":blueprint/orders")
	_, err := client.TagResource(background, &glue.TagResourceInput{
		ResourceArn: arn, TagsToAdd: map[string]string{"a": "1", "b": "2"}})
	succeeds(t, err)
	_, err = client.UntagResource(background, &glue.UntagResourceInput{
		ResourceArn: arn, TagsToRemove: []string{"a"}})
	succeeds(t, err)
	got, err := client.GetTags(background, &glue.GetTagsInput{ResourceArn: arn})
	succeeds(t, err)
	same(t, "tags", got.Tags, map[string]string{"b": "2"})
}

func TestARunMakesAWorkflow(t *testing.T) {
	client := connect(emulator.NewWorld(t, serverURL))
	create(t, client, "orders", map[string]string{"glueprint:timeline": "succeeds-at-once"})
	parameters := aws.String(`{"WorkflowName": "nightly"}`)
	started, err := client.StartBlueprintRun(background, &glue.StartBlueprintRunInput{
		BlueprintName: orders, RoleArn: aws.String(role), Parameters: parameters})
	succeeds(t, err)
	got, err := client.GetBlueprintRun(background, &glue.GetBlueprintRunInput{
		BlueprintName: orders, RunId: started.RunId})
	succeeds(t, err)
	run := got.BlueprintRun
	equal(t, "state", run.State, types.BlueprintRunStateSucceeded)
	equal(t, "workflow", aws.ToString(run.WorkflowName), "nightly")
	equal(t, "parameters", aws.ToString(run.Parameters), *parameters)
	equal(t, "role", aws.ToString(run.RoleArn), role)
	equal(t, "completed before it started", run.CompletedOn.Before(*run.StartedOn), false)
	listed, err := client.GetBlueprintRuns(background,
		&glue.GetBlueprintRunsInput{BlueprintName: orders})
	succeeds(t, err)
	same(t, "runs", listed.BlueprintRuns, []types.BlueprintRun{*run})
}

func TestAWorkflowIsFoundAndDeleted(t *testing.T) {
	client := connect(emulator.NewWorld(t, serverURL))
	create(t, client, "orders", map[string]string{"glueprint:timeline": "succeeds-at-once"})
	_, err := client.StartBlueprintRun(background, &glue.StartBlueprintRunInput{
		BlueprintName: orders, RoleArn: aws.String(role),
		Parameters: aws.String(`{"WorkflowName": "nightly"}`)})
	succeeds(t, err)
	nightly := aws.String("nightly")
	listed, err := client.ListWorkflows(background, &glue.ListWorkflowsInput{})
	succeeds(t, err)
	same(t, "workflows", listed.Workflows, []string{"nightly"})
	got, err := client.GetWorkflow(background, &glue.GetWorkflowInput{
		Name: nightly, IncludeGraph: aws.Bool(true)})
	succeeds(t, err)
	equal(t, "blueprint", aws.ToString(got.Workflow.BlueprintDetails.BlueprintName), "orders")
	equal(t, "nodes", len(got.Workflow.Graph.Nodes), 0)
	equal(t, "made", got.Workflow.CreatedOn.IsZero(), false)
	batch, err := client.BatchGetWorkflows(background, &glue.BatchGetWorkflowsInput{
		Names: []string{"nightly", "none"}})
	succeeds(t, err)
	equal(t, "workflows", len(batch.Workflows), 1)
	same(t, "missing", batch.MissingWorkflows, []string{"none"})
	_, err = client.DeleteWorkflow(background, &glue.DeleteWorkflowInput{Name: nightly})
	succeeds(t, err)
	_, err = client.GetWorkflow(background, &glue.GetWorkflowInput{Name: nightly})
	as[*types.EntityNotFoundException](t, err)
}

func TestAFailedRunTellsWhy(t *testing.T) {
	world := emulator.NewWorld(t, serverURL)
	client := connect(world)
	create(t, client, "orders", map[string]string{"glueprint:timeline": "rollback-fails"})
	id := mustStart(t, client)
	for _, state := range []types.BlueprintRunState{
		types.BlueprintRunStateRollingBack, types.BlueprintRunStateFailed,
	} {
		world.Advance("4s")
		got, err := client.GetBlueprintRun(background, &glue.GetBlueprintRunInput{
			BlueprintName: orders, RunId: &id})
		succeeds(t, err)
		run := got.BlueprintRun
		hasFailed := state == types.BlueprintRunStateFailed
		equal(t, "state", run.State, state)
		equal(t, "has a message", aws.ToString(run.ErrorMessage) != "", true)
		equal(t, "says what is left", aws.ToString(run.RollbackErrorMessage) != "", hasFailed)
		equal(t, "has ended", run.CompletedOn != nil, hasFailed)
	}
}

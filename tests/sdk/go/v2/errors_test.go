package v2

import (
	"encoding/json"
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/service/glue"
	"github.com/aws/aws-sdk-go-v2/service/glue/types"
	"github.com/aws/smithy-go"
	"glueprint/emulator"
)

// A call of each operation, and each error that one of them can answer.
var (
	name  = aws.String("orders")
	arn   = aws.String("arn:aws:glue:us-east-1:123456789012:blueprint/orders")
	names = []string{"orders"}
	place = aws.String(location)

	inputs = map[string]any{
		"BatchGetBlueprints": &glue.BatchGetBlueprintsInput{Names: names},
		"BatchGetWorkflows":  &glue.BatchGetWorkflowsInput{Names: names},
		"CreateBlueprint":    &glue.CreateBlueprintInput{Name: name, BlueprintLocation: place},
		"DeleteBlueprint":    &glue.DeleteBlueprintInput{Name: name},
		"DeleteWorkflow":     &glue.DeleteWorkflowInput{Name: name},
		"GetBlueprint":       &glue.GetBlueprintInput{Name: name},
		"GetBlueprintRun":    &glue.GetBlueprintRunInput{BlueprintName: name, RunId: name},
		"GetBlueprintRuns":   &glue.GetBlueprintRunsInput{BlueprintName: name},
		"GetTags":            &glue.GetTagsInput{ResourceArn: arn},
		"GetWorkflow":        &glue.GetWorkflowInput{Name: name},
		"ListBlueprints":     &glue.ListBlueprintsInput{},
		"ListWorkflows":      &glue.ListWorkflowsInput{},
		"StartBlueprintRun": &glue.StartBlueprintRunInput{
			BlueprintName: name, RoleArn: aws.String(role)},
		"TagResource": &glue.TagResourceInput{
			ResourceArn: arn, TagsToAdd: map[string]string{"a": "1"}},
		"UntagResource":   &glue.UntagResourceInput{ResourceArn: arn, TagsToRemove: names},
		"UpdateBlueprint": &glue.UpdateBlueprintInput{Name: name, BlueprintLocation: place},

		"CreateWorkflow":           &glue.CreateWorkflowInput{Name: name},
		"DeleteCrawler":            &glue.DeleteCrawlerInput{Name: name},
		"DeleteJob":                &glue.DeleteJobInput{JobName: name},
		"DeleteTrigger":            &glue.DeleteTriggerInput{Name: name},
		"GetTrigger":               &glue.GetTriggerInput{Name: name},
		"GetWorkflowRun":           &glue.GetWorkflowRunInput{Name: name, RunId: name},
		"GetWorkflowRunProperties": &glue.GetWorkflowRunPropertiesInput{Name: name, RunId: name},
		"GetWorkflowRuns":          &glue.GetWorkflowRunsInput{Name: name},
		"PutWorkflowRunProperties": &glue.PutWorkflowRunPropertiesInput{
			Name: name, RunId: name, RunProperties: map[string]string{"a": "1"}},
		"ResumeWorkflowRun": &glue.ResumeWorkflowRunInput{
			Name: name, RunId: name, NodeIds: names},
		"StartWorkflowRun": &glue.StartWorkflowRunInput{Name: name},
		"StopWorkflowRun":  &glue.StopWorkflowRunInput{Name: name, RunId: name},
		"UpdateWorkflow":   &glue.UpdateWorkflowInput{Name: name},
	}

	modelled = []smithy.APIError{
		&types.AlreadyExistsException{}, &types.ConcurrentModificationException{},
		&types.ConcurrentRunsExceededException{}, &types.CrawlerRunningException{},
		&types.IllegalWorkflowStateException{}, &types.SchedulerTransitioningException{},
		&types.EntityNotFoundException{}, &types.IllegalBlueprintStateException{},
		&types.InternalServiceException{}, &types.InvalidInputException{},
		&types.OperationTimeoutException{}, &types.ResourceNumberLimitExceededException{},
	}
)

func call(client *glue.Client, operation string, input any) error {
	results := reflect.ValueOf(client).MethodByName(operation).Call([]reflect.Value{
		reflect.ValueOf(background), reflect.ValueOf(input)})
	err, _ := results[1].Interface().(error)
	return err
}

// The modelled error of this code that err wraps; nil when it is of no such type.
func modelledError(err error, code string) smithy.APIError {
	for _, example := range modelled {
		target := reflect.New(reflect.TypeOf(example))
		if example.ErrorCode() == code && errors.As(err, target.Interface()) {
			return target.Elem().Interface().(smithy.APIError)
		}
	}
	return nil
}

// The errors that the service model declares on each operation.
func declaredErrors(t *testing.T) map[string][]string {
	text, err := os.ReadFile(emulator.Root + "/server/model/service_model.json")
	succeeds(t, err)
	var model struct {
		Operations map[string]struct{ Errors []string }
	}
	succeeds(t, json.Unmarshal(text, &model))
	errors := map[string][]string{}
	for operation, declared := range model.Operations {
		errors[operation] = declared.Errors
	}
	return errors
}

func TestEveryDeclaredErrorComesAsItsType(t *testing.T) {
	declared := declaredErrors(t)
	equal(t, "operations of the model", len(declared), len(inputs))
	for operation, input := range inputs {
		world := emulator.NewWorld(t, serverURL)
		client := connect(world)
		for _, code := range declared[operation] {
			world.PutFault(emulator.JSON{"kind": "error", "code": code, "message": "Why: " + code})
			typed := modelledError(call(client, operation, input), code)
			if typed == nil {
				t.Errorf("%s does not answer %s", operation, code)
			} else {
				equal(t, operation, typed.ErrorMessage(), "Why: "+code)
			}
		}
	}
}

func TestErrorsThatTheServerMakesSayWhy(t *testing.T) {
	world, client := newWorld(t)
	registering := map[string]string{"glueprint:blueprint-timeline": "registers"}
	create(t, client, "new", registering)
	ghost := aws.String("ghost")
	for _, wrong := range []struct {
		operation, code, message string
		input                    any
	}{
		{"CreateBlueprint", "AlreadyExistsException",
			"Blueprint with name: orders already exists.", inputs["CreateBlueprint"]},
		{"GetBlueprintRun", "EntityNotFoundException",
			"Blueprint run with id: ghost not found.",
			&glue.GetBlueprintRunInput{BlueprintName: name, RunId: ghost}},
		{"GetBlueprintRuns", "EntityNotFoundException", "Blueprint with name: ghost not found.",
			&glue.GetBlueprintRunsInput{BlueprintName: ghost}},
		{"GetBlueprintRuns", "InvalidInputException", "Invalid next token.",
			&glue.GetBlueprintRunsInput{BlueprintName: name, NextToken: ghost}},
		{"UpdateBlueprint", "IllegalBlueprintStateException", "Blueprint new is in CREATING state.",
			&glue.UpdateBlueprintInput{Name: aws.String("new"), BlueprintLocation: place}},
	} {
		err := call(client, wrong.operation, wrong.input)
		if typed := modelledError(err, wrong.code); typed == nil {
			t.Errorf("%s: %v", wrong.operation, err)
		} else {
			equal(t, wrong.operation, typed.ErrorMessage(), wrong.message)
		}
		response := as[*awshttp.ResponseError](t, err)
		equal(t, "status", response.HTTPStatusCode(), 400)
		equal(t, "a request id", len(response.ServiceRequestID()), 36)
	}
	equal(t, "attempts", world.Attempts("GetBlueprintRun"), 1)
}

func TestASecondUpdateAtOnceIsAConcurrentModification(t *testing.T) {
	client := connect(emulator.NewWorld(t, serverURL))
	create(t, client, "orders",
		map[string]string{"glueprint:blueprint-timeline": "active-on-second-read"})
	succeeds(t, call(client, "GetBlueprint", inputs["GetBlueprint"]))
	succeeds(t, call(client, "UpdateBlueprint", inputs["UpdateBlueprint"]))
	err := call(client, "UpdateBlueprint", inputs["UpdateBlueprint"])
	as[*types.ConcurrentModificationException](t, err)
}

func TestAQuotaIsAResourceNumberLimit(t *testing.T) {
	server, err := emulator.Start("--max-running", "1")
	succeeds(t, err)
	defer func() { succeeds(t, server.Stop()) }()
	client := connect(emulator.NewWorld(t, server.URL))
	create(t, client, "orders", map[string]string{"glueprint:timeline": "never-ends"})
	mustStart(t, client)
	_, err = start(client)
	as[*types.ResourceNumberLimitExceededException](t, err)
}

func TestAnErrorOfTheFrontEndHasItsCodeAndMessage(t *testing.T) {
	_, client := newWorld(t)
	_, err := client.GetBlueprintRuns(background, &glue.GetBlueprintRunsInput{
		BlueprintName: aws.String("a\nb")})
	generic := as[smithy.APIError](t, err)
	equal(t, "code", generic.ErrorCode(), "ValidationException")
	if !strings.HasPrefix(generic.ErrorMessage(), "1 validation error detected: Value") {
		t.Error(generic.ErrorMessage())
	}
	_, err = client.ListCrawlers(background, &glue.ListCrawlersInput{})
	equal(t, "code", as[smithy.APIError](t, err).ErrorCode(), "UnknownOperationException")
}

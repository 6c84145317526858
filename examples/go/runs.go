// Package runs is code under test, as it might stand in a program that uses AWS Glue.
package runs

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/aws-sdk-go-v2/service/glue"
	"github.com/aws/aws-sdk-go-v2/service/glue/types"
	"github.com/aws/smithy-go"
)

const pollInterval = 10 * time.Second

// Wait polls until the run has finished. It is an error if the run failed.
func Wait(
	ctx context.Context, client *glue.Client, blueprint, id string, sleep func(time.Duration),
) (*types.BlueprintRun, error) {
	for {
		answer, err := client.GetBlueprintRun(ctx, &glue.GetBlueprintRunInput{
			BlueprintName: &blueprint, RunId: &id})
		if err != nil {
			return nil, err
		}
		switch run := answer.BlueprintRun; run.State {
		case types.BlueprintRunStateSucceeded:
			return run, nil
		case types.BlueprintRunStateFailed:
			return nil, errors.New(aws.ToString(run.ErrorMessage))
		}
		sleep(pollInterval)
	}
}

// StartOnce starts a run; the parameters must be those of no other run. The SDK may not try again
// by itself: when only the reply was lost, that starts a second run.
func StartOnce(
	ctx context.Context, client *glue.Client, blueprint, role string, parameters map[string]string,
) (string, error) {
	text, err := json.Marshal(parameters)
	if err != nil {
		return "", err
	}
	wanted := string(text)
	answer, err := client.StartBlueprintRun(ctx, &glue.StartBlueprintRunInput{
		BlueprintName: &blueprint, RoleArn: &role, Parameters: &wanted}, withoutRetries)
	if err == nil {
		return aws.ToString(answer.RunId), nil
	}
	var refusal smithy.APIError
	if errors.As(err, &refusal) {
		return "", err
	}
	page, missed := client.GetBlueprintRuns(ctx, &glue.GetBlueprintRunsInput{
		BlueprintName: &blueprint})
	if missed != nil {
		return "", missed
	}
	for _, run := range page.BlueprintRuns {
		if aws.ToString(run.Parameters) == wanted {
			return aws.ToString(run.RunId), nil
		}
	}
	return "", err
}

func withoutRetries(options *glue.Options) {
	options.Retryer = retry.AddWithMaxAttempts(options.Retryer, 1)
}

package v2

import (
	"context"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/glue"
)

func TestTheAttemptsOfACallAreOneGroup(t *testing.T) {
	world, client := newWorld(t)
	world.PutFault(JSON{"kind": "error", "code": "InternalServiceException"})
	_, err := client.ListBlueprints(context.Background(), &glue.ListBlueprintsInput{})
	if err == nil {
		t.Fatal("the call succeeded")
	}
	var retries struct {
		Calls []struct {
			Operation string
			Attempts  int
			Statuses  []int
		}
	}
	world.Admin("GET", "retries", nil, &retries)
	for _, call := range retries.Calls {
		if call.Operation == "ListBlueprints" {
			equal(t, "attempts", call.Attempts, 3)
			equal(t, "statuses", len(call.Statuses), 3)
			return
		}
	}
	t.Fatal("there is no such call")
}

package v2

import (
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/glue"
	"github.com/aws/aws-sdk-go-v2/service/glue/types"
	"glueprint/emulator"
)

const pageSize = 3

// The ids of ten runs, newest first.
func tenRuns(t *testing.T, client *glue.Client) []string {
	ids := make([]string, 10)
	for n := range ids {
		ids[len(ids)-1-n] = mustStart(t, client)
	}
	return ids
}

func smallPages(t *testing.T, world *emulator.World, client *glue.Client) {
	ids := tenRuns(t, client)
	world.PutFault(JSON{"kind": "small_pages", "items": 2})
	found, pages, err := allRuns(client, "orders", pageSize)
	succeeds(t, err)
	same(t, "runs", found, ids)
	equal(t, "pages", pages, 5)
}

func emptyPage(t *testing.T, world *emulator.World, client *glue.Client) {
	ids := tenRuns(t, client)
	world.PutFault(JSON{"kind": "empty_page"}, JSON{"times": 2})
	found, pages, err := allRuns(client, "orders", pageSize)
	succeeds(t, err)
	same(t, "runs", found, ids)
	equal(t, "pages", pages, 6)
}

func oddToken(t *testing.T, world *emulator.World, client *glue.Client) {
	ids := tenRuns(t, client)
	world.PutFault(JSON{"kind": "odd_token", "how": "empty"})
	found, pages, err := allRuns(client, "orders", pageSize)
	succeeds(t, err)
	same(t, "runs", found, ids[:pageSize])
	equal(t, "pages", pages, 1)
}

func expireTokens(t *testing.T, world *emulator.World, client *glue.Client) {
	ids := tenRuns(t, client)
	world.PutFault(JSON{"kind": "expire_tokens"}, JSON{"times": 1})
	found, pages, err := allRuns(client, "orders", pageSize)
	expired := as[*types.InvalidInputException](t, err)
	equal(t, "message", expired.ErrorMessage(), "Next token expired.")
	same(t, "runs", found, ids[:pageSize])
	equal(t, "pages", pages, 1)
	found, _, err = allRuns(client, "orders", pageSize)
	succeeds(t, err)
	same(t, "runs", found, ids)
}

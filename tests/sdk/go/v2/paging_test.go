package v2

import (
	"fmt"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/glue"
	"github.com/aws/aws-sdk-go-v2/service/glue/types"
	"glueprint/emulator"
)

const manyRuns = 250

func allRuns(client *glue.Client, blueprint string, size int32) ([]string, int, error) {
	var ids []string
	pages := 0
	paginator := glue.NewGetBlueprintRunsPaginator(client,
		&glue.GetBlueprintRunsInput{BlueprintName: &blueprint},
		func(options *glue.GetBlueprintRunsPaginatorOptions) { options.Limit = size })
	for ; paginator.HasMorePages(); pages++ {
		page, err := paginator.NextPage(background)
		if err != nil {
			return ids, pages, err
		}
		for _, run := range page.BlueprintRuns {
			ids = append(ids, *run.RunId)
		}
	}
	return ids, pages, nil
}

// A fixture of finished runs of the blueprint many, and their ids, newest first.
func manyRunsFixture() (emulator.JSON, []string) {
	runs := make([]emulator.JSON, manyRuns)
	ids := make([]string, manyRuns)
	for n := range runs {
		id := fmt.Sprintf("br_%064x", n)
		runs[n*7%manyRuns] = emulator.JSON{"BlueprintName": "many", "RunId": id,
			"State": "SUCCEEDED", "StartedOn": 1700000000 + n}
		ids[manyRuns-1-n] = id
	}
	return emulator.JSON{"BlueprintRuns": runs}, ids
}

func TestThePaginatorReadsEveryRunOnceNewestFirst(t *testing.T) {
	world := emulator.NewWorld(t, serverURL)
	client := connect(world)
	fixture, ids := manyRunsFixture()
	world.Admin("PUT", "fixtures", fixture, nil)
	for size, pages := range map[int32]int{0: 3, 1: 250, 7: 36, 249: 2, 250: 1, 1000: 1} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			found, read, err := allRuns(client, "many", size)
			succeeds(t, err)
			same(t, "ids", found, ids)
			equal(t, "pages", read, pages)
		})
	}
}

func TestThePaginatorReadsTheDemo(t *testing.T) {
	server, err := emulator.Start("--fixtures", emulator.Root+"/fixtures/demo.json")
	succeeds(t, err)
	defer func() { succeeds(t, server.Stop()) }()
	client := connect(emulator.NewWorld(t, server.URL))
	answer, err := list(client)
	succeeds(t, err)
	runs := 0
	for _, blueprint := range answer.Blueprints {
		all, _, err := allRuns(client, blueprint, 0)
		succeeds(t, err)
		for size := int32(1); size <= 3; size++ {
			found, _, err := allRuns(client, blueprint, size)
			succeeds(t, err)
			same(t, blueprint, found, all)
		}
		runs += len(all)
		for _, id := range all {
			got, err := client.GetBlueprintRun(background, &glue.GetBlueprintRunInput{
				BlueprintName: &blueprint, RunId: &id})
			succeeds(t, err)
			isOver := got.BlueprintRun.State == types.BlueprintRunStateSucceeded ||
				got.BlueprintRun.State == types.BlueprintRunStateFailed
			equal(t, id, got.BlueprintRun.CompletedOn != nil, isOver)
		}
	}
	equal(t, "runs of the demo", runs, 7)
}

func TestListsOfNamesArePagedThrough(t *testing.T) {
	client := connect(emulator.NewWorld(t, serverURL))
	for i := 0; i < 30; i++ {
		create(t, client, fmt.Sprintf("many-%02d", i), nil)
	}
	for _, size := range []int32{0, 7, 25} {
		paginator := glue.NewListBlueprintsPaginator(client, &glue.ListBlueprintsInput{},
			func(options *glue.ListBlueprintsPaginatorOptions) { options.Limit = size })
		var names []string
		for paginator.HasMorePages() {
			page, err := paginator.NextPage(background)
			succeeds(t, err)
			names = append(names, page.Blueprints...)
		}
		equal(t, "names", len(names), 30)
		equal(t, "last", names[len(names)-1], "many-29")
	}
}

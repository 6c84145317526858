package emulator

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
)

// JSON is a JSON object.
type JSON = map[string]any

var accounts atomic.Int64

// Clocks are the settings of a clock under which a client is to behave as under the real one.
var Clocks = map[string]JSON{
	"frozen":   {"now": "2024-02-23T14:44:45Z", "rate": 0},
	"advanced": {"now": "2040-01-01T00:00:00Z", "rate": 1},
	"scaled":   {"rate": 100_000},
}

// World is an account of a test's own, seen by the admin routes.
type World struct {
	URL     string
	Account string
	t       *testing.T
}

// NewWorld gives an account that no other test has.
func NewWorld(t *testing.T, url string) *World {
	return &World{URL: url, Account: fmt.Sprint(300_000_000_000 + accounts.Add(1)), t: t}
}

// FaultKinds names every kind of fault that the server knows.
func FaultKinds(t *testing.T, url string) []string {
	t.Helper()
	response, err := http.Get(url + "/_glueprint/faults/kinds")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var known struct{ Kinds []struct{ Name string } }
	if err := json.NewDecoder(response.Body).Decode(&known); err != nil {
		t.Fatal(err)
	}
	names := make([]string, len(known.Kinds))
	for place, kind := range known.Kinds {
		names[place] = kind.Name
	}
	return names
}

// Admin sends a request to an admin route and reads its answer into answer, unless that is nil.
func (world *World) Admin(method, route string, body, answer any) {
	world.t.Helper()
	var sent bytes.Buffer
	if body != nil {
		world.must(json.NewEncoder(&sent).Encode(body))
	}
	request, err := http.NewRequest(method, world.address(route), &sent)
	world.must(err)
	response, err := http.DefaultClient.Do(request)
	world.must(err)
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	world.must(err)
	if response.StatusCode >= 300 {
		world.t.Fatalf("%s %s: %s: %s", method, route, response.Status, text)
	}
	if answer != nil {
		world.must(json.Unmarshal(text, answer))
	}
}

// PutFault puts a rule that injects the fault, in place of one of the same kind.
func (world *World) PutFault(fault JSON, members ...JSON) {
	world.t.Helper()
	rule := JSON{"fault": fault}
	for _, more := range members {
		for name, value := range more {
			rule[name] = value
		}
	}
	world.Admin("PUT", fmt.Sprintf("faults/%s", fault["kind"]), rule, nil)
}

// DeleteFaults removes every rule.
func (world *World) DeleteFaults() {
	world.t.Helper()
	world.Admin("DELETE", "faults", nil, nil)
}

// Attempts counts the requests that the journal has of an operation.
func (world *World) Attempts(operation string) int {
	world.t.Helper()
	var journal struct{ Entries []JSON }
	world.Admin("GET", "journal?operation="+operation, nil, &journal)
	return len(journal.Entries)
}

// Advance moves the clock, which then stands.
func (world *World) Advance(by string) {
	world.t.Helper()
	world.Admin("PUT", "clock", JSON{"rate": 0}, nil)
	world.Admin("POST", "clock/advance", JSON{"by": by}, nil)
}

func (world *World) address(route string) string {
	path, query, _ := strings.Cut(route, "?")
	values, err := url.ParseQuery(query)
	world.must(err)
	values.Set("account", world.Account)
	return world.URL + "/_glueprint/" + path + "?" + values.Encode()
}

func (world *World) must(err error) {
	world.t.Helper()
	if err != nil {
		world.t.Fatal(err)
	}
}

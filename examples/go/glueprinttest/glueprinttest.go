// Package glueprinttest gives a test a Glueprint, and in it an account that no other test has.
package glueprinttest

import (
	"bufio"
	"bytes"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

const startTimeMax = 30 * time.Second

var address = regexp.MustCompile(`http://\S+`)

// JSON is a JSON object.
type JSON = map[string]any

// Glueprint is an account of a server. Clients of the account have URL as their endpoint and
// Account as their access key; the secret is any.
type Glueprint struct {
	URL     string
	Account string
	t       testing.TB
}

// Start starts a server for the test, which takes milliseconds, and stops it at the test's end. If
// GLUEPRINT_URL names a server that runs, that one is used, and the account is reset at the end.
func Start(t testing.TB) *Glueprint {
	t.Helper()
	number, err := rand.Int(rand.Reader, big.NewInt(999_999_999_999))
	if err != nil {
		t.Fatal(err)
	}
	glueprint := &Glueprint{Account: fmt.Sprintf("%012d", number.Int64()+1), t: t}
	if running := os.Getenv("GLUEPRINT_URL"); running != "" {
		glueprint.URL = strings.TrimRight(running, "/")
		t.Cleanup(glueprint.Reset)
		return glueprint
	}
	glueprint.URL = startServer(t)
	return glueprint
}

// Freeze stops emulated time, so that only Advance moves it.
func (glueprint *Glueprint) Freeze() {
	glueprint.t.Helper()
	glueprint.Admin("PUT", "clock", JSON{"rate": 0}, nil)
}

// Advance moves emulated time.
func (glueprint *Glueprint) Advance(by time.Duration) {
	glueprint.t.Helper()
	ms := (by + time.Millisecond - 1) / time.Millisecond
	glueprint.Admin("POST", "clock/advance", JSON{"by": fmt.Sprintf("%dms", ms)}, nil)
}

// PutFault injects a fault into requests of the operation (a glob): into the first `times`, or all
// when that is 0.
func (glueprint *Glueprint) PutFault(operation string, times int, fault JSON) {
	glueprint.t.Helper()
	rule := JSON{"match": JSON{"operation": operation}, "fault": fault}
	if times > 0 {
		rule["times"] = times
	}
	glueprint.Admin("POST", "faults", rule, nil)
}

// Statuses tells, oldest first, how the server answered each attempt of an operation.
func (glueprint *Glueprint) Statuses(operation string) []int {
	glueprint.t.Helper()
	var journal struct{ Entries []struct{ Status int } }
	glueprint.Admin("GET", "journal?operation="+operation, nil, &journal)
	statuses := make([]int, len(journal.Entries))
	for place, entry := range journal.Entries {
		statuses[len(statuses)-1-place] = entry.Status
	}
	return statuses
}

// Verify fails the test with what the server counted, and the nearest misses, unless the
// expectation holds: JSON{"match": JSON{"operation": "GetBlueprintRun"}, "at_most": 3}.
func (glueprint *Glueprint) Verify(expectation JSON) {
	glueprint.t.Helper()
	glueprint.Admin("POST", "verify", expectation, nil)
}

// Reset puts the account back to what it was when the server started.
func (glueprint *Glueprint) Reset() {
	glueprint.t.Helper()
	glueprint.Admin("POST", "reset", nil, nil)
}

// Admin sends a request to an admin route and reads its answer into answer, unless that is nil.
func (glueprint *Glueprint) Admin(method, route string, body, answer any) {
	t := glueprint.t
	t.Helper()
	path, text, _ := strings.Cut(route, "?")
	query, err := url.ParseQuery(text)
	if err != nil {
		t.Fatal(err)
	}
	query.Set("account", glueprint.Account)
	sent, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	if body == nil {
		sent = nil
	}
	target := glueprint.URL + "/_glueprint/" + path + "?" + query.Encode()
	request, err := http.NewRequest(method, target, bytes.NewReader(sent))
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	received, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	if response.StatusCode >= 300 {
		var problem struct{ Detail string }
		if err := json.Unmarshal(received, &problem); err != nil {
			t.Fatalf("%s %s: %s: %s", method, route, response.Status, received)
		}
		t.Fatalf("%s %s: %s", method, route, problem.Detail)
	}
	if answer == nil {
		return
	}
	if err := json.Unmarshal(received, answer); err != nil {
		t.Fatal(err)
	}
}

// Starts the binary on a free port, and gives the URL that it prints before it says `Ready.`
func startServer(t testing.TB) string {
	t.Helper()
	binary := os.Getenv("GLUEPRINT_BINARY")
	if binary == "" {
		binary = "glueprint"
	}
	server := exec.Command(binary, "serve", "--port", "0", "--log-level", "error")
	server.Env = environment()
	server.Stderr = os.Stderr
	output, err := server.StdoutPipe()
	if err == nil {
		err = server.Start()
	}
	if err != nil {
		t.Fatalf("put glueprint into PATH, name it in GLUEPRINT_BINARY, or a server that runs in "+
			"GLUEPRINT_URL: %v", err)
	}
	t.Cleanup(func() { stop(t, server) })
	deadline := time.AfterFunc(startTimeMax, func() { server.Process.Kill() })
	defer deadline.Stop()
	found := ""
	for lines := bufio.NewScanner(output); lines.Scan(); {
		if lines.Text() == "Ready." {
			return found
		}
		if found == "" {
			found = address.FindString(lines.Text())
		}
	}
	t.Fatalf("%s did not start", binary)
	return ""
}

func stop(t testing.TB, server *exec.Cmd) {
	server.Process.Signal(syscall.SIGTERM)
	if err := server.Wait(); err != nil {
		t.Errorf("%s did not end well: %v", server.Path, err)
	}
}

// Settings of the server are its flags alone.
func environment() []string {
	var kept []string
	for _, variable := range os.Environ() {
		if !strings.HasPrefix(variable, "GLUEPRINT_") {
			kept = append(kept, variable)
		}
	}
	return kept
}

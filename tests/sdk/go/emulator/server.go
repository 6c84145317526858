// Package emulator starts the real binary for the tests of the Go SDKs.
package emulator

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Root is the folder of the project, seen from the folder of a package under test.
const Root = "../../../.."

const startTimeMax = 30 * time.Second

var address = regexp.MustCompile(`http://\S+:(\d+)`)

// Server is a running server; URL leads to it.
type Server struct {
	URL     string
	command *exec.Cmd
}

// Start starts the binary of GLUEPRINT_BINARY on a free port and waits until it is ready.
func Start(flags ...string) (*Server, error) {
	binary := os.Getenv("GLUEPRINT_BINARY")
	if binary == "" {
		return nil, fmt.Errorf("GLUEPRINT_BINARY does not name the binary to test")
	}
	arguments := append([]string{"serve", "--port", "0", "--log-level", "error"}, flags...)
	command := exec.Command(binary, arguments...)
	command.Env = environment()
	command.Stderr = os.Stderr
	output, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := command.Start(); err != nil {
		return nil, err
	}
	deadline := time.AfterFunc(startTimeMax, func() { command.Process.Kill() })
	defer deadline.Stop()
	server := &Server{command: command}
	for lines := bufio.NewScanner(output); lines.Scan(); {
		if match := address.FindStringSubmatch(lines.Text()); match != nil {
			server.URL = "http://127.0.0.1:" + match[1]
		}
		if lines.Text() == "Ready." {
			return server, nil
		}
	}
	return nil, fmt.Errorf("the server did not start: %w", command.Wait())
}

// Run runs the tests of a package against a server of these flags; used is told its URL first.
// The result is the status to exit with.
func Run(tests *testing.M, used func(url string), flags ...string) int {
	server, err := Start(flags...)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	used(server.URL)
	status := tests.Run()
	if err := server.Stop(); err != nil {
		fmt.Fprintln(os.Stderr, "the server did not end well:", err)
		return 1
	}
	return status
}

// Stop ends the server as SIGTERM does; nil when it exits with 0.
func (server *Server) Stop() error {
	if err := server.command.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	return server.command.Wait()
}

// Settings of the server come from its flags alone.
func environment() []string {
	var kept []string
	for _, variable := range os.Environ() {
		if !strings.HasPrefix(variable, "GLUEPRINT_") {
			kept = append(kept, variable)
		}
	}
	return kept
}

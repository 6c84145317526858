package v2

import (
	"testing"

	"github.com/aws/smithy-go"
	"glueprint/emulator"
)

// How often the client sends a request that fails, wherever the emulated clock stands: as often as
// at AWS, so that a rule with times meets the attempts that its test means.
func TestTheAttemptsAreThoseOfTheRealClock(t *testing.T) {
	for clock, setting := range emulator.Clocks {
		for code, attempts := range map[string]int{
			"EntityNotFoundException": 1, "IllegalBlueprintStateException": 1,
			"ThrottlingException": attemptsMax, "InternalServiceException": attemptsMax,
		} {
			world, client := newWorld(t)
			world.Admin("PUT", "clock", setting, nil)
			world.PutFault(emulator.JSON{"kind": "error", "code": code})
			_, err := start(client)
			equal(t, clock+": "+code, as[smithy.APIError](t, err).ErrorCode(), code)
			equal(t, clock+": "+code+": attempts", world.Attempts("StartBlueprintRun"), attempts)
		}
	}
}

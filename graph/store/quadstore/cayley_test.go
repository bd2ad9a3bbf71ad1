package quadstore

import (
	"path/filepath"
	"reflect"
	"runtime"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/graphtest"
	"github.com/cayleygraph/cayley/graph/graphtest/testutil"
	"github.com/cayleygraph/cayley/query/path/pathtest"
)

// inMemory makes empty stores in memory, onDisk in files.
func inMemory(t testing.TB) (cayley.QuadStore, cayley.Options) { return opened(t, "") }

func onDisk(t testing.TB) (cayley.QuadStore, cayley.Options) {
	return opened(t, filepath.Join(t.TempDir(), "test.corkboard"))
}

func opened(t testing.TB, path string) (cayley.QuadStore, cayley.Options) {
	t.Helper()
	qs, err := open(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := qs.Close(); err != nil {
			t.Error(err)
		}
	})
	return qs, nil
}

// inCayley moves the test to a folder of Cayley's sources, from which its
// suites find their data.
func inCayley(t *testing.T) {
	t.Helper()
	f := runtime.FuncForPC(reflect.ValueOf(graphtest.TestAll).Pointer())
	file, _ := f.FileLine(f.Entry())
	t.Chdir(filepath.Join(filepath.Dir(file), "..", "memstore"))
}

var places = []struct {
	name string
	open testutil.DatabaseFunc
}{{"memory", inMemory}, {"file", onDisk}}

// TestCayley runs Cayley's own suites, with its films and actors unless tests
// are to be short. One test there, a sorted path in an intersection, is skipped
// for every store by Cayley itself.
func TestCayley(t *testing.T) {
	inCayley(t)
	for _, place := range places {
		t.Run(place.name, func(t *testing.T) {
			graphtest.TestAll(t, place.open, &graphtest.Config{OptimizesComparison: true, AlwaysRunIntegration: true})
			t.Run("paths alone", func(t *testing.T) { pathtest.RunTestMorphisms(t, place.open) })
		})
	}
}

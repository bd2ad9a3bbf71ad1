package source

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

// TestSamples reads real tables where they are at hand.
func TestSamples(t *testing.T) {
	root := filepath.Join("..", "..", "..", "shared", "samples")
	if _, err := os.Stat(root); err != nil {
		t.Skip("the samples are not here")
	}
	for _, dir := range []string{"tables", "ftm", "popolo"} {
		f, err := Open(context.Background(), filepath.Join(root, dir))
		if err != nil {
			t.Fatal(err)
		}
		if len(f.Files) == 0 {
			t.Errorf("%s: nothing was recognized: %v", dir, f.LeftAlone)
		}
		for _, file := range f.Files {
			n, faults := 0, 0
			var first error
			for _, err := range file.Records(context.Background()) {
				if err == nil {
					n++
				} else if faults++; first == nil {
					first = err
				}
			}
			if n == 0 && faults == 0 {
				t.Errorf("%s: no records", file.Input.Name)
			}
			t.Logf("%s (%s): %d records, %d faults, first %v", file.Input.Name, file.Format.Name, n, faults, first)
		}
	}
}

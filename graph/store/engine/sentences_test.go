package engine

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestSentences opens what is no store of this format. What is said follows the
// file's name.
func TestSentences(t *testing.T) {
	image := small()
	f := takeApart(t, image)
	versioned := func(v uint32) []byte {
		b := bytes.Clone(image)
		for page := range 2 {
			h := b[page*headerPage:][:headerLen]
			binary.LittleEndian.PutUint32(h[16:], v)
			binary.LittleEndian.PutUint32(h[60:], crc32.Checksum(h[:60], castagnoli))
		}
		return b
	}
	flipped := func(at ...int64) []byte {
		b := bytes.Clone(image)
		for _, at := range at {
			b[at] ^= 1
		}
		return b
	}
	for _, c := range []struct {
		name string
		file []byte
		want string // "" where it can be opened
	}{
		{"newer", versioned(2), "is a store of format 2, which is newer than this program (format 1)"},
		{"much newer", versioned(1<<32 - 1), "is a store of format 4294967295, which is newer than this program (format 1)"},
		{"older", versioned(0), "is a store of format 0, which this program does not read (format 1); load its data anew"},
		{"empty", nil, "is not a corkboard store"},
		{"text", []byte("<s> <p> <o> .\n"), "is not a corkboard store"},
		{"zeros", make([]byte, 100_000), "is not a corkboard store"},
		{"magic alone", []byte(magic), "is a damaged store: neither of its headers is whole"},
		{"a page", image[:headerPage], "is a damaged store: it should be "},
		{"half", image[:len(image)/2], "is a damaged store: it should be "},
		{"a byte short", image[:f.head.end-1], "is a damaged store: it should be "},
		{"both headers", flipped(30, headerPage+30), "is a damaged store: neither of its headers is whole"},
		{"the manifest", flipped(int64(f.head.manifest.offset)), "is a damaged store: damaged at byte "},
		{"whole", image, ""},
		{"something behind it", append(bytes.Clone(image), "and so on"...), ""},
	} {
		for _, readOnly := range []bool{false, true} {
			path := filepath.Join(t.TempDir(), "a.corkboard")
			if err := os.WriteFile(path, c.file, 0o600); err != nil {
				t.Fatal(err)
			}
			s, err := Open(path, Options{ReadOnly: readOnly, Wait: brief})
			if err == nil {
				s.Close()
			}
			switch {
			case c.want == "" && err != nil, c.want != "" && err == nil:
				t.Errorf("%s: %v", c.name, err)
			case err == nil:
			case !strings.HasPrefix(err.Error(), c.want) || strings.Contains(err.Error(), "\n"):
				t.Errorf("%s: %q, want %q", c.name, err, c.want)
			default:
				if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, c.file) {
					t.Errorf("%s: the file was changed", c.name)
				}
			}
		}
	}
}

// TestSentencesOfPaths opens what is no file.
func TestSentencesOfPaths(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct {
		name, path string
		o          Options
		is         error
		want       string
	}{
		{"a folder", dir, Options{}, errNotStore, "is not a corkboard store"},
		{"nothing to read", filepath.Join(dir, "none"), Options{ReadOnly: true}, fs.ErrNotExist, "does not exist"},
		{"nothing that must be", filepath.Join(dir, "none"), Options{MustExist: true}, fs.ErrNotExist, "does not exist"},
		{"no folder", filepath.Join(dir, "no", "store"), Options{}, fs.ErrNotExist, "cannot be made"},
	} {
		s, err := Open(c.path, c.o)
		if err == nil {
			s.Close()
		}
		if !errors.Is(err, c.is) || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
	if entries, _ := os.ReadDir(dir); len(entries) > 0 {
		t.Errorf("%v is left", entries)
	}
}

package source

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"

	"corkboard/graph"

	"golang.org/x/text/encoding/charmap"
)

// inUTF16 encodes a text in UTF-16.
func inUTF16(order binary.AppendByteOrder, mark bool, text string) string {
	var b []byte
	if mark {
		b = order.AppendUint16(b, 0xfeff)
	}
	for _, u := range utf16.Encode([]rune(text)) {
		b = order.AppendUint16(b, u)
	}
	return string(b)
}

func inWindows1252(t *testing.T, text string) string {
	t.Helper()
	s, err := charmap.Windows1252.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestDecoded(t *testing.T) {
	const text = "id,name\n1,Jürg € “x”\n"
	const wide = "id,name\n1,Jürg 😀 Жук\n"
	long := strings.Repeat("plain,ascii\n", 20000)
	tests := []struct{ name, in, label, want string }{
		{"UTF-8", text, "", text},
		{"UTF-8 with a mark", "\ufeff" + text, "", text},
		{"UTF-8 late", long + text, "", long + text},
		{"UTF-16LE with a mark", inUTF16(binary.LittleEndian, true, wide), "", wide},
		{"UTF-16BE with a mark", inUTF16(binary.BigEndian, true, wide), "", wide},
		{"UTF-16LE", inUTF16(binary.LittleEndian, false, wide), "", wide},
		{"UTF-16BE", inUTF16(binary.BigEndian, false, wide), "", wide},
		{"UTF-16LE long", inUTF16(binary.LittleEndian, true, strings.Repeat(wide, 5000)), "", strings.Repeat(wide, 5000)},
		{"UTF-16LE as said", inUTF16(binary.LittleEndian, false, "ЖЖ"), "UTF-16LE", "ЖЖ"},
		{"UTF-16 as said, with a mark", inUTF16(binary.BigEndian, true, "ЖЖ"), "utf-16", "ЖЖ"},
		{"Windows-1252", inWindows1252(t, text), "", text},
		{"Windows-1252 late", long + inWindows1252(t, text), "", long + text},
		{"Windows-1252 without a character", "a\x81\xe9\xe8", "", "a\xfféè"},
		{"Windows-1252 as said", "\xc3\xa9", "windows-1252", "Ã©"},
		{"ISO 8859-2 as said", "\xb9", "iso-8859-2", "š"},
		{"damaged UTF-8", "äöü\xff", "", "äöü\xff"},
		{"half a pair", "\xff\xfeA\x00\x00\xd8B\x00", "", "A\xffB"},
		{"half a pair at the end", "\xff\xfeA\x00\x00\xd8", "", "A\xff"},
		{"half a unit", "\xff\xfeA\x00B", "", "A\xff"},
		{"a NUL is not UTF-16", "a,b\n\x00,c\n", "", "a,b\n\x00,c\n"},
		{"only a mark", "\xef\xbb\xbf", "", ""},
		{"nothing", "", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for name, r := range map[string]io.Reader{
				"whole": strings.NewReader(tt.in), "one byte": iotest.OneByteReader(strings.NewReader(tt.in)),
			} {
				d, err := decoded(r, tt.label)
				if err != nil {
					t.Fatal(err)
				}
				if got, err := io.ReadAll(d); err != nil || string(got) != tt.want {
					t.Errorf("%s: got %.80q, %v, want %.80q", name, got, err, tt.want)
				}
			}
		})
	}
	if _, err := decoded(strings.NewReader("x"), "klingon"); err == nil {
		t.Error("an encoding that is none was taken")
	}
}

func TestCompressed(t *testing.T) {
	text := "a,b\n" + strings.Repeat("1,ü\n", 5000)
	for name, packed := range map[string]string{"gzip": gzipped(t, text), "zstd": zstded(t, text)} {
		n := 0
		for r, err := range csvRecords(context.Background(), textInput("t.csv", packed), Options{}) {
			if err != nil || r.Fields[1].Text != "ü" {
				t.Fatalf("%s: %v, %v", name, r, err)
			}
			n++
		}
		if n != 5000 {
			t.Errorf("%s: %d records", name, n)
		}
		cut := textInput("t.csv", packed[:len(packed)-5])
		var last error
		for _, err := range csvRecords(context.Background(), cut, Options{}) {
			last = err
		}
		var e *graph.Error
		if !errors.As(last, &e) || e.Origin.File != "t.csv" {
			t.Errorf("%s cut off: %v", name, last)
		}
	}
}

// TestDisk tells an error of the world from a fault of the input.
func TestDisk(t *testing.T) {
	broken := errors.New("the disk is gone")
	for _, f := range Formats {
		if f.Later {
			continue
		}
		in := Input{Name: "t" + f.Ext[0], Open: func() (io.ReadCloser, error) {
			return decompress(io.NopCloser(io.MultiReader(strings.NewReader("[\n"), iotest.ErrReader(broken))), "t")
		}}
		var last error
		if f.Statements != nil {
			for _, err := range f.Statements(context.Background(), in, Options{}) {
				last = err
			}
		} else {
			for _, err := range f.Records(context.Background(), in, Options{}) {
				last = err
			}
		}
		var e *graph.Error
		if !errors.Is(last, broken) || errors.As(last, &e) {
			t.Errorf("%s: %v", f.Name, last)
		}
	}
}

func TestFromWindows1252(t *testing.T) {
	for c := range 256 {
		want, ok := charmap.Windows1252.DecodeByte(byte(c)), true
		got, _ := fromWindows1252(nil, []byte{byte(c)}, true)
		switch byte(c) {
		case 0x81, 0x8d, 0x8f, 0x90, 0x9d:
			ok = bytes.Equal(got, []byte{notUTF8})
		default:
			ok = string(got) == string(want)
		}
		if !ok {
			t.Errorf("%#x: got %q", c, got)
		}
	}
}

package source

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"

	"corkboard/graph"
)

// Recognize tells an input's format by its content and its name: magic bytes
// first, then the extension, then what the text begins with. ok is false where
// no format is recognized. The error is that of opening or reading.
func Recognize(in Input) (f Format, ok bool, err error) {
	f, why, err := recognize(in)
	return f, why == "" && err == nil, err
}

// recognize tells an input's format, or why it has none.
func recognize(in Input) (f Format, why string, err error) {
	head, err := firstBytes(in)
	if err != nil {
		return Format{}, "", err
	}
	ext, _ := extension(in.Name)
	named, known := formatOf(ext)
	if name, why := magic(head, ext); name != "" || why != "" {
		f, _ := formatNamed(name)
		return f, why, nil
	}
	switch {
	case named.Name == "xlsx":
		return Format{}, "it is no workbook, whatever its name", nil
	case named.Name == "json" && linesOfObjects(head):
		f, _ = formatNamed("jsonlines")
		return asJSONLD(f, head), "", nil
	case named.Name == "rdfxml" && !bytes.HasPrefix(bytes.TrimSpace(head), []byte("<?xml")):
		// Programs for ontologies write Turtle under this name, too.
		if f, ok := formatNamed(rdfBeginning(head)); ok {
			return f, "", nil
		}
		return named, "", nil
	case known:
		return asJSONLD(named, head), "", nil
	case isProse(in.Name, ext):
		return Format{}, "no table", nil
	}
	if f, ok := formatNamed(beginning(head)); ok {
		return asJSONLD(f, head), "", nil
	}
	return Format{}, "the format is not recognized", nil
}

// formatOf finds the format of an extension.
func formatOf(ext string) (Format, bool) {
	for _, f := range Formats {
		if slices.Contains(f.Ext, ext) {
			return f, true
		}
	}
	return Format{}, false
}

func formatNamed(name string) (Format, bool) {
	for _, f := range Formats {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}

// firstBytes reads the beginning of an input as UTF-8. What is damaged is left
// for the reader to report.
func firstBytes(in Input) ([]byte, error) {
	r, err := in.Open()
	var e *graph.Error
	if errors.As(err, &e) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer r.Close()
	head := make([]byte, blockSize)
	n, err := io.ReadFull(r, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF && !errors.As(err, &e) {
		return nil, err
	}
	if head = head[:n]; bytes.HasPrefix(head, []byte("PK")) || bytes.HasPrefix(head, compoundFile) {
		return head, nil
	}
	text, err := decoded(bytes.NewReader(head), "")
	if err != nil {
		return nil, nil // nothing but a mark
	}
	return io.ReadAll(text)
}

var compoundFile = []byte{0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1}

// magic tells a format by bytes that only it begins with, or why a file that
// begins so is not read.
func magic(head []byte, ext string) (name, why string) {
	has := func(s string) bool { return bytes.HasPrefix(head, []byte(s)) }
	switch {
	case has("PK\x03\x04"):
		named, _ := formatOf(ext)
		switch {
		case named.Name == "xlsx" || ext != ".zip" && bytes.Contains(head, []byte("xl/workbook.xml")):
			return "xlsx", ""
		case ext == ".ods" || bytes.Contains(head, []byte("opendocument.spreadsheet")):
			return "", "an OpenDocument spreadsheet: save it as .xlsx or .csv"
		}
		return "", "an archive: unpack it"
	case bytes.HasPrefix(head, compoundFile):
		return "", "an encrypted or an old Excel workbook (.xls): save it as .xlsx without a password"
	case has("%PDF-"), has("SQLite format 3\x00"), has("\x89PNG"), has("\xff\xd8\xff"), has("GIF8"), has("\x7fELF"):
		return "", "no table"
	}
	return "", ""
}

// isProse tells a file that people write to be read.
func isProse(name, ext string) bool {
	switch ext {
	case ".md", ".markdown", ".txt", ".rst", ".html", ".htm", ".pdf", ".svg", ".dot":
		return true
	}
	_, base := extension(name)
	base = strings.ToUpper(base)
	return strings.HasPrefix(base, "README") || strings.HasPrefix(base, "LICENSE") || strings.HasPrefix(base, "LICENCE")
}

// linesOfObjects tells JSON lines: the first line is one object, and another
// begins on a line of its own.
func linesOfObjects(head []byte) bool {
	first, rest, _ := bytes.Cut(bytes.TrimSpace(head), []byte{'\n'})
	rest = bytes.TrimSpace(rest)
	return len(rest) > 0 && rest[0] == '{' && len(first) > 0 && first[0] == '{' && json.Valid(first)
}

// beginning names the format of a text by how it begins, or "".
func beginning(head []byte) string {
	text := bytes.TrimSpace(head)
	has := func(s string) bool { return len(text) >= len(s) && bytes.EqualFold(text[:len(s)], []byte(s)) }
	switch {
	case linesOfObjects(text):
		return "jsonlines"
	case has("{"), has("["):
		rest := bytes.TrimSpace(text[1:])
		if len(rest) > 0 && bytes.IndexByte([]byte(`{}["]`), rest[0]) >= 0 {
			return "json"
		}
	}
	return rdfBeginning(text)
}

package source

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// xmlDecoded gives a document's text as UTF-8. The encoding is that of the
// options, else that of a byte order mark or of what "<" looks like (XML 1.0,
// appendix F), else the one that the XML declaration names, else UTF-8. The
// encoding comes with it; lossy tells that U+FFFD may stand for what the
// encoding has no character for.
func xmlDecoded(r io.Reader, label string) (text io.Reader, used string, lossy bool, err error) {
	b := bufio.NewReaderSize(r, blockSize)
	head, _ := b.Peek(1024) // an error comes again when it is read
	if used = strings.ToLower(strings.TrimSpace(label)); used == "" {
		used = xmlEncoding(head)
	}
	switch {
	case slices.Contains(latin1, used):
		return &converted{src: b, convert: fromLatin1}, used, false, nil
	case used == "us-ascii", used == "ascii":
		return &converted{src: b, convert: fromASCII}, used, false, nil
	}
	text, err = decoded(b, used)
	lossy = !strings.HasPrefix(used, "utf") && used != "windows-1252" && used != "cp1252" && used != "gb18030"
	return text, used, lossy, err
}

// latin1 are the names of ISO 8859-1, which on the web stand for Windows-1252
// and in XML for what they say.
var latin1 = []string{"iso-8859-1", "iso8859-1", "iso_8859-1", "iso88591", "latin1", "latin-1", "l1"}

// xmlEncoding tells the encoding of a document by its first bytes.
func xmlEncoding(head []byte) string {
	mark, _ := byteOrderMark(head)
	switch {
	case mark != "":
		return mark
	case bytes.HasPrefix(head, []byte("<\x00")):
		return "utf-16le"
	case bytes.HasPrefix(head, []byte("\x00<")):
		return "utf-16be"
	case !bytes.HasPrefix(head, []byte("<?xml")):
		return "utf-8"
	}
	declaration, _, _ := bytes.Cut(head, []byte("?>"))
	_, rest, ok := bytes.Cut(declaration, []byte("encoding"))
	rest = bytes.TrimLeft(rest, " \t\r\n=")
	if !ok || len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
		return "utf-8"
	}
	label, _, _ := bytes.Cut(rest[1:], rest[:1])
	name := strings.ToLower(string(label))
	if name == "" || strings.HasPrefix(name, "utf-16") || strings.HasPrefix(name, "ucs-2") || strings.HasPrefix(name, "iso-10646") {
		return "utf-8" // these bytes are not in what it names; see declaration
	}
	return name
}

func fromLatin1(dst, src []byte, _ bool) ([]byte, int) {
	for _, c := range src {
		dst = utf8.AppendRune(dst, rune(c))
	}
	return dst, len(src)
}

func fromASCII(dst, src []byte, _ bool) ([]byte, int) {
	for _, c := range src {
		if c >= utf8.RuneSelf {
			c = notUTF8
		}
		dst = append(dst, c)
	}
	return dst, len(src)
}

var errXMLDeclaration = errors.New(`the declaration is not of the form <?xml version="1.0" encoding="…" standalone="…"?>`)

// declaration reads the XML declaration, if there is one. used is the encoding
// in which the document is read, "" where the options name it.
func (s *xmlScanner) declaration(used string) error {
	if !s.begins("<?xml ") && !s.begins("<?xml\t") && !s.begins("<?xml\n") && !s.begins("<?xml\r") {
		return nil
	}
	at := s.here()
	s.token.kind = xmlDoctype // so that all its faults are kept
	s.r += len("<?xml")
	given := map[string]string{}
	spaced := false
	for _, name := range []string{"version", "encoding", "standalone"} {
		if spaced = s.space() || spaced; !spaced || !s.pass(name) {
			continue
		}
		spaced = false
		s.space()
		equals := s.pass("=")
		s.space()
		if c, _ := s.peek(); !equals || c != '"' && c != '\'' {
			break
		}
		value, err := s.quotedLiteral(at, "the XML declaration")
		if err != nil {
			return err
		}
		given[name] = value
	}
	s.space()
	if !s.pass("?>") {
		return s.broken(at, "%w", errXMLDeclaration)
	}
	if v := given["version"]; !strings.HasPrefix(v, "1.") {
		s.soft(at, "the declaration says version %s, and is read as 1.0", quoted(v))
	}
	s.dtd.alone = given["standalone"] == "yes"
	if label, ok := given["encoding"]; ok && used != "" && !sameEncoding(strings.ToLower(label), used) {
		s.soft(at, "the declaration says that the encoding is %s, and it is read as %s", quoted(label), used)
	}
	return nil
}

// sameEncoding tells whether a document in one encoding may say that it is in
// another.
func sameEncoding(label, used string) bool {
	wide := func(s string) bool {
		return strings.HasPrefix(s, "utf-16") || strings.HasPrefix(s, "ucs-2") || strings.HasPrefix(s, "iso-10646-ucs-2")
	}
	return label == used || wide(label) && wide(used) || label == "utf8" && used == "utf-8"
}

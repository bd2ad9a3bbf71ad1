package source

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"

	"corkboard/graph"
)

// Bounds of a workbook, in bytes: of one that is read through a compression
// and so stands in memory, of its small parts, of its shared strings.
const (
	maxPacked = 256 << 20
	maxPart   = 64 << 20
	maxShared = 256 << 20
)

// workbook is an open .xlsx file (ECMA-376, part 1).
type workbook struct {
	in       Input
	zip      *zip.Reader
	close    func() error
	main     string // the part that lists the sheets
	sheets   []sheet
	date1904 bool
}

// sheet is one sheet of a workbook; why says why it is not read, or "".
type sheet struct{ name, part, why string }

// damaged is the fault of a workbook that is not as it should be.
func (w *workbook) damaged(what string, err error) error {
	return w.in.fault(fmt.Errorf("workbook: %s: %w", what, err), graph.Origin{})
}

// openWorkbook opens an input as a workbook and lists its sheets.
func openWorkbook(in Input) (*workbook, error) {
	w := &workbook{in: in, close: func() error { return nil }}
	if err := w.unzip(); err != nil {
		return nil, err
	}
	if err := w.list(); err != nil {
		return nil, errors.Join(err, w.close())
	}
	return w, nil
}

// unzip opens the zip container: from the file, or from memory where the file
// is compressed once more or is no file.
func (w *workbook) unzip() error {
	if w.in.path != "" {
		f, err := os.Open(w.in.path)
		if err != nil {
			return err
		}
		info, err := f.Stat()
		if err != nil {
			return errors.Join(err, f.Close())
		}
		w.close = f.Close
		if w.zip, err = zip.NewReader(f, info.Size()); err != nil {
			return errors.Join(w.damaged("it is no zip file", err), f.Close())
		}
		return nil
	}
	r, err := w.in.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, maxPacked+1))
	if err != nil {
		return err
	}
	if len(b) > maxPacked {
		return w.damaged("it is too large", fmt.Errorf("more than %s under a compression", bytesOf(maxPacked)))
	}
	if w.zip, err = zip.NewReader(bytes.NewReader(b), int64(len(b))); err != nil {
		return w.damaged("it is no zip file", err)
	}
	return nil
}

// part opens a part of the workbook, bounded against zip bombs.
func (w *workbook) part(name string) (io.ReadCloser, error) {
	for _, f := range w.zip.File {
		if strings.EqualFold(f.Name, name) {
			r, err := f.Open()
			if err != nil {
				return nil, w.damaged(name, err)
			}
			return &partReader{ReadCloser: r, stored: int64(f.CompressedSize64)}, nil
		}
	}
	return nil, w.damaged(name, os.ErrNotExist)
}

// partReader stops where a part is both large and unlike any real one.
type partReader struct {
	io.ReadCloser
	stored, read int64
}

var errBomb = errors.New("it unpacks to more than 100 MB and 200 times its size")

func (p *partReader) Read(b []byte) (int, error) {
	n, err := p.ReadCloser.Read(b)
	if p.read += int64(n); p.read > 100<<20 && p.read/200 > p.stored {
		return n, errBomb
	}
	return n, err
}

// unmarshal reads a small part whole.
func (w *workbook) unmarshal(name string, to any) error {
	r, err := w.part(name)
	if err != nil {
		return err
	}
	defer r.Close()
	if err := xml.NewDecoder(io.LimitReader(r, maxPart)).Decode(to); err != nil {
		return w.damaged(name, err)
	}
	return nil
}

// relationships are the links from one part to others.
type relationships struct {
	Links []struct {
		ID     string `xml:"Id,attr"`
		Type   string `xml:"Type,attr"`
		Target string `xml:"Target,attr"`
	} `xml:"Relationship"`
}

// target finds a link's part by its id, or where that is "" by the last name
// of its type.
func (r relationships) target(from, id, kind string) (part, lastOfType string) {
	for _, l := range r.Links {
		last := path.Base(l.Type)
		if id != "" && l.ID != id || id == "" && last != kind {
			continue
		}
		if strings.HasPrefix(l.Target, "/") {
			return path.Clean(l.Target)[1:], last
		}
		return path.Join(path.Dir(from), l.Target), last
	}
	return "", ""
}

// list reads which sheets there are and which calendar they use.
func (w *workbook) list() error {
	var top, links relationships
	w.main = "xl/workbook.xml"
	if w.unmarshal("_rels/.rels", &top) == nil {
		if p, _ := top.target("", "", "officeDocument"); p != "" {
			w.main = p
		}
	}
	var book struct {
		Calendar struct {
			From1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []struct {
			Name  string     `xml:"name,attr"`
			State string     `xml:"state,attr"`
			Attrs []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := w.unmarshal(w.main, &book); err != nil {
		return err
	}
	if err := w.unmarshal(path.Join(path.Dir(w.main), "_rels", path.Base(w.main)+".rels"), &links); err != nil {
		return err
	}
	w.date1904 = isTrue(book.Calendar.From1904)
	for _, s := range book.Sheets {
		var id string
		for _, a := range s.Attrs {
			if a.Name.Local == "id" {
				id = a.Value
			}
		}
		part, kind := links.target(w.main, id, "worksheet")
		one := sheet{name: s.Name, part: part}
		switch {
		case kind != "worksheet":
			one.why = "the sheet holds no cells"
		case s.State == "hidden" || s.State == "veryHidden":
			one.why = "the sheet is hidden"
		}
		w.sheets = append(w.sheets, one)
	}
	return nil
}

func isTrue(s string) bool { return s == "1" || s == "true" || s == "on" }

// find gives the sheet of a name, or the first that is read.
func (w *workbook) find(name string) (sheet, error) {
	for _, s := range w.sheets {
		if name == s.name || name == "" && s.why == "" {
			return s, nil
		}
	}
	return sheet{}, w.in.fault(fmt.Errorf("workbook: %s is not one of its sheets", quoted(name)), graph.Origin{})
}

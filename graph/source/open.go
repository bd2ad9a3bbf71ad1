package source

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"corkboard/graph"
)

// Folder is what Open found.
type Folder struct {
	// Root is the path of the folder; for a single file, of its folder.
	Root string
	// Name is the base name of the folder, or of the file without extensions.
	Name string
	// Files are the tables and documents, sorted by the names of their inputs;
	// the sheets of a workbook keep their order.
	Files []File
	// Config are the files that describe the case and are no tables:
	// case.yaml, schema.yaml, mappings. Sorted by name.
	Config []Input
	// LeftAlone says what was not read, and why, sorted by name.
	LeftAlone []LeftAlone

	options OpenOptions
}

// LeftAlone is a file, folder or sheet that is not read.
type LeftAlone struct{ Name, Why string }

// Open recognizes what is in a folder and the folders in it, in a single file,
// or in a workbook, which gives one File for each visible sheet. Names are
// slash paths relative to the folder; what comes out does not depend on the
// order of the file system. Hidden files are passed over without a word, links
// that lead out of the folder are left alone. Each stored file is read once,
// for its SHA-256.
func Open(ctx context.Context, path string) (*Folder, error) {
	return OpenAs(ctx, path, OpenOptions{})
}

// OpenOptions say how OpenAs differs from Open.
type OpenOptions struct {
	// Format is what every file is taken for, whatever it looks like; the zero
	// Format recognizes them.
	Format Format
	// Unsummed leaves RDF documents unread: their SHA256 is "". Whoever only
	// streams them saves one reading.
	Unsummed bool
}

// OpenAs is Open with options.
func OpenAs(ctx context.Context, path string, o OpenOptions) (*Folder, error) {
	root, err := filepath.EvalSymlinks(path)
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(root)
	if err != nil {
		return nil, err
	}
	absolute, err := filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		f := &Folder{Root: filepath.Dir(root), options: o}
		name := filepath.Base(path)
		_, f.Name = extension(name)
		return f, f.addFile(ctx, root, name)
	}
	f := &Folder{Root: root, Name: filepath.Base(absolute), options: o}
	found, err := f.walk(root)
	if err != nil {
		return nil, err
	}
	for _, name := range found {
		if err := f.addFile(ctx, filepath.Join(root, filepath.FromSlash(name)), name); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(f.LeftAlone, func(a, b LeftAlone) int { return cmp.Compare(a.Name, b.Name) })
	return f, nil
}

// walk lists the files to look at by their slash paths, sorted.
func (f *Folder) walk(root string) ([]string, error) {
	var found []string
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, p)
		if err != nil || rel == "." {
			return err
		}
		name := filepath.ToSlash(rel)
		switch {
		case isHidden(d.Name()):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir():
		case strings.HasPrefix(name, "archive/"):
			f.leave(name, "message archives are read by a later version")
		case d.Type()&fs.ModeSymlink != 0:
			if why := linkTrouble(root, p); why != "" {
				f.leave(name, why)
				return nil
			}
			found = append(found, name)
		case !d.Type().IsRegular():
			f.leave(name, "it is no regular file")
		default:
			found = append(found, name)
		}
		return nil
	})
	slices.Sort(found)
	return found, err
}

// isHidden tells names that systems and spreadsheets make for themselves.
func isHidden(base string) bool {
	return strings.HasPrefix(base, ".") || strings.HasPrefix(base, "~$") ||
		base == "Thumbs.db" || base == "desktop.ini" || base == "__MACOSX"
}

// linkTrouble says why a symbolic link is not followed, or "".
func linkTrouble(root, p string) string {
	target, err := filepath.EvalSymlinks(p)
	if err != nil {
		return "a link that leads nowhere"
	}
	info, err := os.Stat(target)
	rel, relErr := filepath.Rel(root, target)
	switch {
	case err != nil || relErr != nil:
		return "a link that leads nowhere"
	case !filepath.IsLocal(rel):
		return "a link that leads out of the folder"
	case !info.Mode().IsRegular():
		return "a link to what is no regular file"
	}
	return ""
}

func (f *Folder) leave(name, why string) {
	f.LeftAlone = append(f.LeftAlone, LeftAlone{Name: name, Why: why})
}

// isConfig tells the files of a case that are no tables.
func isConfig(name string) bool {
	ext, base := extension(name)
	if ext != ".yaml" && ext != ".yml" {
		return ext == ".yarrrml"
	}
	base = strings.ToLower(base)
	return base == "case" || base == "schema" || strings.HasPrefix(base, "mapping") || path.Ext(base) == ".yarrrml"
}

// addFile recognizes one stored file.
func (f *Folder) addFile(ctx context.Context, stored, name string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	in, err := FileInput(stored, name)
	if err != nil {
		return err
	}
	if isConfig(name) {
		f.Config = append(f.Config, in)
		return nil
	}
	format, why := f.options.Format, ""
	if format.Name == "" {
		format, why, err = recognize(in)
	}
	switch {
	case err != nil:
		return err
	case why != "":
		f.leave(name, why)
		return nil
	case format.Later:
		f.leave(name, errLater(format).Error())
		return nil
	}
	file := File{Input: in, Format: format, Kind: kindOf(in)}
	if file.Size = in.Size; !f.options.Unsummed || format.Statements == nil {
		if file.SHA256, file.Size, err = digest(ctx, stored); err != nil {
			return err
		}
	}
	if format.Name == "xlsx" {
		return f.addSheets(file)
	}
	f.Files = append(f.Files, file)
	return nil
}

// addSheets adds the sheets of a workbook. A damaged workbook stays one file,
// whose records are the fault.
func (f *Folder) addSheets(book File) error {
	w, err := openWorkbook(book.Input)
	var e *graph.Error
	if errors.As(err, &e) {
		f.Files = append(f.Files, book)
		return nil
	}
	if err != nil {
		return err
	}
	for _, s := range w.sheets {
		file := book
		file.Input.Name = book.Input.Name + "!" + s.name
		file.Input.Sheet, file.Kind = s.name, s.name
		if s.why != "" {
			f.leave(file.Input.Name, s.why)
			continue
		}
		f.Files = append(f.Files, file)
	}
	return w.close()
}

// digest reads a stored file for its SHA-256 and its size.
func digest(ctx context.Context, stored string) (sum string, size int64, err error) {
	r, err := os.Open(stored)
	if err != nil {
		return "", 0, err
	}
	defer r.Close()
	h := sha256.New()
	for {
		n, err := io.CopyN(h, r, 16<<20)
		size += n
		if err == io.EOF {
			return hex.EncodeToString(h.Sum(nil)), size, nil
		}
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return "", 0, err
		}
	}
}

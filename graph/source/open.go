package source

import "context"

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
	// case.yaml, schema.yaml, mappings.
	Config []Input
	// LeftAlone says what was not read, and why, sorted by name.
	LeftAlone []LeftAlone
}

// LeftAlone is a file, folder or sheet that is not read.
type LeftAlone struct{ Name, Why string }

// Open recognizes what is in a folder, in a single file or in a workbook.
func Open(ctx context.Context, path string) (*Folder, error) { panic("coming") }
